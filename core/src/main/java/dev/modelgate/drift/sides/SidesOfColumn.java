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

    /** What the tables of {@link PairedColumn#blockTables} tell of. */
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
            dependence.nonFiniteAt(i, blocks).ifPresent(one -> putNotFinite(one, variances));
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
                variances
                        .get(table)
                        .get(i)
                        .ifPresent(
                                part == PartKind.NOT_FINITE
                                        ? one -> putNotFinite(one, parts)
                                        : one -> parts.put(part, one));
            }
            known.add(new BlockScale(scales.get(i).describe(), scales.get(i).blocks(), parts));
        }
        return known;
    }

    /** Infinities depend on blocks as all that is not finite does. */
    private static void putNotFinite(SideVariance variance, Map<PartKind, SideVariance> parts) {
        parts.put(PartKind.NOT_FINITE, variance);
        parts.put(PartKind.INFINITE, variance);
        parts.put(PartKind.MINUS_INFINITE, variance);
    }

    private static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
