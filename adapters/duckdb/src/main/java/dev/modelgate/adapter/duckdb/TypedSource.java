package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Column;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files whose values have types: Parquet and JSON. */
final class TypedSource implements Source {
    private final Dataset dataset;
    private final Session session;
    private final List<Column> columns;
    private Optional<ColumnarCopy> copy = Optional.empty();

    private TypedSource(Dataset dataset, Session session, List<Column> columns) {
        this.dataset = dataset;
        this.session = session;
        this.columns = columns;
    }

    /**
     * Reads the schema of every file.
     *
     * @throws dev.modelgate.problem.ProblemException when files have different columns
     */
    static TypedSource of(Dataset dataset, Session session) throws SQLException {
        List<Column> first =
                describe(session, scan(dataset, List.of(dataset.files().get(0))));
        Problems problems = new Problems();
        for (DataFile file : dataset.files()) {
            compare(
                    first,
                    describe(session, scan(dataset, List.of(file))),
                    dataset.files().get(0),
                    file,
                    problems);
        }
        problems.throwIfAny();
        List<Column> together = dataset.files().size() == 1 ? first : describe(session, scan(dataset, dataset.files()));
        if (dataset.format() == DataFormat.PARQUET) {
            PandasTypes pandas = PandasTypes.of(dataset.files(), session);
            together = together.stream().map(pandas::of).toList();
        }
        return new TypedSource(dataset, session, together);
    }

    private static List<Column> describe(Session session, String from) throws SQLException {
        return session.query("DESCRIBE SELECT * FROM " + from, row -> {
            String nativeType = row.getString("column_type");
            return new Column(
                    row.getString("column_name"),
                    NativeTypes.of(nativeType),
                    NativeTypes.storage(nativeType),
                    nativeType);
        });
    }

    private static void compare(
            List<Column> expected, List<Column> found, DataFile reference, DataFile file, Problems problems) {
        Map<String, Column> byName = new LinkedHashMap<>();
        found.forEach(column -> byName.put(column.name(), column));
        for (Column column : expected) {
            Column other = byName.remove(column.name());
            if (other == null) {
                problem(
                        problems,
                        file,
                        "the file has no column " + column.name() + ", which " + reference.name() + " has");
            } else if (!(other.type() == column.type()
                    || other.type().numeric() && column.type().numeric())) {
                problem(
                        problems,
                        file,
                        "the file has column " + column.name() + " as " + other.nativeType() + ", " + reference.name()
                                + " as " + column.nativeType());
            }
        }
        byName.keySet()
                .forEach(name -> problem(
                        problems, file, "the file has column " + name + ", which " + reference.name() + " has not"));
    }

    private static void problem(Problems problems, DataFile file, String what) {
        problems.add(Place.of(file.name()), what, "Give all files of one dataset the same columns");
    }

    private static String scan(Dataset dataset, List<DataFile> files) {
        String list = Sql.paths(files);
        String union = files.size() > 1 ? ", union_by_name = true" : "";
        return dataset.format() == DataFormat.PARQUET
                ? "read_parquet(" + list + ", hive_partitioning = false" + union + ")"
                : "read_json(" + list + ", format = 'newline_delimited', hive_partitioning = false" + union + ")";
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Relation all(String rejects) {
        return new Relation(copy.map(ColumnarCopy::from).orElseGet(() -> scan(dataset, dataset.files())), sqlColumns());
    }

    @Override
    public Relation columnar() throws SQLException {
        if (dataset.format() != DataFormat.PARQUET && copy.isEmpty()) {
            copy = Optional.of(ColumnarCopy.of(scan(dataset, dataset.files()), session));
        }
        return all("");
    }

    @Override
    public List<Relation> columnarParts(String row) throws SQLException {
        columnar();
        return copy.isPresent() && !hasRowNumbers()
                ? List.of(new Relation(copy.get().numbered(row), sqlColumns()))
                : dataset.files().stream().map(file -> numbered(file, row)).toList();
    }

    @Override
    public Relation numbered(DataFile file, String row) {
        String from = dataset.format() == DataFormat.PARQUET && !hasRowNumbers()
                ? ColumnarCopy.numbered(Sql.paths(List.of(file)), row)
                : "(SELECT *, row_number() OVER () AS " + Sql.identifier(row) + " FROM " + scan(dataset, List.of(file))
                        + ")";
        return new Relation(from, sqlColumns());
    }

    /** Whether a column has the name that the engine would give its own. */
    private boolean hasRowNumbers() {
        return columns.stream().anyMatch(column -> column.name().equalsIgnoreCase("file_row_number"));
    }

    private Map<String, SqlColumn> sqlColumns() {
        Map<String, SqlColumn> all = new LinkedHashMap<>();
        for (Column column : new ArrayList<>(columns)) {
            String name = Sql.identifier(column.name());
            all.put(column.name(), new SqlColumn(column.name(), column.type(), column.nativeType(), name, name));
        }
        return all;
    }
}
