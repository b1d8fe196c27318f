package dev.modelgate.drift.nights;

import dev.modelgate.data.Infinities;
import dev.modelgate.drift.calibrated.BlockScale;
import dev.modelgate.drift.calibrated.SideCells;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What some nights together had of a column, as {@link SideCells} counts it.
 *
 * @param nights how many nights are in it
 * @param rows rows
 * @param nulls rows without a value
 * @param nonFinite values that are NaN or infinite
 * @param infinities how many of them are infinite
 * @param unseen values beyond what the reference has
 * @param cells the other values, over the reference's cells
 */
public record Tally(
        long nights, long rows, long nulls, long nonFinite, Infinities infinities, long unseen, List<Long> cells) {
    public Tally {
        cells = List.copyOf(cells);
        if (nights < 0) {
            throw new IllegalArgumentException("there are " + nights + " nights");
        }
        // The counts are checked by the type that they are used as.
        new SideCells(rows, nulls, nonFinite, infinities, cells, unseen, 1, List.of());
    }

    static Tally none(int cells) {
        return new Tally(0, 0, 0, 0, Infinities.NONE, 0, Collections.nCopies(cells, 0L));
    }

    Tally and(SideCells night) {
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            sums.add(cells.get(i) + night.cells().get(i));
        }
        return new Tally(
                nights + 1,
                rows + night.rows(),
                nulls + night.nulls(),
                nonFinite + night.nonFinite(),
                infinities.plus(night.infinities()),
                unseen + night.unseen(),
                sums);
    }

    /** The nights as one side. How its rows depend on each other, the last night and the reference tell. */
    SideCells side(SideCells reference, SideCells last) {
        return new SideCells(
                rows, nulls, nonFinite, infinities, cells, unseen, 1, scales(reference.scales(), last.scales()));
    }

    private List<BlockScale> scales(List<BlockScale> reference, List<BlockScale> last) {
        List<BlockScale> all = new ArrayList<>();
        double nightBlocks = 0;
        for (BlockScale scale : last) {
            double there = reference.stream()
                    .filter(one -> one.name().equals(scale.name()))
                    .mapToDouble(BlockScale::blocks)
                    .findFirst()
                    .orElse(0);
            boolean longer = scale.blocks() == 1;
            nightBlocks = longer && nightBlocks == 0 ? there : nightBlocks;
            // A block that is longer than a night holds several: as many as the reference has of the shortest such
            // ones.
            double perNight = longer && nightBlocks > 0 ? there / nightBlocks : scale.blocks();
            all.add(new BlockScale(
                    scale.name(),
                    Math.max(1, Math.round(nights * perNight)),
                    scale.blocks() < BlockScale.ENOUGH ? Map.of() : scale.variances()));
        }
        return all;
    }
}
