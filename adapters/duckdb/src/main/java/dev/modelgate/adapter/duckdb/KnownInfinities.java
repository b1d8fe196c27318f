package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Cells;
import dev.modelgate.data.Condition;
import dev.modelgate.data.Measure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Columns that surely have no infinite value: cells of finite numbers hold all values that there are. */
final class KnownInfinities {
    private static final Measure ROWS = new Measure.Rows();

    private KnownInfinities() {}

    /** Whether a measure counts infinities, and other measures may tell that there are none. */
    static boolean mayFollow(Measure measure, List<Measure> measures) {
        return measure instanceof Measure.NonFinite infinities
                && infinities.kind() != Measure.NonFinite.Kind.NAN
                && measures.contains(ROWS)
                && measures.contains(notNull(infinities))
                && cells(infinities, measures).isPresent();
    }

    /** Whether what {@link #mayFollow} is zero, by the answers to the other measures. */
    static boolean none(Measure measure, List<Measure> measures, Map<Measure, Object> answers) {
        Measure.NonFinite infinities = (Measure.NonFinite) measure;
        Measure cells = cells(infinities, measures).orElseThrow();
        long finite = 0;
        for (Object count : (List<?>) Objects.requireNonNull(answers.get(cells))) {
            finite += (Long) count;
        }
        return finite == count(ROWS, answers) - count(notNull(infinities), answers);
    }

    private static long count(Measure measure, Map<Measure, Object> answers) {
        return (Long) Objects.requireNonNull(answers.get(measure));
    }

    private static Measure notNull(Measure.NonFinite infinities) {
        return new Measure.Violations(infinities.column(), new Condition.NotNull());
    }

    private static Optional<Measure> cells(Measure.NonFinite infinities, List<Measure> measures) {
        return measures.stream()
                .filter(other -> other instanceof Measure.CellCounts cells
                        && cells.cells() instanceof Cells.Bins
                        && cells.column().equals(infinities.column()))
                .findFirst();
    }
}
