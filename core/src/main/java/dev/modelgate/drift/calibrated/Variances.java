package dev.modelgate.drift.calibrated;

import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The variances of both sides under one assumption of how rows depend on each other.
 *
 * @param name what is taken to be independent
 */
record Variances(String name, SideVariance reference, SideVariance current) {
    static final String ROWS = "rows";

    /** Independent rows first, then every scale of which at least one side has blocks enough. */
    static List<Variances> of(PartKind part, SideCells reference, SideCells current, int cells) {
        SideVariance rows = SideVariance.independent(cells);
        List<Variances> all = new ArrayList<>();
        double unseen = part == PartKind.UNSEEN ? reference.unseenDesignEffect() : 1;
        all.add(new Variances(ROWS, rows.times(unseen), rows));
        for (BlockScale scale : reference.scales()) {
            if (scale.blocks() == 0) {
                continue;
            }
            // A side whose rows are spread wider has no such fine blocks; longer ones tell of both sides.
            named(scale.name(), current)
                    .flatMap(other -> at(part, reference, scale, current, other, rows))
                    .map(one -> new Variances(one.name(), one.reference().times(unseen), one.current()))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static Optional<BlockScale> named(String name, SideCells side) {
        return side.scales().stream()
                .filter(scale -> scale.name().equals(name) && scale.blocks() > 0)
                .findFirst();
    }

    private static Optional<Variances> at(
            PartKind part, SideCells reference, BlockScale then, SideCells current, BlockScale now, SideVariance rows) {
        Optional<SideVariance> before = then.known(part);
        Optional<SideVariance> after = now.known(part);
        if (before.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Variances(
                then.name(),
                before.orElseGet(() -> borrowed(after, current, now.blocks(), reference, then.blocks(), rows))
                        .ofSum(then.blocks()),
                after.orElseGet(() -> borrowed(before, reference, then.blocks(), current, now.blocks(), rows))
                        .ofSum(now.blocks())));
    }

    /**
     * What the other side tells of a side with too few blocks: one night says nothing of how nights differ, a month of
     * nights does.
     */
    private static SideVariance borrowed(
            Optional<SideVariance> from,
            SideCells lender,
            long lent,
            SideCells borrower,
            long blocks,
            SideVariance rows) {
        return from.map(known -> known.ofBlockSize((double) lender.rows() / lent, (double) borrower.rows() / blocks))
                .orElse(rows);
    }
}
