package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import java.util.List;
import java.util.Map;

/**
 * A way in which rows fall into blocks.
 *
 * @param column the column that tells a row's block
 * @param seconds how long a block lasts; 0 when a block is what has one value, such as a customer
 * @param blocks how many blocks have rows
 */
public record RowScale(String column, long seconds, long blocks) {
    /** How long blocks of time may be. Each is a whole number of the shortest that divides it. */
    public static final List<Long> LENGTHS =
            List.of(60L, 600L, 3600L, 21_600L, 86_400L, 172_800L, 604_800L, 2_592_000L);

    private static final Map<Long, String> WORDS = Map.of(
            60L, "minutes",
            600L, "10 minutes",
            3600L, "hours",
            21_600L, "6 hours",
            86_400L, "days",
            172_800L, "2 days",
            604_800L, "weeks",
            2_592_000L, "30 days");

    public RowScale {
        require(!column.isBlank(), "a column's name is blank");
        require(seconds == 0 || LENGTHS.contains(seconds), "no block lasts " + seconds + " seconds");
        require(blocks >= 0, "the number of blocks is negative");
    }

    /** What a block is, such as {@code days of departure}; the same for two datasets whose blocks can be compared. */
    public String describe() {
        return (seconds == 0 ? "groups" : WORDS.get(seconds)) + " of " + column;
    }
}
