package dev.modelgate.quality;

import dev.modelgate.statistics.DesignEffect;
import dev.modelgate.statistics.RiskSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * How many independent rows each window of data is worth, as was known before it came: from how much the reference's
 * windows vary, and those of the data until then. It is the upper end of the design effect of both, and never less than
 * that of the data alone.
 */
final class WindowWorth {
    private static final double LEVEL = 0.99;

    /** Differences of neighbours tell of a variance what two thirds as many squares would (von Neumann 1941). */
    private static final double OF_DIFFERENCES = 2.0 / 3;

    private final BlockMeans data;
    private double rows;
    private double sum;
    private double squares;
    private double apart;
    private int differences;

    private WindowWorth(BlockMeans data) {
        this.data = data;
    }

    /**
     * The worth of each window.
     *
     * @param reference design effect of its windows; unknown where it has none
     * @param variance of a row's loss, as it is at the limit
     */
    static List<RiskSequence.Worth> of(BlockMeans data, DesignEffect reference, double variance) {
        WindowWorth known = new WindowWorth(data);
        List<RiskSequence.Worth> worths = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            worths.add(known.next(i, reference, variance));
            known.learn(i);
        }
        return worths;
    }

    private double variance() {
        return rows == 0 ? 0 : Math.max(0, squares / rows - sum / rows * (sum / rows));
    }

    private RiskSequence.Worth next(int window, DesignEffect reference, double atLimit) {
        double own = variance();
        DesignEffect until = differences > 0 && own > 0
                ? new DesignEffect(apart / differences / own, OF_DIFFERENCES * differences, rows / window)
                : DesignEffect.unknown();
        DesignEffect both = reference.and(until);
        double alike = Math.max(both.alike(both.upper(LEVEL)), both.alike(until.estimate()));
        double size = data.sizes()[window];
        double worth = size == 1 ? 1 : size / (1 + (size - 1) * alike);
        return new RiskSequence.Worth(worth, Math.min(1, Math.max(atLimit, own)));
    }

    private void learn(int window) {
        double size = data.sizes()[window];
        if (window > 0) {
            double before = data.sizes()[window - 1];
            double apartBy = data.sums()[window] / size - data.sums()[window - 1] / before;
            apart += apartBy * apartBy / (1 / size + 1 / before);
            differences++;
        }
        rows += size;
        sum += data.sums()[window];
        squares += data.squares()[window];
    }
}
