package dev.modelgate.testkit.data;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.evidence.Digest;
import dev.modelgate.testkit.scenario.ParquetFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Tables in a folder, as CSV or Parquet. Each has a first column {@code n} that numbers its rows. */
record Tables(Path folder) {
    private static final Map<String, ColumnType> TYPES = Map.of(
            "BIGINT", ColumnType.INTEGER,
            "DOUBLE", ColumnType.NUMBER,
            "VARCHAR", ColumnType.STRING,
            "BOOLEAN", ColumnType.BOOLEAN,
            "DATE", ColumnType.DATE,
            "TIMESTAMP", ColumnType.TIMESTAMP);
    private static final List<String> CITIES = List.of(
            "Oslo", "Oslo", "Oslo", "Z\u00fcrich", "Zu\u0308rich", "it's", "", "\ud83d\ude00", "\uffee", "\"\"");
    private static final List<String> AMOUNTS = List.of(
            "NaN", "Infinity", "-Infinity", "1e308", "4.9E-324", "-2e-323", "-0.0", "0.0", "0.25", "17.0", "1e21", "");

    Path scratch() {
        return folder.resolve("scratch");
    }

    /**
     * A table.
     *
     * @param columns names with DuckDB's types, such as {@code x DOUBLE, s VARCHAR}
     * @param rows the values, as they stand in a CSV file
     */
    Dataset of(DataFormat format, String columns, String... rows) {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("n", "BIGINT");
        Arrays.stream(columns.split(", "))
                .map(column -> column.split(" "))
                .forEach(pair -> types.put(pair[0], pair[1]));
        List<String> lines = new ArrayList<>(List.of(String.join(",", types.keySet())));
        for (int i = 0; i < rows.length; i++) {
            lines.add(i + "," + rows[i]);
        }
        Path csv = folder.resolve("table.csv");
        try {
            Files.write(csv, lines);
            if (format == DataFormat.CSV) {
                Dataset dataset = dataset(format, csv);
                // Without any value there is nothing to tell a type from.
                return rows.length == 0 ? dataset.readAs(readAs(types)) : dataset;
            }
            Path parquet = folder.resolve("table.parquet");
            String schema = types.entrySet().stream()
                    .map(type -> "'" + type.getKey() + "': '" + type.getValue() + "'")
                    .collect(Collectors.joining(", ", "{", "}"));
            ParquetFile.write(
                    "SELECT * FROM read_csv('" + csv + "', delim = ',', quote = '\"', escape = '\"', header = true,"
                            + " auto_detect = false, columns = " + schema + ")",
                    parquet);
            return dataset(format, parquet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, ColumnType> readAs(Map<String, String> types) {
        Map<String, ColumnType> readAs = new LinkedHashMap<>();
        types.forEach((name, type) -> readAs.put(name, TYPES.getOrDefault(type, ColumnType.STRING)));
        return readAs;
    }

    private static Dataset dataset(DataFormat format, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        return new Dataset("table", format, List.of(new DataFile(file, name, Digest.of(bytes), bytes.length)));
    }

    /** A table of columns of every type, with all that is awkward in them. */
    Dataset mixed(DataFormat format, int rows) {
        SplittableRandom random = new SplittableRandom(7);
        String[] lines = new String[rows];
        for (int i = 0; i < rows; i++) {
            lines[i] = String.join(
                    ",",
                    Long.toString(random.nextInt(9) == 0 ? (1L << 53) + random.nextInt(9) : random.nextInt(100)),
                    amount(random),
                    Float.toString((float) Math.exp(9 * random.nextDouble() - 4)),
                    random.nextInt(50) == 0 ? "" : Boolean.toString(random.nextBoolean()),
                    String.format(Locale.ROOT, "2013-01-%02d", 1 + random.nextInt(31)),
                    random.nextInt(20) == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "2013-01-0%d %02d:%02d:%02d.%06d",
                                    1 + random.nextInt(3),
                                    random.nextInt(24),
                                    random.nextInt(60),
                                    random.nextInt(60),
                                    random.nextInt(1_000_000)),
                    CITIES.get(random.nextInt(CITIES.size())),
                    "c" + random.nextInt(5000));
        }
        String columns = "id BIGINT, amount DOUBLE, price DOUBLE, late BOOLEAN, day DATE, at TIMESTAMP, city VARCHAR,"
                + " code VARCHAR";
        return of(format, columns, lines);
    }

    private static String amount(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> AMOUNTS.get(random.nextInt(AMOUNTS.size()));
            case 1 -> Double.toString(random.nextInt(2000) / 8.0);
            default -> Double.toString(Math.exp(40 * random.nextDouble() - 20));
        };
    }
}
