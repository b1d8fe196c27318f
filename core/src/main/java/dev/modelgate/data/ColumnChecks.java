package dev.modelgate.data;

import dev.modelgate.data.Check.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Turns the contract of one column into checks. */
final class ColumnChecks {
    private static final int MOST_VALUES_SHOWN = 8;

    private final ColumnContract contract;
    private final Column column;
    private final boolean text;
    private final List<Check> checks = new ArrayList<>();

    private ColumnChecks(ColumnContract contract, Column column, boolean text) {
        this.contract = contract;
        this.column = column;
        this.text = text;
    }

    /**
     * The checks of a column.
     *
     * @param text whether the data's format holds nothing but text, so that values have to be read as the type
     */
    static List<Check> of(ColumnContract contract, Optional<Column> column, boolean text) {
        if (column.isEmpty()) {
            return contract.required()
                    ? List.of(Check.known("column", contract.name(), "a column of this name", false, "missing"))
                    : List.of();
        }
        return new ColumnChecks(contract, column.get(), text).all();
    }

    private List<Check> all() {
        contract.type().ifPresent(this::type);
        nulls();
        if (readable()) {
            if (effective() == ColumnType.NUMBER) {
                checks.add(everyValue("finite", "finite numbers", new Condition.Finite()));
            }
            unique();
            range();
            times();
            texts();
        }
        return checks;
    }

    /** What the other rules take the column to hold. */
    private ColumnType effective() {
        boolean narrower = column.type().fits(contract.type().orElse(column.type()));
        return text || !narrower ? contract.type().orElse(column.type()) : column.type();
    }

    private boolean readable() {
        return text || column.type().fits(contract.type().orElse(column.type()));
    }

    private void type(ColumnType type) {
        String expected = type.name().toLowerCase(Locale.ROOT);
        if (text) {
            checks.add(everyValue("type", "every value reads as " + expected, new Condition.ReadsAs(type)));
            return;
        }
        String observed = column.type().name().toLowerCase(Locale.ROOT) + " (" + column.nativeType() + ")";
        if (column.type().fits(type)) {
            checks.add(Check.known("type", column.name(), expected, true, observed));
            return;
        }
        // A column without any value says nothing about its type: writers pick one at random.
        Measure.Violations nulls = nullRows();
        checks.add(new Check(
                "type",
                column.name(),
                expected,
                List.of(Check.ROWS, nulls),
                measurements -> new Judgement(measurements.count(nulls) == measurements.count(Check.ROWS), observed, 0),
                Optional.empty(),
                List.of()));
    }

    private void nulls() {
        double most = contract.nulls().most();
        Measure.Violations nulls = nullRows();
        String expected = most == 0 ? "no missing values" : "at most " + Numbers.percent(most) + " missing";
        checks.add(new Check(
                "nulls",
                column.name(),
                expected,
                List.of(Check.ROWS, nulls),
                measurements -> {
                    long missing = measurements.count(nulls);
                    long rows = measurements.count(Check.ROWS);
                    return new Judgement(missing <= most * rows, Check.share(missing, rows), missing);
                },
                Optional.of(nulls),
                List.of(column.name())));
    }

    private void unique() {
        if (!contract.unique()) {
            return;
        }
        Measure.Distinct distinct = new Measure.Distinct(List.of(column.name()));
        Measure.Violations nulls = nullRows();
        List<Measure> measures = new ArrayList<>(List.of(Check.ROWS, distinct, nulls));
        Optional<Measure> unread = contract.type()
                .filter(type -> text)
                .map(type -> new Measure.Violations(column.name(), new Condition.ReadsAs(type)));
        unread.ifPresent(measures::add);
        checks.add(new Check(
                "unique",
                column.name(),
                "no value twice",
                measures,
                measurements -> {
                    long absent = measurements.count(nulls)
                            + unread.map(measurements::count).orElse(0L);
                    long rows = measurements.count(Check.ROWS);
                    // Missing values count as one distinct value, and are not repetitions of each other.
                    long different = measurements.count(distinct) - (absent > 0 ? 1 : 0);
                    long repeated = rows - absent - different;
                    return new Judgement(repeated == 0, repetitions(repeated, rows), repeated);
                },
                Optional.of(new Measure.Violations(column.name(), new Condition.Once())),
                List.of(column.name())));
    }

    static String repetitions(long repeated, long rows) {
        return repeated == 0 ? "no repetition" : Check.share(repeated, rows) + " repeat an earlier one";
    }

    private void range() {
        contract.min()
                .ifPresent(bound -> bounded(
                        "min", ColumnType::numeric, "at least " + Numbers.text(bound), new Condition.AtLeast(bound)));
        contract.max()
                .ifPresent(bound -> bounded(
                        "max", ColumnType::numeric, "at most " + Numbers.text(bound), new Condition.AtMost(bound)));
    }

    private void times() {
        contract.earliest()
                .ifPresent(bound -> bounded(
                        "earliest",
                        ColumnType::temporal,
                        "not before " + bound,
                        new Condition.AtLeast(ColumnContract.secondsOf(bound))));
        contract.latest()
                .ifPresent(bound -> bounded(
                        "latest",
                        ColumnType::temporal,
                        "not after " + bound,
                        new Condition.AtMost(ColumnContract.secondsOf(bound))));
    }

    /** A bound on the order of values: the extreme that was seen is shown. */
    private void bounded(String rule, Predicate<ColumnType> fitting, String expected, Condition condition) {
        if (!fitting.test(effective())) {
            checks.add(misfit(rule, expected));
            return;
        }
        Measure.Violations violations = new Measure.Violations(column.name(), condition);
        boolean lower = condition instanceof Condition.AtLeast;
        Measure extreme = lower ? new Measure.Minimum(column.name()) : new Measure.Maximum(column.name());
        checks.add(new Check(
                rule,
                column.name(),
                expected,
                List.of(Check.ROWS, violations, extreme),
                measurements -> {
                    long failing = measurements.count(violations);
                    String seen = extreme(lower, measurements.number(extreme));
                    String observed =
                            failing == 0 ? seen : Check.share(failing, measurements.count(Check.ROWS)) + ", " + seen;
                    return new Judgement(failing == 0, observed, failing);
                },
                Optional.of(violations),
                List.of(column.name())));
    }

    private String extreme(boolean lower, OptionalDouble value) {
        if (value.isEmpty()) {
            return "no values";
        }
        if (effective().temporal()) {
            return (lower ? "earliest " : "latest ") + Numbers.time(value.getAsDouble());
        }
        return (lower ? "least " : "greatest ") + Numbers.text(value.getAsDouble());
    }

    private void texts() {
        if (!contract.values().isEmpty()) {
            checks.add(
                    everyValue("values", "one of " + shown(contract.values()), new Condition.OneOf(contract.values())));
        }
        contract.pattern().ifPresent(regex -> textual("pattern", "matches " + regex, new Condition.Matches(regex)));
        contract.length()
                .ifPresent(length -> textual(
                        "length",
                        "length of " + length.least() + " to "
                                + length.most().map(String::valueOf).orElse("any"),
                        new Condition.LengthBetween(
                                length.least(), length.most().orElse(Integer.MAX_VALUE))));
    }

    private void textual(String rule, String expected, Condition condition) {
        boolean fits = effective() == ColumnType.STRING;
        checks.add(fits ? everyValue(rule, expected, condition) : misfit(rule, expected));
    }

    private Check everyValue(String rule, String expected, Condition condition) {
        return Check.everyValue(rule, column.name(), expected, condition);
    }

    private Check misfit(String rule, String expected) {
        String observed = "a column of type " + column.type().name().toLowerCase(Locale.ROOT);
        return Check.known(rule, column.name(), expected, false, observed);
    }

    private Measure.Violations nullRows() {
        return new Measure.Violations(column.name(), new Condition.NotNull());
    }

    private static String shown(List<String> values) {
        String first = String.join(", ", values.subList(0, Math.min(values.size(), MOST_VALUES_SHOWN)));
        int more = values.size() - MOST_VALUES_SHOWN;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
