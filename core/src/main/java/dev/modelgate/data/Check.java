package dev.modelgate.data;

import java.util.List;
import java.util.Optional;

/**
 * One rule, bound to the data's columns: what has to be measured, and how the answers are judged.
 *
 * @param rule name of the rule
 * @param subject what it is about
 * @param expected what it asks for
 * @param measures what the judge will look at
 * @param judge makes a judgement from the answers
 * @param failing finds rows that break the rule, where it is about rows
 * @param shown columns to show of such rows
 */
record Check(
        String rule,
        String subject,
        String expected,
        List<Measure> measures,
        Judge judge,
        Optional<Measure.Violations> failing,
        List<String> shown) {
    static final Measure.Rows ROWS = new Measure.Rows();

    /** Judges the answers to a check's measures. */
    @FunctionalInterface
    interface Judge {
        Judgement judge(Measurements measurements);
    }

    /**
     * A verdict.
     *
     * @param holds whether the rule holds
     * @param observed what was seen
     * @param failing number of rows that break it
     */
    record Judgement(boolean holds, String observed, long failing) {}

    /** A rule whose outcome the columns alone tell. */
    static Check known(String rule, String subject, String expected, boolean holds, String observed) {
        return new Check(
                rule,
                subject,
                expected,
                List.of(),
                measurements -> new Judgement(holds, observed, 0),
                Optional.empty(),
                List.of());
    }

    /** A rule that every value of a column has to keep. */
    static Check everyValue(String rule, String column, String expected, Condition condition) {
        Measure.Violations violations = new Measure.Violations(column, condition);
        return new Check(
                rule,
                column,
                expected,
                List.of(ROWS, violations),
                measurements -> {
                    long failing = measurements.count(violations);
                    return new Judgement(failing == 0, share(failing, measurements.count(ROWS)), failing);
                },
                Optional.of(violations),
                List.of(column));
    }

    /** {@code 3 of 200 rows (1.5 %)}. */
    static String share(long failing, long rows) {
        if (failing == 0) {
            return "0 of " + rows + " rows";
        }
        return failing + " of " + rows + " rows (" + Numbers.percent((double) failing / rows) + ")";
    }
}
