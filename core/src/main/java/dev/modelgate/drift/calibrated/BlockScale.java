package dev.modelgate.drift.calibrated;

import dev.modelgate.statistics.SideVariance;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much the shares of one side vary when its rows come in blocks: hours, days, customers.
 *
 * @param name what a block is
 * @param blocks how many there are
 * @param variances of each part whose counts vary at all
 */
public record BlockScale(String name, long blocks, Map<PartKind, SideVariance> variances) {
    /** With fewer blocks the variance between them is a guess. */
    public static final int ENOUGH = 10;

    public BlockScale {
        if (blocks < 0) {
            throw new IllegalArgumentException("there are " + blocks + " blocks");
        }
        EnumMap<PartKind, SideVariance> copy = new EnumMap<>(PartKind.class);
        copy.putAll(variances);
        variances = Collections.unmodifiableMap(copy);
    }

    /** The variance of a part, when there are blocks enough to know it. */
    Optional<SideVariance> known(PartKind part) {
        return blocks < ENOUGH ? Optional.empty() : Optional.ofNullable(variances.get(part));
    }
}
