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
        write("SELECT " + select + " FROM '" + csv + "'", parquet);
    }

    /**
     * Makes a Parquet file of what a query gives.
     *
     * @param select the query, in the words of DuckDB
     */
    public static void write(String select, Path parquet) {
        String query = "COPY (" + select + ") TO '" + parquet + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)";
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
