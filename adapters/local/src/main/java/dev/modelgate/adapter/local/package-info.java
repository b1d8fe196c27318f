/** This machine: folders that keep artefacts and evidence, dataset files, and processes. */
@NullMarked
package dev.modelgate.adapter.local;

import org.jspecify.annotations.NullMarked;
