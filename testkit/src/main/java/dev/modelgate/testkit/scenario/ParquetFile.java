package dev.modelgate.testkit.scenario;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;

/** Writes Parquet with the DuckDB of the class path. */
public final class ParquetFile {
    private static final String URL = "jdbc:duckdb:";

    private ParquetFile() {}

    /**
     * Makes a Parquet file of a CSV file.
     *
     * @param select which columns, in the words of DuckDB
     */
    public static void write(Path csv, Path parquet, String select) {
        String query = "COPY (SELECT " + select + " FROM '" + csv + "') TO '" + parquet + "' (FORMAT parquet)";
        try (Connection connection = driver().connect(URL, new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute(query);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static Driver driver() throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, ParquetFile.class.getClassLoader())) {
            if (driver.acceptsURL(URL)) {
                return driver;
            }
        }
        throw new IllegalStateException("no DuckDB on the class path");
    }
}
