package dev.modelgate.drift.sides;

import dev.modelgate.data.BlockedRows;
import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.data.SampledColumns;
import dev.modelgate.drift.calibrated.BlockScale;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.ColumnScores;
import dev.modelgate.drift.result.Side;
import dev.modelgate.drift.result.TestedParts.CategoryChange;
import dev.modelgate.statistics.NumericSample;
import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads the current data, a few columns at a time, and puts them beside the reference. */
public final class CurrentColumns {
    /** How many columns are best compared at once. */
    public static final int AT_ONCE = 32;

    private static final int MOST_CHANGES = 20;

    private final DataEngine engine;
    private final Dataset current;
    private final Optional<Dataset> data;
    private final DataProfile reference;
    private final BlockedRows blocks;

    /**
     * A reader.
     *
     * @param current the data to count
     * @param data the data of the reference, when they are there, for what is shown beside the verdicts
     * @param reference the profile of the reference
     * @param blocks the blocks of the current rows
     */
    public CurrentColumns(
            DataEngine engine, Dataset current, Optional<Dataset> data, DataProfile reference, BlockedRows blocks) {
        this.engine = engine;
        this.current = current;
        this.data = data;
        this.reference = reference;
        this.blocks = blocks;
    }

    /** Counts columns and hands over both sides of each. */
    public void compare(List<PairedColumn> columns, BiConsumer<PairedColumn, ComparedColumn> to) {
        List<Measure> measures = new ArrayList<>(List.of(PairedColumn.ROWS));
        columns.forEach(column -> measures.addAll(column.measures()));
        Measurements measured = engine.measure(current, measures);
        columns.forEach(column -> column.take(measured));
        List<Measure> blocked = new ArrayList<>();
        List<Function<Measurements, long[]>> tables = new ArrayList<>();
        for (PairedColumn column : columns) {
            blocked.addAll(column.blocks().measures());
            tables.addAll(column.blocks().tables());
        }
        List<List<Optional<SideVariance>>> variances = blocks.variances(blocked, tables);
        List<String> numbers = columns.stream()
                .filter(column -> column.reference().values() instanceof NumberBins && column.hasNumbers())
                .map(PairedColumn::name)
                .toList();
        Samples before = Samples.none();
        Samples after = Samples.none();
        if (data.isPresent()) {
            before = samples(data.get(), numbers);
            after = samples(current, numbers);
        }
        int parts = SidesOfColumn.PARTS.size();
        for (int i = 0; i < columns.size(); i++) {
            List<BlockScale> scales = blocks.scales().isEmpty()
                    ? List.of()
                    : SidesOfColumn.scales(blocks.scales(), variances.subList(parts * i, parts * i + parts));
            to.accept(columns.get(i), sides(columns.get(i), scales, before, after));
        }
    }

    private Samples samples(Dataset dataset, List<String> columns) {
        return Samples.of(columns, SampledColumns.read(engine, dataset, columns, Samples.MOST_ROWS));
    }

    private ComparedColumn sides(PairedColumn column, List<BlockScale> scales, Samples before, Samples after) {
        ColumnProfile profile = column.reference();
        OptionalDouble mean =
                profile.values() instanceof NumberBins bins && profile.type().numeric()
                        ? OptionalDouble.of(bins.mean())
                        : OptionalDouble.empty();
        Side there = new Side(reference.rows(), profile.nulls(), profile.nonFinite(), mean);
        Side here = column.side();
        boolean valued = there.values() > 0 && here.values() > 0 && !column.changedType();
        boolean read = valued && profile.values().total() > 0 && column.unread().isEmpty();
        return new ComparedColumn(
                SidesOfColumn.of(column, reference.rows(), reference.scales(), scales),
                profile.type(),
                there,
                here,
                read && profile.values() instanceof Categories known ? changes(column, known) : List.of(),
                read ? ScoresOfColumn.of(column, before, after) : ColumnScores.none(),
                read ? chart(column, before, after) : Chart.empty());
    }

    private static List<CategoryChange> changes(PairedColumn column, Categories known) {
        double n = known.total();
        double m = column.side().values();
        List<CategoryChange> changes = new ArrayList<>();
        column.unseenNames(known)
                .forEach(name -> changes.add(
                        new CategoryChange(name, 0, column.categories().getOrDefault(name, 0L) / m)));
        List<Long> counts = column.counts();
        int i = 0;
        for (String name : known.counts().keySet()) {
            if (counts.get(i++) == 0) {
                changes.add(new CategoryChange(name, known.counts().getOrDefault(name, 0L) / n, 0));
            }
        }
        return changes.stream()
                .sorted(Comparator.comparingDouble((CategoryChange change) -> change.reference() + change.current())
                        .reversed()
                        .thenComparing(CategoryChange::name))
                .limit(MOST_CHANGES)
                .toList();
    }

    private static Chart chart(PairedColumn column, Samples before, Samples after) {
        ColumnProfile profile = column.reference();
        long values = column.side().values();
        if (profile.values() instanceof Categories known) {
            return CategoryChart.of(known, column.categories(), values);
        }
        Optional<NumericSample> then = before.of(column.name());
        Optional<NumericSample> now = after.of(column.name());
        boolean time = profile.type().temporal();
        return then.isPresent() && now.isPresent()
                ? NumberChart.of(then.get(), now.get(), time)
                : NumberChart.of((NumberBins) profile.values(), column.counts(), values, time);
    }
}
