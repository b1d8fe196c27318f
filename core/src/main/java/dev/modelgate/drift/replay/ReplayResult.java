package dev.modelgate.drift.replay;

import dev.modelgate.drift.calibrated.CalibratedRule;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import dev.modelgate.evidence.Rounding;
import java.util.List;
import java.util.Optional;

/**
 * What evidence says of a rule that was replayed over the past.
 *
 * @param data name of the history
 * @param rows rows of the history
 * @param untimed rows without a time, which were not looked at
 * @param time the column that tells when
 * @param windowSeconds how long a window is
 * @param windows how many windows have rows
 * @param rule the rule
 * @param mostDrifted share of the columns that may drift before a window alarms
 * @param rate how often it alarmed
 * @param budget alarms in a month that are let pass
 * @param met margins that meet budgets, the smallest budget first
 * @param alarms the windows that alarmed, in their order
 * @param columns how often each column drifted, the most often first
 * @param leftOut columns that were not compared, and why
 */
public record ReplayResult(
        String data,
        long rows,
        long untimed,
        String time,
        long windowSeconds,
        int windows,
        CalibratedRule rule,
        double mostDrifted,
        Rate rate,
        double budget,
        List<Met> met,
        List<Alarm> alarms,
        List<Column> columns,
        List<LeftOut> leftOut) {
    public ReplayResult {
        met = List.copyOf(met);
        alarms = List.copyOf(alarms);
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * How often a rule alarmed.
     *
     * @param perMonth alarms in 30 days, 12 significant digits
     * @param low lower end of a 95 % interval for the expected number
     * @param high its upper end
     * @param worth how many windows that are independent of each other these are worth
     */
    public record Rate(double perMonth, double low, double high, double worth) {
        public Rate {
            perMonth = Rounding.twelve(perMonth);
            low = Rounding.twelve(low);
            high = Rounding.twelve(high);
            worth = Rounding.twelve(worth);
        }
    }

    /**
     * What meets a budget.
     *
     * @param budget alarms in a month
     * @param margin the least margin with which there were no more
     * @param perMonth alarms in a month with that margin, 12 significant digits
     */
    public record Met(double budget, double margin, double perMonth) {
        public Met {
            margin = Rounding.twelve(margin);
            perMonth = Rounding.twelve(perMonth);
        }
    }

    /**
     * A window that alarmed.
     *
     * @param begin when it begins, in seconds since 1970
     * @param rows its rows
     * @param columns the columns that drifted
     * @param margin the least margin with which it does not alarm, 12 significant digits
     */
    public record Alarm(long begin, long rows, List<String> columns, double margin) {
        public Alarm {
            columns = List.copyOf(columns);
            margin = Rounding.twelve(margin);
        }
    }

    /**
     * A column.
     *
     * @param name its name
     * @param drifted in how many windows it drifted
     * @param unsure of how many windows it could not be told
     * @param largest the largest of its effects, 12 significant digits
     */
    public record Column(String name, int drifted, int unsure, double largest) {
        public Column {
            largest = Rounding.twelve(largest);
        }
    }

    /** The least margin that meets the budget. */
    Optional<Met> meeting() {
        return met.stream().filter(one -> one.budget() == budget).findFirst();
    }
}
