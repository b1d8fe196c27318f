package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Column;
import dev.modelgate.data.DataFile;
import java.sql.SQLException;
import java.util.List;

/** A dataset whose schema is known. */
interface Source {
    /** The columns, in file order. */
    List<Column> columns();

    /** Whether rows are lines, any of which may be malformed. */
    default boolean readsLines() {
        return false;
    }

    /**
     * All files as one relation.
     *
     * @param rejects name of the table that is to take malformed lines, when lines are read; empty for none, in which
     *     case the first such line is an error
     */
    Relation all(String rejects);

    /** All files as one relation of which a few columns can be read without the others; made when first asked for. */
    Relation columnar() throws SQLException;

    /**
     * What {@link #columnar} reads, part after part in its order, with the 1-based number of each row in its part.
     *
     * @param row name of the column that has the number, which is {@link #unused}
     */
    List<Relation> columnarParts(String row) throws SQLException;

    /** A name that no column has, made of the given one. */
    default String unused(String name) {
        StringBuilder unused = new StringBuilder(name);
        while (columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(unused.toString()))) {
            unused.append('_');
        }
        return unused.toString();
    }

    /**
     * One file, with the 1-based number of each row.
     *
     * @param row name of the column that has the number
     */
    Relation numbered(DataFile file, String row);
}
