package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Dataset;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a statement can select from.
 *
 * @param from what stands after FROM
 * @param columns its columns by name, in file order
 */
record Relation(String from, Map<String, SqlColumn> columns) {
    Relation {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** A column that is known to be there. */
    SqlColumn column(String name) {
        SqlColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column " + name);
        }
        return column;
    }

    /** Columns that must be there; all that are not are told at once. */
    List<SqlColumn> require(List<String> names, Dataset dataset) {
        List<Problem> missing = names.stream()
                .filter(name -> !columns.containsKey(name))
                .distinct()
                .map(name -> Problem.of(
                        "dataset " + dataset.name() + " has no column " + name + "; it has "
                                + String.join(", ", columns.keySet()),
                        "Correct the column's name, or use data that has it"))
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing);
        }
        return names.stream().map(this::column).toList();
    }
}
