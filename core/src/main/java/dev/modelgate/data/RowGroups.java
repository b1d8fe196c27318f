package dev.modelgate.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of how rows depend on each other: flights of one hour share its weather, orders of one customer their
 * taste.
 *
 * @param independent whether every row is known to stand for itself
 * @param time the column of the time at which rows come about; when neither this nor {@code cluster} is there, every
 *     column of times is looked at, up to {@value #MOST_TIMES}
 * @param cluster the column that says what rows belong together
 */
public record RowGroups(boolean independent, Optional<String> time, Optional<String> cluster) {
    static final int MOST_TIMES = 3;

    public RowGroups {
        if (independent && (time.isPresent() || cluster.isPresent())) {
            throw new IllegalArgumentException(
                    "rows are independent, or depend on each other by a time or a cluster: only one can be said");
        }
    }

    /** Nothing is known: dependence is looked for. */
    public static RowGroups unknown() {
        return new RowGroups(false, Optional.empty(), Optional.empty());
    }

    /** The columns by which rows of a dataset are put into blocks, in the dataset's order. */
    public List<Column> among(List<Column> columns) {
        if (independent) {
            return List.of();
        }
        boolean detected = time.isEmpty() && cluster.isEmpty();
        List<Column> times = columns.stream()
                .filter(column -> detected && column.type().temporal())
                .limit(MOST_TIMES)
                .toList();
        return columns.stream()
                .filter(column -> times.contains(column)
                        || time.equals(Optional.of(column.name()))
                        || cluster.equals(Optional.of(column.name())))
                .toList();
    }

    /** What makes a difference, as text. */
    public String describe() {
        if (independent) {
            return "independent";
        }
        String said = Stream.concat(
                        time.map(column -> "time " + column).stream(),
                        cluster.map(column -> "cluster " + column).stream())
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? "detected" : said;
    }
}
