/** A second data engine, and what every data engine does. */
@NullMarked
package dev.modelgate.testkit.data;

import org.jspecify.annotations.NullMarked;
