package dev.modelgate.benchmarks;

import dev.modelgate.data.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * The data of runs as Parquet, one file each, with a first column {@code side}: 0 for the reference, 1 for the current
 * data.
 *
 * @param folder where they go: a folder for each setting
 */
record SettingFiles(Path folder) {
    private static final String TABLE = "sides";

    void write(List<Setting> settings, int runs) throws IOException, SQLException {
        try (DuckDBConnection connection =
                (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties())) {
            for (Setting setting : settings) {
                Path here = Files.createDirectories(folder.resolve(setting.toString()));
                for (int run = 0; run < runs; run++) {
                    Path file = here.resolve(String.format(Locale.ROOT, "%04d.parquet", run));
                    write(connection, setting.run(run), file);
                }
            }
        }
    }

    private static void write(DuckDBConnection connection, Setting.Sides sides, Path file) throws SQLException {
        Map<String, MemoryTable.Values> columns = sides.reference().columns();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE " + TABLE + " (side INTEGER, "
                    + columns.entrySet().stream()
                            .map(column -> column.getKey()
                                    + (column.getValue().type() == ColumnType.STRING ? " VARCHAR" : " DOUBLE"))
                            .collect(Collectors.joining(", "))
                    + ")");
            append(connection, 0, sides.reference());
            append(connection, 1, sides.current());
            statement.execute("COPY " + TABLE + " TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
        }
    }

    private static void append(DuckDBConnection connection, int side, MemoryTable table) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
            for (int row = 0; row < table.rows(); row++) {
                appender.beginRow();
                appender.append(side);
                for (MemoryTable.Values values : table.columns().values()) {
                    double cell = values.cells()[row];
                    if (Double.isNaN(cell)) {
                        appender.appendNull();
                    } else if (values.type() == ColumnType.STRING) {
                        appender.append(values.names().get((int) cell));
                    } else {
                        appender.append(cell);
                    }
                }
                appender.endRow();
            }
        }
    }
}
