package dev.modelgate.adapter.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A Parquet file in the scratch folder that holds all rows of files that are written row by row: whoever reads it column
 * by column does not read those files again for each of them. It is deleted with the session.
 */
final class ColumnarCopy {
    private ColumnarCopy() {}

    /**
     * Copies what a FROM clause gives, in its order.
     *
     * @return what stands after FROM to read the copy
     */
    static String of(String from, Session session) throws SQLException {
        Path file = session.scratchFile(".parquet");
        String path = Sql.literal(file.toAbsolutePath().toString());
        session.execute("COPY (SELECT * FROM " + from + ") TO " + path + " (FORMAT parquet)");
        return "read_parquet(" + path + ", hive_partitioning = false)";
    }
}
