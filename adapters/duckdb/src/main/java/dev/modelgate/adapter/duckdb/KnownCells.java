package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Cells;
import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts over named categories that follow from the frequent ones of the same column, so that nothing is read for them. */
final class KnownCells {
    private KnownCells() {}

    /**
     * The cells that follow from what has been answered.
     *
     * @param measures all that was asked
     * @param answers the answers to all frequent categories among them
     */
    static Map<Measure, Object> of(List<Measure> measures, Map<Measure, Object> answers) {
        Map<Measure, Object> known = new HashMap<>();
        for (Measure measure : measures) {
            if (measure instanceof Measure.CellCounts cells && cells.cells() instanceof Cells.Names names) {
                answers.forEach((other, answer) -> {
                    if (other instanceof Measure.FrequentCategories frequent
                            && frequent.column().equals(cells.column())
                            && tells((FrequentValues) answer, names)) {
                        known.put(measure, counts((FrequentValues) answer, names));
                    }
                });
            }
        }
        return known;
    }

    private static boolean tells(FrequentValues values, Cells.Names names) {
        return values.otherCategories() == 0 || values.counts().keySet().containsAll(names.names());
    }

    private static List<Long> counts(FrequentValues values, Cells.Names names) {
        List<Long> counts = new ArrayList<>();
        long others = values.total();
        for (String name : names.names()) {
            long count = values.counts().getOrDefault(name, 0L);
            counts.add(count);
            others -= count;
        }
        counts.add(others);
        return counts;
    }
}
