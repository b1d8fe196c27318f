package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.Dataset;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of CSV files that could not be read. None is ever left out in silence: they end the run. */
final class Rejects {
    /** The most lines to remember of a file. */
    static final int MOST = 20;

    private static final int MOST_TOLD = 5;
    private static final Pattern COUNT = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    private final Dataset dataset;
    private final String table;

    Rejects(Dataset dataset, String table) {
        this.dataset = dataset;
        this.table = table;
    }

    /**
     * Looks whether lines were rejected by the scan before.
     *
     * @throws ProblemException naming the first of them
     */
    void throwIfAny(Session session) throws SQLException {
        String columns = "file_path, line, error_type, column_name, error_message";
        // A line with too few values is rejected once for each that is missing; the least count is the one it has.
        String one = "file_path, line, error_type, CASE error_type WHEN 'MISSING COLUMNS' THEN '' ELSE column_name END";
        List<Problem> problems = session.query(
                "SELECT " + columns + " FROM " + table + " JOIN " + table + "_scan USING (scan_id, file_id)"
                        + " QUALIFY row_number() OVER (PARTITION BY " + one
                        + " ORDER BY length(error_message), error_message) = 1"
                        + " ORDER BY file_path, line, error_type, column_name LIMIT " + MOST_TOLD,
                this::problem);
        session.execute("DROP TABLE " + table);
        session.execute("DROP TABLE " + table + "_scan");
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private Problem problem(ResultSet row) throws SQLException {
        String path = row.getString("file_path");
        String name = dataset.files().stream()
                .filter(file -> Sql.pathOf(file).equals(path))
                .findFirst()
                .map(DataFile::name)
                .orElse(path);
        int line = (int) Math.min(row.getLong("line"), Integer.MAX_VALUE);
        String message = row.getString("error_message").lines().findFirst().orElse("");
        return Problem.at(new Place(name, line, 0), plain(message), fix(row.getString("error_type")));
    }

    private static String plain(String message) {
        Matcher count = COUNT.matcher(message);
        return count.find()
                ? "expected as many values as the header has names, " + count.group(1) + ", found " + count.group(2)
                : message.replaceAll("[.\\s]+$", "");
    }

    private static String fix(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "MISSING COLUMNS", "TOO MANY COLUMNS" ->
                "Give the line as many values as the header has names;"
                        + " put values that contain the delimiter in double quotes";
            case "UNQUOTED VALUE" -> "Close the double quote, and double each one inside a quoted value";
            case "INVALID ENCODING", "INVALID UNICODE" -> "Write the file in UTF-8";
            default -> "Correct the line";
        };
    }
}
