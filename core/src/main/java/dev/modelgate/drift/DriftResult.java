package dev.modelgate.drift;

import dev.modelgate.evidence.Rounding;
import dev.modelgate.statistics.FalseDiscovery;
import java.util.List;
import java.util.Optional;

/**
 * What drift evidence says.
 *
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
 * @param rows how rows are taken to depend on each other
 * @param falseAlarms the chance of any alarm when nothing drifted
 * @param margin effects that do not matter
 * @param detect effects that have to be found
 * @param power the chance to find them
 * @param correction how many columns at once are allowed for
 * @param pValue the chance that any column differs as it does, or more, when nothing drifted; 0 when a column came, went
 *     or changed its type
 * @param drifted how many columns drifted
 * @param unsure of how many columns it cannot be told
 * @param share drifted columns among the compared ones
 * @param mostDrifted share that was allowed
 * @param verdict whether the share is larger than allowed; it cannot be told when that depends on the unsure columns
 */
public record DriftResult(
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
        String rows,
        double falseAlarms,
        double margin,
        double detect,
        double power,
        FalseDiscovery correction,
        double pValue,
        int drifted,
        int unsure,
        double share,
        double mostDrifted,
        DriftVerdict verdict) {
    public DriftResult {
        referenceFiles = List.copyOf(referenceFiles);
        currentFiles = List.copyOf(currentFiles);
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
        pValue = Rounding.twelve(pValue);
        share = Rounding.twelve(share);
    }

    static DriftResult of(
            MeasureDrift.Request request,
            long rowsReference,
            long rowsCurrent,
            List<ColumnDrift> columns,
            List<LeftOut> leftOut,
            Optional<LabelShift> label,
            double pValue) {
        int drifted = count(columns, DriftVerdict.DRIFT);
        int unsure = count(columns, DriftVerdict.CANNOT_TELL);
        DriftSettings settings = request.settings();
        return new DriftResult(
                request.reference().name(),
                request.current().name(),
                request.reference().files(),
                request.current().fileNames(),
                request.reference() instanceof MeasureDrift.OfProfile,
                rowsReference,
                rowsCurrent,
                columns,
                leftOut,
                label,
                settings.groups().describe(),
                settings.falseAlarms(),
                settings.margin(),
                settings.detect(),
                settings.power(),
                settings.correction(),
                pValue,
                drifted,
                unsure,
                (double) drifted / columns.size(),
                settings.mostDrifted(),
                verdict(columns.size(), drifted, unsure, settings.mostDrifted()));
    }

    private static int count(List<ColumnDrift> columns, DriftVerdict verdict) {
        return (int)
                columns.stream().filter(column -> column.verdict() == verdict).count();
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
     * @param verdict whether it changed; it cannot be told when bins leave open how many labels are positive and that
     *     decides
     * @param change the change from one to the other; absent when all labels of both sides are alike
     */
    public record Positives(double reference, double current, DriftVerdict verdict, Optional<PartDrift> change) {
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
