package dev.modelgate.adapter.duckdb;

import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** DuckDB in memory, and the few ways in which it is spoken to. */
final class Session implements AutoCloseable {
    /** Beyond this, sorting and grouping spill to the scratch folder. Scans need far less. */
    private static final String MEMORY = "1GB";

    private final Connection connection;
    private final int threads;
    private final Path spill;
    private int files;

    private Session(Connection connection, int threads, Path spill) {
        this.connection = connection;
        this.threads = threads;
        this.spill = spill;
    }

    static Session open(int threads, Path scratch) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is less than 1: " + threads);
        }
        try {
            Files.createDirectories(scratch);
            Path spill = Files.createTempDirectory(scratch, "duckdb-");
            Session session = new Session(connect(false, threads, spill), threads, spill);
            NativeLibrary.unlink();
            return session;
        } catch (IOException e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "the scratch folder " + scratch + " cannot be used: " + FileFailure.reason(e),
                            "Make the folder writable"),
                    e);
        } catch (SQLException | UnsatisfiedLinkError e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "DuckDB does not start: " + Failures.firstLine(e),
                            "Use Linux (glibc), Windows or macOS on a 64-bit processor, with a writable temporary folder"),
                    e);
        }
    }

    /** A database of its own in memory. */
    private static Connection connect(boolean streaming, int threads, Path spill) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, Boolean.toString(streaming));
        // DriverManager would not find the driver in the second class loader of a process.
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("SET memory_limit = '" + MEMORY + "'");
            statement.execute(
                    "SET temp_directory = " + Sql.literal(spill.toAbsolutePath().toString()));
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET autoload_known_extensions = false");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET enable_progress_bar = false");
            // Statistics of Parquet leave NaN out, by the format's specification; conditions that are decided by them
            // (x <= 100 where the greatest is 90) would hold of NaN, too, and row groups with NaN would be skipped.
            statement.execute("SET disabled_optimizers = 'statistics_propagation,filter_pushdown'");
            for (String macro : NumberText.MACROS) {
                statement.execute(macro);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
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

    /** Takes the current row of a result. */
    @FunctionalInterface
    interface RowSink {
        void take(ResultSet row) throws SQLException;
    }

    /** Hands every row of a query on while the query still runs, in order; meanwhile other queries can be asked. */
    void stream(String sql, RowSink sink) throws SQLException {
        try (Connection second = connect(true, threads, spill);
                Statement statement = second.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                sink.take(result);
            }
        }
    }

    /** A file that does not exist yet and is deleted with the session. */
    Path scratchFile(String ending) {
        return spill.resolve("file-" + files++ + ending);
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
