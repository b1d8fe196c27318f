package dev.modelgate.quality;

import dev.modelgate.statistics.BlockedCounts;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Counts rows over cells of their scores. */
final class CellCounts {
    /** With fewer blocks they say nothing of how much blocks vary. */
    private static final int ENOUGH = 5;

    private final ScoreCells cells;
    private final ScoredData data;
    private final int[] rows;
    private final long[] blocks;

    /** @param timed whether rows belong to windows of time */
    CellCounts(ScoreCells cells, ScoredData data, int[] rows, boolean timed) {
        this.cells = cells;
        this.data = data;
        this.rows = rows;
        long[] known = timed
                ? IntStream.of(rows).mapToLong(data::block).distinct().sorted().toArray()
                : new long[0];
        this.blocks = known.length < ENOUGH ? new long[0] : known;
    }

    private int part(int at, int parts) {
        int number = blocks.length == 0 ? at : Arrays.binarySearch(blocks, data.block(rows[at]));
        return number % parts;
    }

    /** Rows with a label, by block: the positive ones over all cells, then the negative ones. */
    BlockedCounts labelled() {
        return BlockedCounts.of(labelled(Math.max(1, blocks.length)));
    }

    /** The same in so many parts, of which no two have rows of one block. */
    long[][] labelled(int parts) {
        long[][] counts = new long[parts][2 * cells.size()];
        for (int i = 0; i < rows.length; i++) {
            int cell = cells.cell(data.score(rows[i]));
            counts[part(i, parts)][data.positive(rows[i]) ? cell : cells.size() + cell]++;
        }
        return counts;
    }

    /** All rows, by block. */
    BlockedCounts all() {
        int parts = Math.max(1, blocks.length);
        long[][] counts = new long[parts][cells.size()];
        for (int i = 0; i < rows.length; i++) {
            counts[part(i, parts)][cells.cell(data.score(rows[i]))]++;
        }
        return BlockedCounts.of(counts);
    }

    /** All rows together. */
    static long[] of(ScoreCells cells, ScoredData data, int[] rows) {
        long[] counts = new long[cells.size()];
        for (int row : rows) {
            counts[cells.cell(data.score(row))]++;
        }
        return counts;
    }

    static long sum(long[] counts) {
        return LongStream.of(counts).sum();
    }
}
