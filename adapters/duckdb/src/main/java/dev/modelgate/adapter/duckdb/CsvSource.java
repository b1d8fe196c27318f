package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Column;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.Dataset;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Text files with a header line. Every value is read as text first, and then as the type that the dataset says or that
 * all values of the column have: the engine's own reader takes the type of the first rows, and rounds or refuses what
 * does not fit it further down.
 */
final class CsvSource implements Source {
    private final Dataset dataset;
    private final Session session;
    private final CsvHeader header;
    private final Map<String, SqlColumn> columns = new LinkedHashMap<>();
    private Optional<String> copy = Optional.empty();

    private CsvSource(Dataset dataset, CsvHeader header, Session session) {
        this.dataset = dataset;
        this.header = header;
        this.session = session;
    }

    /**
     * Reads the header and the first rows of every file, and all rows when the dataset does not say every type.
     *
     * @throws dev.modelgate.problem.ProblemException when a header cannot be used, or files have different ones
     */
    static CsvSource of(Dataset dataset, Session session) throws SQLException {
        DataFile reference = dataset.files().get(0);
        CsvHeader header = CsvHeader.of(reference);
        Problems problems = new Problems();
        List<CsvTypes> types = new ArrayList<>();
        for (DataFile file : dataset.files()) {
            CsvHeader other = CsvHeader.of(file);
            if (!other.equals(header)) {
                problems.add(
                        new Place(file.name(), 1, 0),
                        "the file has the header " + shown(other) + ", but " + reference.name() + " has "
                                + shown(header),
                        "Give all files of one dataset the same header");
            }
            types.add(CsvTypes.of(file, header, session));
        }
        problems.throwIfAny();
        CsvSource source = new CsvSource(dataset, header, session);
        source.type(types.stream().reduce(CsvTypes::and).orElseThrow());
        return source;
    }

    private static String shown(CsvHeader header) {
        return String.join(String.valueOf(header.delimiter()), header.names());
    }

    private void type(CsvTypes types) throws SQLException {
        List<String> open = header.names().stream()
                .filter(name -> dataset.typeOf(name).isEmpty())
                .toList();
        Map<String, SqlColumn> inferred = open.isEmpty() ? Map.of() : CsvInference.of(open, copied(), types, session);
        for (String name : header.names()) {
            Optional<SqlColumn> asked =
                    dataset.typeOf(name).map(type -> types.reading(name, Sql.identifier(name), type));
            columns.put(
                    name,
                    asked.or(() -> Optional.ofNullable(inferred.get(name))).orElseThrow());
        }
    }

    @Override
    public List<Column> columns() {
        return columns.values().stream()
                .map(column -> new Column(column.name(), column.type(), column.nativeType()))
                .toList();
    }

    @Override
    public boolean readsLines() {
        return copy.isEmpty();
    }

    @Override
    public Relation all(String rejects) {
        return new Relation(copy.orElseGet(() -> scan(dataset.files(), rejecting(rejects))), columns);
    }

    @Override
    public Relation columnar() throws SQLException {
        return new Relation(copied(), columns);
    }

    private String copied() throws SQLException {
        if (copy.isEmpty()) {
            String rejects = "rejects_of_copy";
            String from = ColumnarCopy.of(scan(dataset.files(), rejecting(rejects)), session);
            new Rejects(dataset, rejects).throwIfAny(session);
            copy = Optional.of(from);
        }
        return copy.get();
    }

    @Override
    public Relation numbered(DataFile file, String row) {
        String from = "(SELECT *, row_number() OVER () AS " + Sql.identifier(row) + " FROM "
                + scan(List.of(file), ", parallel = false") + ")";
        return new Relation(from, columns);
    }

    private static String rejecting(String table) {
        return table.isEmpty()
                ? ""
                : ", store_rejects = true, rejects_limit = " + Rejects.MOST + ", rejects_table = " + Sql.literal(table)
                        + ", rejects_scan = " + Sql.literal(table + "_scan");
    }

    private String scan(List<DataFile> files, String more) {
        String texts = header.names().stream()
                .map(name -> Sql.literal(name) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        return "read_csv(" + Sql.paths(files) + ", " + CsvTypes.dialect(header)
                + ", auto_detect = false, hive_partitioning = false, columns = " + texts + more + ")";
    }
}
