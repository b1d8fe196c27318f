package dev.modelgate.drift;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.ColumnSamples;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.EngineNumbers;
import dev.modelgate.drift.evidently.ColumnValues;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.Side;
import dev.modelgate.drift.sides.CategoryChart;
import dev.modelgate.drift.sides.NumberChart;
import dev.modelgate.drift.sides.PairedColumn;
import dev.modelgate.statistics.NumericSample;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * One side of a column that is compared by Evidently's rules.
 *
 * @param type what it holds
 * @param side its rows
 * @param values its values as Evidently sees them
 * @param shown of numbers, all or some, by which a chart is laid out; empty when some are too large for that
 * @param categories how often each text or truth value occurs
 */
record EvidentlySide(
        ColumnType type,
        Side side,
        ColumnValues values,
        Optional<NumericSample> shown,
        SortedMap<String, Long> categories) {
    /** Numbers of more rows are left with the engine until a test needs them one by one. */
    private static final long SMALL = 200_000;

    static EvidentlySide read(DataEngine engine, Dataset dataset, Column column, long rows) {
        return rows > SMALL && ColumnSample.ordered(column.type())
                ? EngineNumbers.of(engine, dataset, column)
                        .map(numbers -> ofNumbers(column, numbers))
                        .orElseGet(() -> whole(engine, dataset, column))
                : whole(engine, dataset, column);
    }

    private static EvidentlySide ofNumbers(Column column, EngineNumbers numbers) {
        EngineNumbers.Summary all = numbers.summary();
        long nonFinite = all.rows() - all.nulls() - all.n();
        return new EvidentlySide(
                column.type(),
                new Side(all.rows(), all.nulls(), nonFinite, OptionalDouble.of(all.mean())),
                ColumnValues.of(column, numbers, all.nulls(), nonFinite),
                Optional.of(numbers.sample()),
                Collections.emptySortedMap());
    }

    private static EvidentlySide whole(DataEngine engine, Dataset dataset, Column column) {
        ColumnSample sample = new ColumnSamples(engine).read(dataset, column);
        return new EvidentlySide(
                sample.type(),
                Side.of(sample),
                ColumnValues.of(column, sample),
                sample.numbers().sample(),
                sample.categories());
    }

    /** What both sides look like; nothing of columns that cannot be compared. */
    static Chart chart(EvidentlySide reference, EvidentlySide current) {
        if (!PairedColumn.comparable(reference.type, current.type)) {
            return Chart.empty();
        }
        if (reference.shown.isPresent() && current.shown.isPresent()) {
            return NumberChart.of(
                    reference.values.numbers(),
                    current.values.numbers(),
                    reference.shown.get(),
                    current.shown.get(),
                    current.type.temporal());
        }
        boolean texts = !reference.categories.isEmpty() && !current.categories.isEmpty();
        return texts ? CategoryChart.of(reference.categories, current.categories) : Chart.empty();
    }
}
