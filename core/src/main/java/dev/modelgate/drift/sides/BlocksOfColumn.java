package dev.modelgate.drift.sides;

import dev.modelgate.data.BlockTables;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What tells how a column varies between blocks of rows.
 *
 * @param reference values of the reference
 * @param nulls rows without a value
 * @param cells values over the reference's cells
 * @param newNames categories that the reference does not have
 */
record BlocksOfColumn(
        ProfiledValues reference,
        Measure.Violations nulls,
        Optional<Measure.CellCounts> cells,
        Optional<Measure.CellCounts> newNames) {

    /** What is asked of each block. */
    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>(List.of(PairedColumn.ROWS, nulls));
        cells.ifPresent(measures::add);
        newNames.ifPresent(measures::add);
        return measures;
    }

    /** Four tables: values, missing, not finite, unseen. */
    List<Function<Measurements, long[]>> tables() {
        List<Function<Measurements, long[]>> tables = new ArrayList<>();
        tables.add(
                block -> CellsOfValues.folded(reference, cells.map(block::cells).orElse(List.of())));
        tables.addAll(new BlockTables(PairedColumn.ROWS, nulls, cells).tables().subList(1, 3));
        tables.add(this::unseen);
        return tables;
    }

    private long[] unseen(Measurements block) {
        if (reference instanceof NumberBins bins && cells.isPresent()) {
            List<Long> found = block.cells(cells.get());
            long values = found.stream().mapToLong(Long::longValue).sum();
            long beyond = found.get(0) + (found.size() > bins.counts().size() + 1 ? found.get(found.size() - 1) : 0);
            return new long[] {values - beyond, beyond};
        }
        if (newNames.isEmpty()) {
            return new long[2];
        }
        List<Long> found = block.cells(newNames.get());
        long old = found.get(found.size() - 1);
        long all = found.stream().mapToLong(Long::longValue).sum();
        return new long[] {old, all - old};
    }
}
