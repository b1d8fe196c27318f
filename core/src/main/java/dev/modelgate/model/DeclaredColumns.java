package dev.modelgate.model;

import dev.modelgate.data.ColumnType;
import dev.modelgate.evidence.Digest;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that a data contract promises.
 *
 * @param contract digest of the contract
 * @param columns name to type, where the contract says one
 */
public record DeclaredColumns(Digest contract, Map<String, Optional<ColumnType>> columns) {
    public DeclaredColumns {
        columns = Map.copyOf(columns);
    }
}
