package dev.modelgate.drift;

import dev.modelgate.evidence.Rounding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What drift evidence says.
 *
 * @param preset by which rules it was decided
 * @param reference name of what was compared with
 * @param current name of the dataset that was looked at
 * @param referenceFiles files of the reference
 * @param currentFiles files of the current dataset
 * @param fromProfile whether a profile stood in for the reference's data
 * @param rowsReference rows of the reference
 * @param rowsCurrent rows of the current dataset
 * @param columns every column that was compared, in the reference's order, then those that are new
 * @param leftOut columns that were not compared, and why
 * @param label what became of the label, which is not among the columns
 * @param level confidence level of each single interval, where there are intervals
 * @param drifted how many columns drifted
 * @param unsure of how many columns it cannot be told
 * @param share drifted columns among the compared ones
 * @param mostDrifted share that was allowed, by floors
 * @param driftShare share from which on the dataset drifted, by Evidently's rules
 * @param verdict whether the share is larger than allowed, or reaches the other; it cannot be told when that depends on
 *     the unsure columns
 */
public record DriftResult(
        DriftPreset preset,
        String reference,
        String current,
        List<String> referenceFiles,
        List<String> currentFiles,
        boolean fromProfile,
        long rowsReference,
        long rowsCurrent,
        List<ColumnDrift> columns,
        List<LeftOut> leftOut,
        Optional<LabelShift> label,
        OptionalDouble level,
        int drifted,
        int unsure,
        double share,
        OptionalDouble mostDrifted,
        OptionalDouble driftShare,
        DriftVerdict verdict) {
    public DriftResult {
        referenceFiles = List.copyOf(referenceFiles);
        currentFiles = List.copyOf(currentFiles);
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
        level = Rounding.twelve(level);
        share = Rounding.twelve(share);
    }

    /**
     * A column that was not compared.
     *
     * @param name its name
     * @param why why not
     */
    public record LeftOut(String name, String why) {}

    /**
     * What became of the label.
     *
     * @param rule how the truth is read
     * @param column the column that holds it
     * @param positives the share of positive labels, when both sides have labels
     */
    public record LabelShift(String rule, ColumnDrift column, Optional<Positives> positives) {}

    /**
     * The share of positive labels among those that are there.
     *
     * @param reference of the reference, 12 significant digits
     * @param current of the current data, 12 significant digits
     * @param change the change from one to the other
     */
    public record Positives(double reference, double current, Effect change) {
        public Positives {
            reference = Rounding.twelve(reference);
            current = Rounding.twelve(current);
        }
    }

    /** Of how many columns each verdict was given decides on the whole. */
    static DriftVerdict verdict(int compared, int drifted, int unsure, double mostDrifted) {
        if (drifted > mostDrifted * compared) {
            return DriftVerdict.DRIFT;
        }
        return drifted + unsure > mostDrifted * compared ? DriftVerdict.CANNOT_TELL : DriftVerdict.NO_DRIFT;
    }
}
