package dev.modelgate.examples.flights;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes from a month of flights a delivery such as a broken export would leave: some distances are negative, some
 * hours past midnight, some airports unknown and some carriers missing. Which rows it hits follows from their place in
 * the file alone.
 */
public final class BreakDelivery {

    private static final String USAGE = "Usage: BreakDelivery IN.parquet OUT.parquet";
    private static final String NEGATIVE_DISTANCE = "row % 400 = 13";
    private static final String HOUR_PAST_MIDNIGHT = "row % 500 = 29";
    private static final String UNKNOWN_ORIGIN = "row % 600 = 41";
    private static final String MISSING_CARRIER = "row % 450 = 57";

    private BreakDelivery() {}

    /**
     * Writes the broken delivery and ends the process.
     *
     * @param args the month to read and the delivery to write
     */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Returns the exit status: 0, 1 when the file cannot be written, 2 when the person who called must change something. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            if (words.size() != 2) {
                throw new UsageException(USAGE);
            }
            breakRows(Path.of(words.get(0)), Path.of(words.get(1)), out);
            return 0;
        } catch (UsageException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("The delivery cannot be written: " + e);
            return 1;
        }
    }

    private static void breakRows(Path from, Path to, PrintStream out) throws IOException {
        if (!Files.isRegularFile(from)) {
            throw new UsageException("There is no file " + from + ".");
        }
        Path unfinished = Outputs.beside(to);
        // One thread: the rows keep their order and the file its bytes.
        try (Connection connection = Flights.open(1);
                Statement statement = connection.createStatement()) {
            statement.execute("create temp table delivery as select *, file_row_number as row from read_parquet("
                    + Flights.literal(from) + ", file_row_number = true)");
            count(statement, out);
            statement.execute("copy (" + broken() + ") to " + Flights.literal(unfinished)
                    + " (format parquet, compression zstd)");
            Outputs.complete(unfinished, to);
        } catch (SQLException e) {
            throw new UsageException(from + " cannot be made into a delivery: " + Flights.firstLine(e));
        } finally {
            Files.deleteIfExists(unfinished);
        }
        out.println("written: " + to);
    }

    private static String broken() {
        String rows = "select * replace ("
                + "cast(if(" + NEGATIVE_DISTANCE + ", -distance, distance) as smallint) as distance, "
                + "cast(if(" + HOUR_PAST_MIDNIGHT + ", 27, hour) as tinyint) as hour, "
                + "if(" + UNKNOWN_ORIGIN + ", 'XXX', origin) as origin, "
                + "if(" + MISSING_CARRIER + ", null, carrier) as carrier) from delivery";
        return "select * exclude (row, file_row_number) from (" + rows + ") order by row";
    }

    private static void count(Statement statement, PrintStream out) throws SQLException {
        try (ResultSet counts = statement.executeQuery("select count(*), count_if(" + NEGATIVE_DISTANCE + "), count_if("
                + HOUR_PAST_MIDNIGHT + "), count_if(" + UNKNOWN_ORIGIN + "), count_if(" + MISSING_CARRIER
                + ") from delivery")) {
            counts.next();
            out.println("read: " + counts.getLong(1) + " flights");
            out.println("broken: " + counts.getLong(2) + " negative distances, " + counts.getLong(3) + " hours of 27, "
                    + counts.getLong(4) + " unknown origins, " + counts.getLong(5) + " missing carriers");
        }
    }
}
