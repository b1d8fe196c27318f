package dev.modelgate.drift.calibrated;

import dev.modelgate.statistics.ConfidenceInterval;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the rule says of columns that were looked at together.
 *
 * @param columns in the order in which they were given
 * @param beside adjusted p-values of what was looked at beside columns, in the order in which it was given
 * @param pValue the chance that anything alarms as it does, or more, when nothing drifted: the least adjusted p-value
 */
public record Outcome(List<OfColumn> columns, List<Double> beside, double pValue) {
    public Outcome {
        columns = List.copyOf(columns);
        beside = List.copyOf(beside);
    }

    /**
     * A question that is asked beside those of single columns, and shares the rate of false alarms with them.
     *
     * @param pValue its p-value
     * @param weight how much it matters, positive
     */
    public record Beside(double pValue, double weight) {}

    /** The three values of a verdict. */
    public enum Verdict {
        /** More than chance and more than the margin. */
        DRIFT,
        /** Nothing was found, and what matters would have been. */
        NO_DRIFT,
        /** Nothing was found, and what matters could have been missed. */
        CANNOT_TELL
    }

    /**
     * What it says of one column.
     *
     * @param name the column
     * @param verdict the verdict
     * @param pValue of the column alone, all its parts allowed for
     * @param adjusted the p-value with all columns allowed for; drift when it is at most the rate of false alarms
     * @param parts what was tested, at least one, the least p-value first
     */
    public record OfColumn(String name, Verdict verdict, double pValue, double adjusted, List<OfPart> parts) {
        public OfColumn {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What it says of one part of a column.
     *
     * @param kind what was compared
     * @param effect Cohen's w, about a shift in standard deviations, without what noise adds to it, with an interval for its
     *     true value
     * @param noiseFloor what chance alone makes of w on average, at these sizes, when nothing differs
     * @param smallestFound the smallest true effect that would have been found with the rule's power
     * @param needed about how many current rows would find what has to be found; empty when there are enough, or the
     *     reference has too few
     * @param pValue of this part alone, against the margin
     * @param unit what is taken to be independent: rows, or the blocks whose dependence mattered most
     * @param effectiveReference how many independent rows the reference is worth
     * @param effectiveCurrent how many independent rows the current side is worth
     */
    public record OfPart(
            PartKind kind,
            ConfidenceInterval effect,
            double noiseFloor,
            double smallestFound,
            OptionalLong needed,
            double pValue,
            String unit,
            double effectiveReference,
            double effectiveCurrent) {}
}
