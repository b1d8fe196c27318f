package dev.modelgate.model;

import dev.modelgate.data.ColumnType;
import dev.modelgate.evidence.Digest;
import java.util.Map;

/**
 * The columns that a data contract promises.
 *
 * @param contract digest of the contract
 * @param columns name to type
 */
public record DeclaredColumns(Digest contract, Map<String, ColumnType> columns) {
    public DeclaredColumns {
        columns = Map.copyOf(columns);
    }
}
