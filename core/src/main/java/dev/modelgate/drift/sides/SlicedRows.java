package dev.modelgate.drift.sides;

import dev.modelgate.data.BlockedRows;
import dev.modelgate.data.Blocks;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.RowScale;
import dev.modelgate.drift.calibrated.BlockScale;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.calibrated.SideCells;
import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The rows of one side, slice by slice, counted over the cells of whole columns.
 *
 * @param dataset the rows
 * @param blocks the blocks that they fall into
 */
public record SlicedRows(DataEngine engine, Dataset dataset, BlockedRows blocks) {
    /**
     * A column's rows in one slice.
     *
     * @param column the column, with what was counted
     * @param scales how its rows depend on each other
     */
    record OfColumn(PairedColumn column, List<BlockScale> scales) {
        OfColumn {
            scales = List.copyOf(scales);
        }
    }

    /**
     * Columns in every slice.
     *
     * @param by the column that is sliced by
     * @param values its values that make a slice
     * @param columns whole columns of this side
     * @param wholes their counts on this side, which tell how rows depend on each other where a slice has too few blocks
     * @return the columns in their order, for every value in their order, and last for the rows without a value; none where
     *     a slice has no rows
     */
    List<List<OfColumn>> counted(String by, List<String> values, List<PairedColumn> columns, List<SideCells> wholes) {
        List<Measure> measures = new ArrayList<>(List.of(PairedColumn.ROWS));
        List<Measure> blocked = new ArrayList<>();
        List<Function<Measurements, long[]>> tables = new ArrayList<>();
        for (PairedColumn column : columns) {
            measures.addAll(column.measures());
            blocked.addAll(column.blocks().measures());
            tables.addAll(column.blocks().tables());
        }
        Blocks.Sliced slices = new Blocks.Sliced(by, values, Optional.empty());
        SortedMap<Long, Measurements> measured =
                engine.measure(dataset, measures.stream().distinct().toList(), slices);
        List<BlockedRows.OfSlice> ofBlocks = blocks.slices(by, values, blocked, tables);
        List<List<OfColumn>> counted = new ArrayList<>();
        for (int slice = 0; slice < slices.slices(); slice++) {
            Optional<Measurements> found = Optional.ofNullable(measured.get((long) slice));
            List<OfColumn> own = new ArrayList<>();
            for (int i = 0; i < columns.size() && found.isPresent(); i++) {
                PairedColumn column = columns.get(i).again();
                column.take(found.get());
                own.add(new OfColumn(
                        column, scales(by, ofBlocks.get(slice), i, column.side().rows(), wholes.get(i))));
            }
            counted.add(own);
        }
        return counted;
    }

    private List<BlockScale> scales(String by, BlockedRows.OfSlice slice, int column, long rows, SideCells whole) {
        List<BlockScale> scales = new ArrayList<>();
        for (int i = 0; i < blocks.scales().size(); i++) {
            RowScale scale = blocks.scales().get(i);
            // All rows of a slice share the value that it is made of: that says nothing of how they differ.
            if (scale.seconds() > 0 || !scale.column().equals(by)) {
                scales.add(scale(scale, slice, i, column, rows, whole));
            }
        }
        return scales;
    }

    private static BlockScale scale(
            RowScale scale, BlockedRows.OfSlice slice, int at, int column, long rows, SideCells whole) {
        long there = slice.blocks().get(at);
        boolean few = there < BlockScale.ENOUGH;
        Map<PartKind, SideVariance> parts = new EnumMap<>(PartKind.class);
        for (int table = 0; table < SidesOfColumn.PARTS.size(); table++) {
            PartKind part = SidesOfColumn.PARTS.get(table);
            Optional<SideVariance> known = few
                    ? borrowed(scale.describe(), part, rows, Math.max(1, there), whole)
                    : slice.variances()
                            .get(SidesOfColumn.PARTS.size() * column + table)
                            .get(at);
            known.ifPresent(one -> SidesOfColumn.put(part, one, parts));
        }
        // What all rows tell is known as well as from blocks enough.
        return new BlockScale(scale.describe(), few && !parts.isEmpty() ? BlockScale.ENOUGH : there, parts);
    }

    /** What all rows tell of a slice with too few blocks: four Sundays say little of how days differ, all days do. */
    private static Optional<SideVariance> borrowed(
            String scale, PartKind part, long rows, long blocks, SideCells whole) {
        return whole.scales().stream()
                .filter(one -> one.name().equals(scale) && one.blocks() >= BlockScale.ENOUGH)
                .findFirst()
                .flatMap(one -> Optional.ofNullable(one.variances().get(part))
                        .map(known -> known.ofBlockSize((double) whole.rows() / one.blocks(), (double) rows / blocks)
                                .ofSum(blocks)));
    }
}
