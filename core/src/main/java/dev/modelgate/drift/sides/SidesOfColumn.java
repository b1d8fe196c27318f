package dev.modelgate.drift.sides;

import dev.modelgate.data.ColumnDependence;
import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues;
import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.data.RowScale;
import dev.modelgate.drift.calibrated.BlockScale;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.calibrated.SideCells;
import dev.modelgate.drift.result.Side;
import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both sides of a column, as the rule takes them. */
final class SidesOfColumn {
    /**
     * A number of the reference that would be beyond the others were it not there: its least and its greatest one (Good,
     * Biometrika 40, 1953).
     */
    private static final long ENDS = 2;

    /** What the tables of {@link BlocksOfColumn#tables} tell of. */
    static final List<PartKind> PARTS =
            List.of(PartKind.VALUES, PartKind.MISSING, PartKind.NOT_FINITE, PartKind.UNSEEN);

    private SidesOfColumn() {}

    /**
     * The sides.
     *
     * @param rows rows of the reference
     * @param now how the current side depends on blocks
     */
    static ColumnCells of(PairedColumn column, long rows, List<RowScale> scales, List<BlockScale> now) {
        ColumnProfile profile = column.reference();
        CellsOfValues cells = column.values();
        SideCells reference = new SideCells(
                rows,
                profile.nulls(),
                profile.nonFinite(),
                profile.infinities(),
                boxed(cells.reference()),
                column.unread().isPresent() ? 0 : unseen(profile.values()),
                profile.values() instanceof Categories categories
                        ? SideCells.unseenDesignEffect(categories.once(), categories.twice())
                        : 1,
                scales(profile.dependence(), scales));
        Side side = column.side();
        SideCells current = new SideCells(
                side.rows(),
                side.nulls(),
                side.rows() - side.nulls() - Arrays.stream(cells.current()).sum(),
                column.infinities(),
                boxed(cells.current()),
                column.unseen(),
                1,
                now);
        return new ColumnCells(column.name(), profile.values() instanceof NumberBins, reference, current, 1);
    }

    /**
     * The sides of a column within a slice, over the cells of the whole column.
     *
     * @param before the rows of the reference
     * @param after the current rows
     */
    static ColumnCells ofSlice(SlicedRows.OfColumn before, SlicedRows.OfColumn after) {
        ProfiledValues values = before.column().reference().values();
        long[] then = before.column().values().current();
        long[] now = after.column().values().current();
        // Where one side has too many categories to look at their groups, these are one cell.
        int size = Math.min(then.length, now.length);
        return new ColumnCells(
                before.column().name(),
                values instanceof NumberBins,
                ofSlice(
                        before,
                        folded(then, size),
                        unseen(values, before.column()),
                        values instanceof Categories known
                                ? SideCells.unseenDesignEffect(
                                        occurring(known, before.column(), 1), occurring(known, before.column(), 2))
                                : 1),
                ofSlice(after, folded(now, size), after.column().unseen(), 1),
                1);
    }

    private static SideCells ofSlice(SlicedRows.OfColumn one, long[] cells, long unseen, double unseenDesignEffect) {
        Side side = one.column().side();
        long values = Arrays.stream(cells).sum();
        return new SideCells(
                side.rows(),
                side.nulls(),
                side.rows() - side.nulls() - values,
                one.column().infinities(),
                boxed(cells),
                Math.min(unseen, values),
                unseenDesignEffect,
                one.scales());
    }

    private static long[] folded(long[] cells, int size) {
        long[] folded = Arrays.copyOf(cells, size);
        for (int i = size; i < cells.length; i++) {
            folded[size - 1] += cells[i];
        }
        return folded;
    }

    /** At most so many values of a slice would be beyond the reference were they not there: the rest lie in other slices. */
    private static long unseen(ProfiledValues values, PairedColumn slice) {
        return values instanceof Categories known ? occurring(known, slice, 1) : unseen(values);
    }

    private static long occurring(Categories known, PairedColumn slice, long times) {
        return slice.categories().entrySet().stream()
                .filter(entry -> entry.getValue() == times && known.recognizes(entry.getKey()))
                .filter(entry -> known.counts().getOrDefault(entry.getKey(), times) == times)
                .count();
    }

    private static long unseen(ProfiledValues values) {
        if (values instanceof NumberBins bins) {
            boolean constant = bins.least() == bins.greatest() && bins.total() > ENDS;
            return constant ? 0 : Math.min(ENDS, bins.total());
        }
        boolean known = values instanceof Categories categories
                && (categories.otherCategories() == 0 || categories.known().all());
        return known ? ((Categories) values).once() : 0;
    }

    private static List<BlockScale> scales(ColumnDependence dependence, List<RowScale> scales) {
        List<BlockScale> known = new ArrayList<>();
        for (int i = 0; i < scales.size(); i++) {
            long blocks = scales.get(i).blocks();
            Map<PartKind, SideVariance> variances = new EnumMap<>(PartKind.class);
            dependence.valuesAt(i).ifPresent(one -> variances.put(PartKind.VALUES, one));
            dependence.missingAt(i, blocks).ifPresent(one -> variances.put(PartKind.MISSING, one));
            dependence.nonFiniteAt(i, blocks).ifPresent(one -> put(PartKind.NOT_FINITE, one, variances));
            known.add(new BlockScale(scales.get(i).describe(), blocks, variances));
        }
        return known;
    }

    /**
     * How a current column depends on blocks.
     *
     * @param variances of its values, missing values, values that are not finite, and new ones, at every scale
     */
    static List<BlockScale> scales(List<RowScale> scales, List<List<Optional<SideVariance>>> variances) {
        List<BlockScale> known = new ArrayList<>();
        for (int i = 0; i < scales.size(); i++) {
            Map<PartKind, SideVariance> parts = new EnumMap<>(PartKind.class);
            for (int table = 0; table < PARTS.size(); table++) {
                PartKind part = PARTS.get(table);
                variances.get(table).get(i).ifPresent(one -> put(part, one, parts));
            }
            known.add(new BlockScale(scales.get(i).describe(), scales.get(i).blocks(), parts));
        }
        return known;
    }

    /** Notes how a part depends on blocks; infinities do as all that is not finite does. */
    static void put(PartKind part, SideVariance variance, Map<PartKind, SideVariance> parts) {
        parts.put(part, variance);
        if (part == PartKind.NOT_FINITE) {
            parts.put(PartKind.INFINITE, variance);
            parts.put(PartKind.MINUS_INFINITE, variance);
        }
    }

    private static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
