package dev.modelgate.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tables whose counts per block tell how a column's shares vary.
 *
 * @param rows how many rows there are
 * @param nulls how many have no value
 * @param cells the values in cells, when the column's type is read and it has any
 */
public record BlockTables(Measure.Rows rows, Measure.Violations nulls, Optional<Measure.CellCounts> cells) {
    /** The values over their cells, rows with and without a value, values that are finite and that are not. */
    public List<Function<Measurements, long[]>> tables() {
        return List.of(this::values, this::missing, this::nonFinite);
    }

    private long[] values(Measurements block) {
        return cells.map(measure ->
                        block.cells(measure).stream().mapToLong(Long::longValue).toArray())
                .orElse(new long[0]);
    }

    private long[] missing(Measurements block) {
        long missing = block.count(nulls);
        return new long[] {block.count(rows) - missing, missing};
    }

    private long[] nonFinite(Measurements block) {
        if (cells.isEmpty()) {
            return new long[2];
        }
        long finite = 0;
        for (long count : values(block)) {
            finite += count;
        }
        return new long[] {finite, block.count(rows) - block.count(nulls) - finite};
    }
}
