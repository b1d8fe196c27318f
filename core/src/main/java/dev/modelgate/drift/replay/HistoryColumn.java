package dev.modelgate.drift.replay;

import dev.modelgate.data.Infinities;
import dev.modelgate.drift.calibrated.BlockScale;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.calibrated.SideCells;
import dev.modelgate.drift.replay.PastValues.WindowValues;
import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A column of the past: any window of it against all others. */
final class HistoryColumn {
    private final String name;
    private final boolean ordered;
    private final double weight;
    private final List<Counts> blocks;
    private final List<List<Integer>> windows;
    private final List<WindowValues> values;
    private final Counts whole;
    private final List<Scale> scales = new ArrayList<>();

    /**
     * The longer blocks of a scale.
     *
     * @param name what they are called
     * @param places the places of the short blocks of each
     * @param counts what each holds
     */
    private record Scale(String name, List<List<Integer>> places, List<Counts> counts) {}

    /**
     * A column.
     *
     * @param weight how much it matters
     * @param blocks what every short block of the timeline holds
     */
    HistoryColumn(String name, double weight, PastValues past, List<Counts> blocks, Timeline timeline) {
        this.name = name;
        this.ordered = past.ordered();
        this.weight = weight;
        this.blocks = List.copyOf(blocks);
        this.windows = List.copyOf(timeline.windows().values());
        this.values = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            values.add(past.window(i, sum(windows.get(i))));
        }
        this.whole = blocks.stream().reduce(Counts.none(blocks.get(0).values().length), Counts::plus);
        for (long scale : timeline.scales()) {
            List<List<Integer>> places = timeline.placesOf(scale);
            scales.add(new Scale(
                    timeline.name(scale), places, places.stream().map(this::sum).toList()));
        }
    }

    String name() {
        return name;
    }

    private Counts sum(Collection<Integer> places) {
        return places.stream().map(blocks::get).reduce(Counts.none(blocks.get(0).values().length), Counts::plus);
    }

    /** A window beside all other windows. */
    ColumnCells against(int window) {
        Set<Integer> inside = new HashSet<>(windows.get(window));
        Counts here = sum(windows.get(window));
        Counts there = whole.minus(here);
        List<BlockScale> then = new ArrayList<>();
        List<BlockScale> now = new ArrayList<>();
        for (Scale scale : scales) {
            List<Counts> within = new ArrayList<>();
            List<Counts> without = new ArrayList<>();
            for (int i = 0; i < scale.places().size(); i++) {
                List<Integer> shared =
                        scale.places().get(i).stream().filter(inside::contains).toList();
                Counts all = scale.counts().get(i);
                Counts part = shared.isEmpty() ? Counts.none(all.values().length) : sum(shared);
                within.add(part);
                without.add(all.minus(part));
            }
            then.add(scale(scale.name(), without, false));
            now.add(scale(scale.name(), within, true));
        }
        WindowValues current = values.get(window);
        long[] others = new long[current.cells().length];
        for (int i = 0; i < values.size(); i++) {
            if (i != window) {
                long[] cells = values.get(i).cells();
                Arrays.setAll(others, cell -> others[cell] + cells[cell]);
            }
        }
        return new ColumnCells(
                name,
                ordered,
                side(there, others, current.chance(), current.designEffect(), then),
                side(here, current.cells(), current.unseen(), 1, now),
                weight);
    }

    private static SideCells side(
            Counts counts, long[] cells, long unseen, double designEffect, List<BlockScale> scales) {
        List<Long> boxed = Arrays.stream(cells).boxed().toList();
        long finite = Arrays.stream(cells).sum();
        return new SideCells(
                counts.rows(),
                counts.nulls(),
                counts.nonFinite(),
                Infinities.NONE,
                boxed,
                Math.min(unseen, finite),
                designEffect,
                scales);
    }

    /** What is unseen is told of the current side alone: of the reference it is what chance brings. */
    private static BlockScale scale(String name, List<Counts> counts, boolean current) {
        List<Counts> used = counts.stream().filter(one -> one.rows() > 0).toList();
        Map<PartKind, SideVariance> variances = new EnumMap<>(PartKind.class);
        between(used, Counts::values).ifPresent(one -> variances.put(PartKind.VALUES, one));
        between(used, Counts::missingTable).ifPresent(one -> variances.put(PartKind.MISSING, one));
        between(used, Counts::nonFiniteTable).ifPresent(one -> variances.put(PartKind.NOT_FINITE, one));
        if (current) {
            between(used, Counts::unseenTable).ifPresent(one -> variances.put(PartKind.UNSEEN, one));
        }
        return new BlockScale(name, used.size(), variances);
    }

    private static Optional<SideVariance> between(List<Counts> counts, Function<Counts, long[]> table) {
        return SideVariance.between(counts.stream().map(table).toList());
    }
}
