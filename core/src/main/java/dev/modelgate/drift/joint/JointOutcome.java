package dev.modelgate.drift.joint;

import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.HeldOutAuc;

/**
 * What is known of columns that were looked at together.
 *
 * @param area how well a classifier tells current rows from the reference's that it has not seen: the chance that one of
 *     each is told right, with an interval
 * @param smallestFound the smallest area that would have been found with the rule's power
 * @param pValue of this alone, against the margin
 * @param unit what is taken to be independent: rows, or blocks of them
 * @param unitsReference how many of these the reference has, among the rows that were looked at
 * @param unitsCurrent how many the current data have
 */
public record JointOutcome(
        ConfidenceInterval area,
        double smallestFound,
        double pValue,
        String unit,
        long unitsReference,
        long unitsCurrent) {
    /** The shift of a normal variable, in standard deviations, that is told apart as well. */
    public double shift() {
        return HeldOutAuc.shiftOfArea(area.estimate());
    }

    /** The shift that corresponds to the smallest area that would have been found. */
    public double smallestShift() {
        return HeldOutAuc.shiftOfArea(smallestFound);
    }
}
