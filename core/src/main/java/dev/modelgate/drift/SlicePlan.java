package dev.modelgate.drift;

import dev.modelgate.data.Cells;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.Words;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of a column make a slice: the most frequent ones of the reference, so that the current data have no say in
 * it.
 *
 * @param by the column
 * @param slices its slices, the largest of the reference first
 * @param leftOut how many values make none
 * @param leftOutShare the share of the reference's rows that are in none
 */
record SlicePlan(String by, List<Slice> slices, long leftOut, double leftOutShare) {
    private static final int MOST = 20;
    private static final double LEAST_SHARE = 0.01;
    private static final String FIX =
            "Choose a column with few values in {key:drift.slices}, or write a coarser one into the data";
    private static final Measure.Rows ROWS = new Measure.Rows();

    SlicePlan {
        slices = List.copyOf(slices);
    }

    /**
     * A slice.
     *
     * @param value the text that its rows share; empty for the rows without a value
     * @param reference its rows in the reference
     * @param current its rows in the current data
     */
    record Slice(Optional<String> value, long reference, long current) {
        /** With fewer rows on a side, not even a column that went missing would be told. */
        static final int LEAST_ROWS = 30;

        boolean enough() {
            return Math.min(reference, current) >= LEAST_ROWS;
        }
    }

    /**
     * Chooses slices.
     *
     * @param by a column that both sides have, of a type that was found to fit
     * @throws ProblemException when no value is frequent enough
     */
    static SlicePlan of(String by, DataEngine engine, Dataset reference, Dataset current) {
        Measure.FrequentCategories frequent = new Measure.FrequentCategories(by, MOST);
        Measurements then = engine.measure(reference, List.of(ROWS, frequent));
        long rows = then.count(ROWS);
        FrequentValues values = then.frequent(frequent);
        List<Slice> all = new ArrayList<>();
        values.counts().entrySet().stream()
                .sorted(FrequentValues.order())
                .forEach(entry -> all.add(new Slice(Optional.of(entry.getKey()), entry.getValue(), 0)));
        all.add(new Slice(Optional.empty(), rows - values.total(), 0));
        List<Slice> chosen = all.stream()
                .sorted(Comparator.comparingLong(Slice::reference).reversed())
                .filter(slice -> slice.reference() >= LEAST_SHARE * rows)
                .limit(MOST)
                .toList();
        if (chosen.isEmpty()) {
            double share = (double) all.get(0).reference() / rows;
            throw ProblemException.invalid(Problem.of(
                    "No value of " + by + " is frequent enough to make a slice: the most frequent one has "
                            + Digits.percent(share) + " of the rows of " + reference.name() + "; a slice needs "
                            + Digits.percent(LEAST_SHARE),
                    FIX));
        }
        long covered = chosen.stream().mapToLong(Slice::reference).sum();
        long named = chosen.stream().filter(slice -> slice.value().isPresent()).count();
        return new SlicePlan(
                by,
                counted(by, chosen, engine, current),
                values.categories() - named,
                (double) (rows - covered) / rows);
    }

    private static List<Slice> counted(String by, List<Slice> chosen, DataEngine engine, Dataset current) {
        List<String> names =
                chosen.stream().flatMap(slice -> slice.value().stream()).toList();
        Measure.CellCounts cells = new Measure.CellCounts(by, new Cells.Names(names));
        Measurements now = engine.measure(current, List.of(ROWS, cells));
        List<Long> counts = now.cells(cells);
        long missing =
                now.count(ROWS) - counts.stream().mapToLong(Long::longValue).sum();
        return chosen.stream()
                .map(slice -> new Slice(
                        slice.value(),
                        slice.reference(),
                        slice.value().map(names::indexOf).map(counts::get).orElse(missing)))
                .toList();
    }

    /**
     * Refuses columns that cannot make slices.
     *
     * @param reference types of the reference
     * @param all columns of both sides
     */
    static void require(List<String> columns, Map<String, ColumnType> reference, Set<String> all) {
        ColumnPlan.requireKnown(columns, all, "Correct {key:drift.slices}");
        for (String by : columns) {
            Optional<ColumnType> type = Optional.ofNullable(reference.get(by)).filter(one -> !sliceable(one));
            if (type.isPresent()) {
                throw ProblemException.invalid(Problem.of(
                        "The values of " + by + " are of the type " + Words.of(type.get())
                                + "; slices are made of texts, truth values or whole numbers",
                        FIX));
            }
        }
    }

    private static boolean sliceable(ColumnType type) {
        return type == ColumnType.STRING || type == ColumnType.BOOLEAN || type == ColumnType.INTEGER;
    }

    /** Why the current data cannot be sliced as the reference is; empty when they can. */
    static Optional<String> obstacle(Optional<Column> then, Optional<Column> now) {
        if (then.isEmpty() || now.isEmpty()) {
            return Optional.of(
                    (then.isEmpty() ? "the reference does" : "the current data do") + " not have the column");
        }
        return now.get().type() == ColumnType.OTHER || now.get().type().temporal()
                ? Optional.of("its type changed from " + then.get().nativeType() + " to "
                        + now.get().nativeType())
                : Optional.empty();
    }
}
