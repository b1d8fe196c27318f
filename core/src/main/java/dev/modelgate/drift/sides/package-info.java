/** Both sides of a column: the reference's profile, and the current data counted over the same cells. */
@NullMarked
package dev.modelgate.drift.sides;

import org.jspecify.annotations.NullMarked;
