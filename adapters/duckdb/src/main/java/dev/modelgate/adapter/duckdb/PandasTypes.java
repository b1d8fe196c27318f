package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.Storage;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What pandas writes into Parquet files of the types of its columns, where they are not those of the file: it makes them
 * again from that when it reads. DuckDB does not look at it.
 */
final class PandasTypes {
    private static final Pattern EXTENSION =
            Pattern.compile("U?Int\\d+|Float\\d+|boolean|timedelta.*|(halffloat|double|bool)\\[pyarrow]");

    private final Map<String, Storage> storages;

    private PandasTypes(Map<String, Storage> storages) {
        this.storages = storages;
    }

    /** What all of these Parquet files say. */
    static PandasTypes of(List<DataFile> files, Session session) throws SQLException {
        String entries = "SELECT unnest(json_extract(decode(value), '$.columns[*]')) AS entry FROM parquet_kv_metadata("
                + Sql.paths(files) + ") WHERE decode(key) = 'pandas' AND json_valid(decode(value))";
        String told = "SELECT entry->>'field_name' AS name, coalesce(entry->>'pandas_type', '') AS kind,"
                + " coalesce(entry->>'numpy_type', '') AS native FROM (" + entries + ")"
                + " WHERE name IS NOT NULL GROUP BY ALL HAVING count(*) = " + files.size();
        Map<String, Storage> storages = new HashMap<>();
        session.query(
                told,
                row -> storages.put(row.getString("name"), storage(row.getString("kind"), row.getString("native"))));
        return new PandasTypes(storages);
    }

    private static Storage storage(String kind, String nativeType) {
        if (kind.equals("categorical")) {
            return Storage.CATEGORY;
        }
        return EXTENSION.matcher(nativeType).matches() ? Storage.EXTENSION : Storage.PLAIN;
    }

    /** A column with what pandas says of it. */
    Column of(Column column) {
        Storage told = storages.getOrDefault(column.name(), Storage.PLAIN);
        // Of categories only those of texts are categories again when they are read.
        boolean plain = told == Storage.PLAIN || told == Storage.CATEGORY && column.type() != ColumnType.STRING;
        return plain ? column : new Column(column.name(), column.type(), told, column.nativeType());
    }
}
