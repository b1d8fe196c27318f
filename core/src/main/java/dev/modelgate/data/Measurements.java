package dev.modelgate.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** The answers to measures. Asking for a measure that was not in the request is a programming error. */
public final class Measurements {
    private final Map<Measure, Object> answers;

    /**
     * Answers by measure.
     *
     * @param answers {@link Long} for counts, {@link OptionalDouble} for numbers, {@link ValueCounts} and a sorted map of
     *     text to count for distributions, a list of {@link Long} for cells, {@link FrequentValues} for frequent categories
     */
    public Measurements(Map<Measure, Object> answers) {
        this.answers = Map.copyOf(new LinkedHashMap<>(answers));
    }

    /** A count. */
    public long count(Measure measure) {
        return (Long) answer(measure);
    }

    /** A number, absent when there was no value to compute it from. */
    public OptionalDouble number(Measure measure) {
        return (OptionalDouble) answer(measure);
    }

    /** How often each finite number occurs. */
    public ValueCounts numbers(Measure.Numbers measure) {
        return (ValueCounts) answer(measure);
    }

    /** Text to how often it occurs, sorted by code units; missing values are not among them. */
    @SuppressWarnings("unchecked")
    public SortedMap<String, Long> categories(Measure.Categories measure) {
        return (SortedMap<String, Long>) answer(measure);
    }

    /** How many values are in each cell, in the order of the cells. */
    @SuppressWarnings("unchecked")
    public List<Long> cells(Measure.CellCounts measure) {
        return (List<Long>) answer(measure);
    }

    /** The most frequent categories, and the mass of the others. */
    public FrequentValues frequent(Measure.FrequentCategories measure) {
        return (FrequentValues) answer(measure);
    }

    private Object answer(Measure measure) {
        Object answer = answers.get(measure);
        if (answer == null) {
            throw new IllegalArgumentException("not measured: " + measure);
        }
        return answer;
    }
}
