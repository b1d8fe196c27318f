package dev.modelgate.data;

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
