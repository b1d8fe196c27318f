package dev.modelgate.model;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one slice column, numbered in the order in which they are first seen. */
public final class SliceValues {
    /** More values than this are no slices that a person could read, and would not fit the evidence. */
    static final int MOST = 1000;

    private final String column;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> values = new ArrayList<>();

    /** The values of a column, none seen yet. */
    public SliceValues(String column) {
        this.column = column;
    }

    /**
     * The number of a value, from 0.
     *
     * @throws ProblemException INVALID when there are too many values
     */
    public int numberOf(String value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() == MOST) {
            throw ProblemException.invalid(Problem.of(
                    "The slice column " + column + " has more than " + MOST + " values",
                    "Choose a column with few values in {key:evaluate.slices}, or write a coarser one into the data"));
        }
        numbers.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    /** The column. */
    public String column() {
        return column;
    }

    /** The values by their numbers. */
    public List<String> values() {
        return values;
    }
}
