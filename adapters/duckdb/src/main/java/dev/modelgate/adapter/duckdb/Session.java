package dev.modelgate.adapter.duckdb;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** An in-memory database, and the few ways in which it is spoken to. */
final class Session implements AutoCloseable {
    /** Beyond this, sorting and grouping spill to the scratch folder. Scans need far less. */
    private static final String MEMORY = "1GB";

    private final DuckDBConnection connection;
    private final Path spill;

    private Session(DuckDBConnection connection, Path spill) {
        this.connection = connection;
        this.spill = spill;
    }

    static Session open(int threads, Path scratch) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is less than 1: " + threads);
        }
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        properties.setProperty("threads", Integer.toString(threads));
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        try {
            Files.createDirectories(scratch);
            Path spill = Files.createTempDirectory(scratch, "duckdb-");
            properties.setProperty("temp_directory", spill.toString());
            // DriverManager does not find the driver in the second class loader of a process.
            Session session = new Session(
                    (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", properties), spill);
            NativeLibrary.unlink();
            session.execute("SET TimeZone = 'UTC'");
            session.execute("SET enable_progress_bar = false");
            return session;
        } catch (IOException e) {
            throw ProblemException.unknown(
                    Problem.of("the scratch folder " + scratch + " cannot be used: " + e, "Make the folder writable"), e);
        } catch (SQLException | UnsatisfiedLinkError e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "DuckDB does not start: " + Failures.firstLine(e),
                            "Use Linux (glibc), Windows or macOS on a 64-bit processor, with a writable temporary folder"),
                    e);
        }
    }

    /** Turns the current row of a result into a value. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** All rows of a query. */
    <T> List<T> query(String sql, RowMapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(mapper.map(result));
            }
        }
        return rows;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A second connection to the same database, whose result can be read while this one is asked something else. */
    DuckDBConnection another() throws SQLException {
        return connection.duplicate();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("an in-memory database can always be closed", e);
        } finally {
            Scratch.delete(spill);
        }
    }
}
