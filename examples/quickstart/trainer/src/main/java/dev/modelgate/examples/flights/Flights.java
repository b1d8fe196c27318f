package dev.modelgate.examples.flights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/**
 * Labelled flights in the order of their files.
 *
 * @param rows the flights that have a label
 * @param unlabelled how many were left out, because a cancelled flight has no delay
 */
record Flights(List<Flight> rows, int unlabelled) {

    /** A flight is late from this many minutes on. */
    private static final int LATE_MINUTES = 15;

    Flights {
        rows = List.copyOf(rows);
    }

    /**
     * Reads Parquet files.
     *
     * @throws UsageException if a file is missing, cannot be read, or lacks a column
     */
    static Flights read(List<Path> files, FeatureSet features, int threads) {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException("There is no file " + file + ".");
            }
        }
        try (Connection connection = open(threads);
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query(files, features))) {
            return read(result, features);
        } catch (SQLException e) {
            throw new UsageException("The flights cannot be read: " + firstLine(e));
        }
    }

    long lateCount() {
        return rows.stream().filter(Flight::late).count();
    }

    static Connection open(int threads) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", Integer.toString(threads));
        return new DuckDBDriver().connect("jdbc:duckdb:", settings);
    }

    /** A path as a text literal of SQL. */
    static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static String query(List<Path> files, FeatureSet features) {
        String columns = Stream.of(
                        features.categories().stream().map(name -> "cast(" + name + " as varchar)"),
                        features.numbers().stream().map(name -> "cast(" + name + " as float)"),
                        Stream.of("dep_delay >= " + LATE_MINUTES))
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
        String paths = files.stream().map(Flights::literal).collect(Collectors.joining(", "));
        return "select " + columns + " from read_parquet([" + paths + "])";
    }

    private static Flights read(ResultSet result, FeatureSet features) throws SQLException {
        List<Flight> rows = new ArrayList<>();
        int unlabelled = 0;
        while (result.next()) {
            int column = 1;
            List<String> categories = new ArrayList<>();
            for (int i = 0; i < features.categories().size(); i++) {
                String text = result.getString(column++);
                categories.add(result.wasNull() ? "" : text);
            }
            List<Float> numbers = new ArrayList<>();
            for (int i = 0; i < features.numbers().size(); i++) {
                float number = result.getFloat(column++);
                numbers.add(result.wasNull() ? Float.NaN : number);
            }
            boolean late = result.getBoolean(column);
            if (result.wasNull()) {
                unlabelled++;
            } else {
                rows.add(new Flight(categories, numbers, late));
            }
        }
        return new Flights(rows, unlabelled);
    }
}
