/** Compares current data with a reference and says, column by column, what moved. */
@NullMarked
package dev.modelgate.drift;

import org.jspecify.annotations.NullMarked;
