package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Column;
import dev.modelgate.data.DataFile;
import java.util.List;

/** A dataset whose schema is known. */
interface Source {
    /** The columns, in file order. */
    List<Column> columns();

    /**
     * All files as one relation.
     *
     * @param rejects name of the table that is to take malformed lines, for formats that have lines; empty for none, in
     *     which case the first such line is an error
     */
    Relation all(String rejects);

    /**
     * One file, with the 1-based number of each row.
     *
     * @param row name of the column that has the number
     */
    Relation numbered(DataFile file, String row);
}
