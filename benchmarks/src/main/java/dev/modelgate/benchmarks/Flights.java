package dev.modelgate.benchmarks;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.evidence.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A month of flights in memory.
 *
 * @param table its rows
 */
record Flights(MemoryTable table) {
    static final String TIME = "scheduled_at";

    /** What is assigned to one side or the other as a whole. */
    enum Unit {
        /** Each row for itself. */
        ROWS,
        /** All departures of an hour. */
        HOURS,
        /** All departures of a day, by New York's clock. */
        DAYS;

        private long of(int row, long seconds) {
            return switch (this) {
                case ROWS -> row;
                case HOURS -> Math.floorDiv(seconds, 3600);
                case DAYS ->
                    Instant.ofEpochSecond(seconds)
                            .atZone(ZoneId.of("America/New_York"))
                            .toLocalDate()
                            .toEpochDay();
            };
        }
    }

    static Flights read(OpenDataEngine engine, Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            DataFile one = new DataFile(file, file.getFileName().toString(), Digest.of(bytes), Files.size(file));
            return new Flights(read(engine, new Dataset("flights", DataFormat.PARQUET, List.of(one))));
        }
    }

    private static MemoryTable read(OpenDataEngine engine, Dataset dataset) {
        List<Column> columns = engine.columns(dataset);
        List<List<Double>> cells = columns.stream()
                .map(column -> (List<Double>) new ArrayList<Double>())
                .toList();
        List<Map<String, Integer>> names = columns.stream()
                .map(column -> (Map<String, Integer>) new LinkedHashMap<String, Integer>())
                .toList();
        engine.read(dataset, columns.stream().map(Column::name).toList(), row -> {
            for (int i = 0; i < columns.size(); i++) {
                Map<String, Integer> known = names.get(i);
                double cell = Double.NaN;
                if (!row.isNull(i)) {
                    cell = columns.get(i).type() == ColumnType.STRING
                            ? known.computeIfAbsent(row.text(i), any -> known.size())
                            : row.number(i);
                }
                cells.get(i).add(cell);
            }
        });
        Map<String, MemoryTable.Values> table = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            double[] all = cells.get(i).stream().mapToDouble(cell -> cell).toArray();
            table.put(
                    columns.get(i).name(),
                    new MemoryTable.Values(
                            columns.get(i).type(), List.copyOf(names.get(i).keySet()), all));
        }
        return new MemoryTable(cells.get(0).size(), table);
    }

    /** Every unit goes to one side or the other by the toss of a coin. */
    Setting.Sides split(Unit unit, int number) {
        SplittableRandom random = new SplittableRandom(31L * unit.name().hashCode() + 1009L * number);
        double[] times = table.column(TIME).cells();
        Map<Long, Boolean> tossed = new LinkedHashMap<>();
        boolean[] first = new boolean[table.rows()];
        for (int row = 0; row < first.length; row++) {
            first[row] = tossed.computeIfAbsent(unit.of(row, (long) times[row]), any -> random.nextBoolean());
        }
        return new Setting.Sides(
                table.only(IntStream.range(0, first.length)
                        .filter(row -> first[row])
                        .toArray()),
                table.only(IntStream.range(0, first.length)
                        .filter(row -> !first[row])
                        .toArray()));
    }
}
