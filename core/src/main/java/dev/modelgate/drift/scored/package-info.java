/** Drift as a model sees it: its predictions on both sides, and how much each column matters to them. */
@NullMarked
package dev.modelgate.drift.scored;

import org.jspecify.annotations.NullMarked;
