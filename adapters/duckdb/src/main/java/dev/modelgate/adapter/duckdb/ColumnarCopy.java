package dev.modelgate.adapter.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A Parquet file in the scratch folder that holds all rows of files that are written row by row: whoever reads it column
 * by column does not read those files again for each of them. It is deleted with the session.
 *
 * @param path where it is, as a literal
 */
record ColumnarCopy(String path) {
    /** Copies what a FROM clause gives, in its order. */
    static ColumnarCopy of(String from, Session session) throws SQLException {
        Path file = session.scratchFile(".parquet");
        String path = Sql.literal(file.toAbsolutePath().toString());
        session.execute("COPY (SELECT * FROM " + from + ") TO " + path + " (FORMAT parquet)");
        return new ColumnarCopy(path);
    }

    /** What stands after FROM to read the copy. */
    String from() {
        return "read_parquet(" + path + ", hive_partitioning = false)";
    }

    /** As {@link #from}, with the 1-based number of each row in a column of the given name. */
    String numbered(String row) {
        return numbered(path, row);
    }

    /** What stands after FROM to read Parquet files with the 1-based number of each row of its file. */
    static String numbered(String paths, String row) {
        return "(SELECT *, file_row_number + 1 AS " + Sql.identifier(row) + " FROM read_parquet(" + paths
                + ", hive_partitioning = false, file_row_number = true))";
    }
}
