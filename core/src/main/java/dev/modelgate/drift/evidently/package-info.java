/**
 * The verdicts of Evidently 0.7 (0.7.21 on NumPy 2.4 and SciPy 1.17), number by number: its column types, its choice of
 * a test, its bins, its thresholds and its rule for the dataset. For teams that move and want no verdict to change; how
 * often these verdicts alarm when nothing moved is another matter.
 *
 * <p>What a test computes stands in {@link dev.modelgate.statistics}; here stands what is Evidently's own.
 */
@NullMarked
package dev.modelgate.drift.evidently;

import org.jspecify.annotations.NullMarked;
