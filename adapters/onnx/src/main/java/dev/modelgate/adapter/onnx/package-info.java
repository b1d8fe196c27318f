/** Loads and runs ONNX models with ONNX Runtime. */
@NullMarked
package dev.modelgate.adapter.onnx;

import org.jspecify.annotations.NullMarked;
