package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Dataset;
import dev.modelgate.data.EvenSample;
import dev.modelgate.data.Rows.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One of every so many rows, in file order. Rows are told by their number in the file, so that files can be read in parallel. */
final class RowSample {
    private static final String NUMBER = "row number";

    private final Source source;
    private final Dataset dataset;
    private final List<String> columns;

    RowSample(Source source, Dataset dataset, List<String> columns) {
        this.source = source;
        this.dataset = dataset;
        this.columns = List.copyOf(columns);
    }

    /**
     * Hands the rows to a reader.
     *
     * @return how many rows each of them stands for
     */
    long read(Session session, int most, RowReader reader) throws SQLException {
        String number = source.unused(NUMBER);
        List<Relation> parts = source.columnarParts(number);
        List<Long> rows = new ArrayList<>();
        for (Relation part : parts) {
            part.require(columns, dataset);
            rows.add(session.query("SELECT count(*) FROM " + part.from(), row -> row.getLong(1))
                    .get(0));
        }
        long all = rows.stream().mapToLong(Long::longValue).sum();
        long step = EvenSample.of(all, most).step();
        long before = 0;
        for (int i = 0; i < parts.size(); i++) {
            Relation part = parts.get(i);
            String place = "(" + Sql.identifier(number) + " + " + (before - 1) + ")";
            String sampled = step == 1 ? "" : " WHERE " + place + " % " + step + " = " + offset(place, step);
            new RowStream(new Relation(part.from() + sampled, part.columns()), part.require(columns, dataset))
                    .read(session, reader);
            before += rows.get(i);
        }
        return step;
    }

    /** As {@link EvenSample#takes} has it, in SQL. */
    private static String offset(String place, long step) {
        String first = "((" + place + " // " + step + " % 2147483648 + 1) * 2654435761 % 4294967296)";
        String folded = "xor(" + first + ", " + first + " >> 16)";
        String second = "(" + folded + " * 1274126177 % 4294967296)";
        return "xor(" + second + ", " + second + " >> 13) % " + step;
    }
}
