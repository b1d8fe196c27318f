package dev.modelgate.drift.replay;

import dev.modelgate.drift.calibrated.Calibrated;
import dev.modelgate.drift.calibrated.CalibratedRule;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.Outcome;
import dev.modelgate.drift.calibrated.Outcome.OfColumn;
import dev.modelgate.drift.calibrated.Outcome.Verdict;
import java.util.List;

/**
 * What a rule says of every window of a history, each held against all others.
 *
 * @param rule the rule
 * @param mostDrifted share of the columns that may drift before a window alarms
 * @param seed of the draws for small counts
 */
record Replay(CalibratedRule rule, double mostDrifted, long seed) {
    /** More than samples of up to a million times different sizes can differ by. */
    private static final double GREATEST_MARGIN = 1000;

    /** Margins are told to three decimals. */
    private static final double STEP = 0.001;

    /** What the rule says of a window. */
    Outcome of(List<ColumnCells> window) {
        return new Calibrated(rule, seed).of(window);
    }

    /** Whether more columns drifted than may. */
    boolean alarms(Outcome outcome) {
        return drifted(outcome).size() > mostDrifted * outcome.columns().size();
    }

    static List<String> drifted(Outcome outcome) {
        return outcome.columns().stream()
                .filter(column -> column.verdict() == Verdict.DRIFT)
                .map(OfColumn::name)
                .toList();
    }

    /** The same with another margin; what has to be found is no part of an alarm, and makes room for it. */
    Replay within(double margin) {
        CalibratedRule other = new CalibratedRule(
                rule.falseAlarms(), margin, Math.max(rule.detect(), margin + 1), rule.power(), rule.correction());
        return new Replay(other, mostDrifted, seed);
    }

    /**
     * The least margin, of three decimals and at least the rule's, with which a window does not alarm. Alarms go as the
     * margin grows, so that halving finds it.
     */
    double quietMargin(List<ColumnCells> window) {
        long low = (long) Math.ceil(rule.margin() / STEP);
        long high = (long) (GREATEST_MARGIN / STEP);
        while (low < high) {
            long middle = (low + high) >>> 1;
            Replay other = within(middle * STEP);
            if (new Calibrated(other.rule, seed).drifted(window) > mostDrifted * window.size()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low * STEP;
    }
}
