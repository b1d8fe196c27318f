package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Cells;
import dev.modelgate.data.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shorter answers for columns of floating-point numbers, which mostly are all finite. An answer tells by itself whether it
 * holds; where it does not, the full one has to be asked.
 */
final class FiniteColumns {
    /** The answer where some numbers are not finite. */
    private static final Object NOT_TOLD = new Object();

    private FiniteColumns() {}

    /** Whether the full answer has to be asked. */
    static boolean untold(@Nullable Object answer) {
        return answer == NOT_TOLD;
    }

    /** The shorter answer to a measure, where there is one. */
    static Optional<Answer> answer(Measure measure, Relation relation) {
        if (!(measure instanceof Measure.OfColumn one)
                || !relation.column(one.column()).floating()) {
            return Optional.empty();
        }
        SqlColumn column = relation.column(one.column());
        if (measure instanceof Measure.CellCounts counts && counts.cells() instanceof Cells.Bins bins) {
            return Optional.of(cells(counts, bins, column));
        }
        if (measure instanceof Measure.NonFinite) {
            return Optional.of(new Answer(
                    measure, List.of(notFinite(column)), (row, first) -> row.getLong(first) == 0 ? 0L : NOT_TOLD));
        }
        if (measure instanceof Measure.Mean) {
            Answer plain = Answer.roundedMean(measure, column.number());
            return Optional.of(new Answer(measure, plain.aggregates(), (row, first) -> {
                Object mean = plain.reader().read(row, first);
                return Answer.overflowed(mean) ? NOT_TOLD : mean;
            }));
        }
        return Optional.empty();
    }

    private static Answer cells(Measure.CellCounts counts, Cells.Bins bins, SqlColumn column) {
        List<String> aggregates = new ArrayList<>(List.of(notFinite(column), "count(" + column.number() + ")"));
        bins.edges().forEach(edge -> aggregates.add(CellCounting.below(column, edge)));
        return new Answer(counts, aggregates, (row, first) -> {
            if (row.getLong(first) > 0) {
                return NOT_TOLD;
            }
            List<Long> cells = new ArrayList<>();
            long passed = 0;
            for (int i = 0; i < bins.edges().size(); i++) {
                long below = row.getLong(first + 2 + i);
                cells.add(below - passed);
                passed = below;
            }
            cells.add(row.getLong(first + 1) - passed);
            return cells;
        });
    }

    private static String notFinite(SqlColumn column) {
        return "count_if(NOT isfinite(" + column.number() + "))";
    }
}
