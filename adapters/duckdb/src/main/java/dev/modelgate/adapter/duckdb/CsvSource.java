package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.Dataset;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problems;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Text files with a header line. Types are what the dataset says, or what the first rows of every file read as. */
final class CsvSource implements Source {
    private final Dataset dataset;
    private final CsvHeader header;
    private final CsvTypes types;

    private CsvSource(Dataset dataset, CsvHeader header, CsvTypes types) {
        this.dataset = dataset;
        this.header = header;
        this.types = types;
    }

    /**
     * Reads the header and the first rows of every file.
     *
     * @throws dev.modelgate.problem.ProblemException when a header cannot be used, or files have different ones
     */
    static CsvSource of(Dataset dataset, Session session) throws SQLException, IOException {
        DataFile reference = dataset.files().get(0);
        CsvHeader header = CsvHeader.of(reference);
        Problems problems = new Problems();
        List<CsvTypes> types = new ArrayList<>();
        for (DataFile file : dataset.files()) {
            CsvHeader other = CsvHeader.of(file);
            if (!other.equals(header)) {
                problems.add(
                        new Place(file.name(), 1, 0),
                        "has the header " + shown(other) + ", but " + reference.name() + " has " + shown(header),
                        "Give all files of one dataset the same header");
            }
            types.add(CsvTypes.of(file, header, session));
        }
        problems.throwIfAny();
        return new CsvSource(
                dataset, header, types.stream().reduce(CsvTypes::and).orElseThrow());
    }

    private static String shown(CsvHeader header) {
        return String.join(String.valueOf(header.delimiter()), header.names());
    }

    @Override
    public List<Column> columns() {
        return sqlColumns().values().stream()
                .map(column -> new Column(column.name(), column.type(), column.nativeType()))
                .toList();
    }

    @Override
    public Relation all(String rejects) {
        String storing = rejects.isEmpty()
                ? ""
                : ", store_rejects = true, rejects_limit = " + Rejects.MOST + ", rejects_table = "
                        + Sql.literal(rejects) + ", rejects_scan = " + Sql.literal(rejects + "_scan");
        return new Relation(scan(dataset.files(), storing), sqlColumns());
    }

    @Override
    public Relation numbered(DataFile file, String row) {
        String from = "(SELECT *, row_number() OVER () AS " + Sql.identifier(row) + " FROM "
                + scan(List.of(file), ", parallel = false") + ")";
        return new Relation(from, sqlColumns());
    }

    private String scan(List<DataFile> files, String more) {
        String columns = header.names().stream()
                .map(name -> Sql.literal(name) + ": "
                        + Sql.literal(dataset.types().containsKey(name) ? "VARCHAR" : types.nativeType(name)))
                .collect(Collectors.joining(", ", "{", "}"));
        return "read_csv(" + Sql.paths(files) + ", " + CsvTypes.dialect(header)
                + ", auto_detect = false, hive_partitioning = false, columns = " + columns + types.formats() + more
                + ")";
    }

    private Map<String, SqlColumn> sqlColumns() {
        Map<String, SqlColumn> all = new LinkedHashMap<>();
        for (String name : header.names()) {
            String raw = Sql.identifier(name);
            ColumnType asked = dataset.types().get(name);
            all.put(name, asked == null ? plain(name, raw) : types.reading(name, raw, asked));
        }
        return all;
    }

    private SqlColumn plain(String name, String raw) {
        return new SqlColumn(name, types.column(name).type(), types.nativeType(name), raw, raw);
    }
}
