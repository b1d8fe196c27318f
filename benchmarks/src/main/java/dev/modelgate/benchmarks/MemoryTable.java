package dev.modelgate.benchmarks;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table in memory.
 *
 * @param rows how many rows it has
 * @param columns its columns by name, in their order
 */
record MemoryTable(int rows, Map<String, Values> columns) {
    /**
     * The values of a column.
     *
     * @param type numbers, times as seconds since 1970, or text
     * @param names of text: what there is, once each
     * @param cells the numbers, or positions among the names; NaN where there is none
     */
    record Values(ColumnType type, List<String> names, double[] cells) {}

    /** The values of a column that is there. */
    Values column(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    /** Some of the rows, in the order in which they are given. */
    MemoryTable only(int[] kept) {
        Map<String, Values> fewer = new LinkedHashMap<>();
        columns.forEach((name, all) -> {
            double[] cells =
                    Arrays.stream(kept).mapToDouble(row -> all.cells()[row]).toArray();
            fewer.put(name, new Values(all.type(), all.names(), cells));
        });
        return new MemoryTable(kept.length, fewer);
    }

    /** How a table is told from others. */
    static Dataset named(String name) {
        Digest digest = Digest.of(name.getBytes(StandardCharsets.UTF_8));
        DataFile file = new DataFile(Path.of(name), name, digest, 1);
        return new Dataset(name, DataFormat.PARQUET, List.of(file));
    }
}
