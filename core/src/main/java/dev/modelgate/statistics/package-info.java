/**
 * Distances between two samples, tests, effect intervals and quality figures of models: pure functions over small
 * immutable values.
 *
 * <p>Bad input (an empty sample, NaN, sides of different length) is an {@link IllegalArgumentException} with a sentence
 * that says what was wrong; callers put it into words for a person. Results do not depend on the order in which values
 * arrive nor on the number of threads: samples are sorted first, sums run over the sorted values, and logarithms are
 * {@link StrictMath}'s. What is drawn at random is drawn from a seed that the caller gives.
 */
@NullMarked
package dev.modelgate.statistics;

import org.jspecify.annotations.NullMarked;
