/**
 * The rule by which drift is told from noise: pure, from counts over cells to verdicts that alarm as often as they say.
 */
@NullMarked
package dev.modelgate.drift.calibrated;

import org.jspecify.annotations.NullMarked;
