package dev.modelgate.drift.scored;

import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.Rows;
import dev.modelgate.model.RowScorer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sample of rows as a model eats them.
 *
 * @param rows the rows
 * @param positive whether each is positive, when it has a label
 */
record EncodedRows(List<float[]> rows, List<Optional<Boolean>> positive) {
    /**
     * Reads a sample.
     *
     * @param label how the truth is read; empty when there is none, or not in these data
     * @param most the most rows
     */
    static EncodedRows read(DataEngine engine, Dataset dataset, RowScorer scorer, Optional<LabelRule> label, int most) {
        Set<String> read = new LinkedHashSet<>(scorer.columns());
        label.ifPresent(rule -> read.add(rule.column()));
        List<String> names = List.copyOf(read);
        int[] indices = scorer.columns().stream().mapToInt(names::indexOf).toArray();
        EncodedRows sample = new EncodedRows(new ArrayList<>(), new ArrayList<>());
        engine.sample(dataset, names, most, row -> {
            sample.rows.add(scorer.encode(row, indices));
            sample.positive.add(label.flatMap(rule -> positive(rule, row, names.indexOf(rule.column()))));
        });
        return sample;
    }

    /** Only what the rule makes sense of; whether it makes sense of the data is for others to say. */
    private static Optional<Boolean> positive(LabelRule rule, Rows.RowView row, int index) {
        boolean unreadable = row.isNull(index)
                || rule.atLeast().isPresent() && Double.isNaN(row.number(index))
                || rule.atLeast().isEmpty() && rule.positive().isEmpty() && !truthValue(row, index);
        return unreadable ? Optional.empty() : Optional.of(rule.isPositive(row, index));
    }

    private static boolean truthValue(Rows.RowView row, int index) {
        double number = row.number(index);
        String text = row.text(index);
        return number == 0 || number == 1 || text.equals("true") || text.equals("false");
    }

    /** Those rows that a model gives a finite score. */
    EncodedRows scored(RowScorer scorer) {
        List<float[]> usable = new ArrayList<>();
        List<Optional<Boolean>> labels = new ArrayList<>();
        double[] scores = scorer.score(rows);
        for (int i = 0; i < scores.length; i++) {
            if (scorer.unusable(rows.get(i)).isEmpty() && Double.isFinite(scores[i])) {
                usable.add(rows.get(i));
                labels.add(positive.get(i));
            }
        }
        return new EncodedRows(usable, labels);
    }
}
