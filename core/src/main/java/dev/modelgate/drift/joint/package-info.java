/**
 * Drift of many columns together: whether a classifier tells current rows from the reference's that it has not seen, and
 * how sure that is. Pure, from sampled rows to a verdict.
 */
@NullMarked
package dev.modelgate.drift.joint;

import org.jspecify.annotations.NullMarked;
