package dev.modelgate.data;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The schema and the rules that a dataset must meet.
 *
 * @param columns the columns that the contract knows
 * @param allowOtherColumns whether the data may have columns that the contract does not know
 * @param key columns whose combination of values occurs once and is never missing; no such rule when empty
 * @param rows bounds on the number of rows; by default at least one
 * @param freshness how old the newest row may be
 */
@Description("The schema and the rules that a dataset must meet.")
public record DataContract(
        @Description("The columns that the contract knows.") List<ColumnContract> columns,

        @Description("Whether the data may have columns that the contract does not know.") @Default("true")
        boolean allowOtherColumns,

        @Description("Columns whose combination of values occurs once and is never missing.") @Default("[]")
        List<String> key,

        @Description("Bounds on the number of rows.") @Default("{least: 1}")
        RowBounds rows,

        @Description("How old the newest row may be.") Optional<Freshness> freshness) {
    /** The kind of file that a contract is read from. */
    public static final DocumentKind<DataContract> KIND = new DocumentKind<>("DataContract", DataContract.class);

    public DataContract {
        Violations violations = new Violations()
                .when(
                        columns.isEmpty(),
                        "columns",
                        "the contract names no column",
                        "Name at least one under {key:columns}");
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            violations.when(
                    !names.add(name), "columns[" + i + "].name", "column " + name + " is named twice", "Remove one");
        }
        violations
                .when(new HashSet<>(key).size() < key.size(), "key", "a column is named twice in key", "Remove one")
                .throwIfAny();
    }

    /** The types of the columns that have one, by name. */
    public Map<String, ColumnType> types() {
        return columns.stream()
                .filter(column -> column.type().isPresent())
                .collect(Collectors.toMap(
                        ColumnContract::name, column -> column.type().get()));
    }

    /** A contract of columns alone. */
    public static DataContract of(List<ColumnContract> columns) {
        return new DataContract(columns, true, List.of(), RowBounds.some(), Optional.empty());
    }
}
