package dev.modelgate.drift.result;

import dev.modelgate.evidence.Rounding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param joint what was looked at together: all columns, where that was asked for, and embeddings
 * @param slices what became of slices of the rows, by the column that they were made of
 * @param leftOut columns that were not compared, and why
 * @param label what became of the label, which is not among the columns
 * @param model what a model makes of it, when one was asked
 * @param basis by which rules it was decided, and with what numbers
 * @param drifted how many columns drifted, as a whole or within a slice
 * @param unsure of how many columns that matter it cannot be told
 * @param share drifted columns among the compared ones
 * @param verdict whether enough columns drifted, or any of what was looked at together did; it cannot be told when that
 *     depends on unsure ones, or on slices that could not be looked at
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
        List<JointDrift> joint,
        List<SlicedDrift> slices,
        List<LeftOut> leftOut,
        Optional<LabelShift> label,
        Optional<SeenByModel> model,
        DriftBasis basis,
        int drifted,
        int unsure,
        double share,
        DriftVerdict verdict) {
    public DriftResult {
        referenceFiles = List.copyOf(referenceFiles);
        currentFiles = List.copyOf(currentFiles);
        columns = List.copyOf(columns);
        joint = List.copyOf(joint);
        slices = List.copyOf(slices);
        leftOut = List.copyOf(leftOut);
        share = Rounding.twelve(share);
    }

    /** Columns that have a verdict within slices, those first that surely differ most. */
    public List<SlicedDrift.Within> within(DriftVerdict verdict) {
        return slices.stream()
                .flatMap(one -> one.within(verdict))
                .sorted(Comparator.comparingDouble(SlicedDrift.Within::least).reversed())
                .toList();
    }

    /** Columns that have a verdict within slices and another one as a whole, each once. */
    public List<SlicedDrift.Only> onlyWithin(DriftVerdict verdict) {
        Map<String, SlicedDrift.Only> only = new LinkedHashMap<>();
        within(verdict)
                .forEach(one -> only.merge(
                        one.column().name(),
                        new SlicedDrift.Only(one, 0),
                        (first, another) -> new SlicedDrift.Only(first.most(), first.others() + 1)));
        columns.stream()
                .filter(column -> column.verdict() == verdict)
                .map(ColumnDrift::name)
                .forEach(only::remove);
        return List.copyOf(only.values());
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
     * @param change the change from one to the other
     */
    public record Positives(double reference, double current, DriftVerdict verdict, PartDrift change) {
        public Positives {
            reference = Rounding.twelve(reference);
            current = Rounding.twelve(current);
        }
    }
}
