/** Datasets, what an engine can measure of them, and the contracts that they must meet. */
@NullMarked
package dev.modelgate.data;

import org.jspecify.annotations.NullMarked;
