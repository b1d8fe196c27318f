package dev.modelgate.drift;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Columns that mean something only together.
 *
 * @param columns the columns of every embedding, by its name
 */
record Embeddings(SortedMap<String, List<String>> columns) {
    Embeddings {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /**
     * Finds the columns of embeddings.
     *
     * @param patterns names of columns by embedding, {@code *} standing for any text
     * @param all columns of both sides
     * @param apart the column that is looked at by itself, the label
     * @throws ProblemException when a pattern fits no column, or two embeddings have the same
     */
    static Embeddings of(
            Map<String, List<String>> patterns, Set<String> all, DriftSettings.Columns choice, Optional<String> apart) {
        SortedMap<String, List<String>> found = new TreeMap<>();
        Map<String, String> taken = new HashMap<>();
        patterns.forEach((name, globs) -> {
            List<String> columns = new ArrayList<>();
            for (String glob : globs) {
                List<String> fitting = fitting(glob, all);
                if (fitting.isEmpty()) {
                    throw ProblemException.invalid(Problem.of(
                            "No column fits " + glob + " of the embedding " + name + "; the data have "
                                    + String.join(", ", all),
                            "Correct {key:drift.embeddings}"));
                }
                columns.addAll(fitting);
            }
            List<String> own = columns.stream()
                    .distinct()
                    .filter(column -> !choice.exclude().contains(column) && !apart.equals(Optional.of(column)))
                    .toList();
            own.forEach(column -> requireOne(column, name, Optional.ofNullable(taken.put(column, name))));
            found.put(name, own);
        });
        return new Embeddings(found);
    }

    private static void requireOne(String column, String name, Optional<String> other) {
        if (other.isPresent()) {
            throw ProblemException.invalid(Problem.of(
                    "Column " + column + " is part of the embeddings " + other.get() + " and " + name,
                    "Name it in one of them in {key:drift.embeddings}"));
        }
    }

    private static List<String> fitting(String glob, Set<String> all) {
        String pattern = Pattern.compile("\\*")
                .splitAsStream(glob + " ")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
        return all.stream()
                .filter(column -> compiled.matcher(column + " ").matches())
                .toList();
    }

    /** All columns of all embeddings. */
    Set<String> all() {
        Set<String> all = new TreeSet<>();
        columns.values().forEach(all::addAll);
        return all;
    }
}
