/** What went wrong, where, and how to mend it: the only vocabulary in which Modelgate refuses. */
@NullMarked
package dev.modelgate.problem;

import org.jspecify.annotations.NullMarked;
