package dev.modelgate.data;

import dev.modelgate.data.Check.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns what a contract says about a dataset as a whole into checks. */
final class DatasetChecks {
    /** Today begins earlier in the east, and clocks differ; a value further ahead says nothing of how fresh data are. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final String DATASET = "dataset";

    private final DataContract contract;
    private final Map<String, Column> columns;
    private final List<Check> checks = new ArrayList<>();

    private DatasetChecks(DataContract contract, Map<String, Column> columns) {
        this.contract = contract;
        this.columns = columns;
    }

    /**
     * The checks.
     *
     * @param columns the data's columns by name, in file order
     * @param now what freshness is counted from
     */
    static List<Check> of(DataContract contract, Map<String, Column> columns, Optional<Instant> now) {
        DatasetChecks checks = new DatasetChecks(contract, columns);
        checks.rows();
        checks.otherColumns();
        checks.key();
        contract.freshness().ifPresent(freshness -> checks.freshness(freshness, now.orElseThrow()));
        return checks.checks;
    }

    private void rows() {
        RowBounds bounds = contract.rows();
        String expected = bounds.most()
                .map(most -> bounds.least() + " to " + most + " rows")
                .orElse("at least " + bounds.least() + (bounds.least() == 1 ? " row" : " rows"));
        checks.add(new Check(
                "rows",
                DATASET,
                expected,
                List.of(Check.ROWS),
                measurements -> {
                    long rows = measurements.count(Check.ROWS);
                    boolean holds =
                            rows >= bounds.least() && rows <= bounds.most().orElse(Long.MAX_VALUE);
                    return new Judgement(holds, rows + (rows == 1 ? " row" : " rows"), 0);
                },
                Optional.empty(),
                List.of()));
    }

    private void otherColumns() {
        if (contract.allowOtherColumns()) {
            return;
        }
        List<String> known =
                contract.columns().stream().map(ColumnContract::name).toList();
        List<String> others =
                columns.keySet().stream().filter(name -> !known.contains(name)).toList();
        String observed = others.isEmpty() ? "none" : String.join(", ", others);
        checks.add(Check.known("other-columns", DATASET, "no columns but the contract's", others.isEmpty(), observed));
    }

    private void key() {
        List<String> key = contract.key();
        if (key.isEmpty()) {
            return;
        }
        String subject = String.join(", ", key);
        List<String> missing =
                key.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            String observed = "missing: " + String.join(", ", missing);
            checks.add(Check.known("key-columns", subject, "the columns of the key", false, observed));
            return;
        }
        key.forEach(name ->
                checks.add(Check.everyValue("key", name, "no missing values in a key", new Condition.NotNull())));
        Measure.Distinct distinct = new Measure.Distinct(key);
        Condition once = key.size() == 1 ? new Condition.Once() : new Condition.OnceWith(key.subList(1, key.size()));
        checks.add(new Check(
                "key",
                subject,
                "no combination twice",
                List.of(Check.ROWS, distinct),
                measurements -> {
                    long rows = measurements.count(Check.ROWS);
                    long repeated = rows - measurements.count(distinct);
                    return new Judgement(repeated == 0, ColumnChecks.repetitions(repeated, rows), repeated);
                },
                Optional.of(new Measure.Violations(key.get(0), once)),
                key));
    }

    private void freshness(Freshness freshness, Instant now) {
        Instant oldest = now.minus(freshness.within());
        Instant newest = now.plus(AHEAD);
        String expected = "latest value from " + oldest + " to " + newest;
        Column column = columns.get(freshness.column());
        if (column == null || !column.type().temporal()) {
            String observed = column == null
                    ? "missing"
                    : "a column of type " + column.type().name().toLowerCase(Locale.ROOT);
            checks.add(
                    Check.known("freshness-column", freshness.column(), "a date or timestamp column", false, observed));
            return;
        }
        Measure.Maximum latest = new Measure.Maximum(freshness.column());
        checks.add(new Check(
                "freshness",
                freshness.column(),
                expected,
                List.of(latest),
                measurements -> {
                    OptionalDouble seconds = measurements.number(latest);
                    boolean holds = seconds.isPresent()
                            && seconds.getAsDouble() >= oldest.getEpochSecond()
                            && seconds.getAsDouble() <= newest.getEpochSecond();
                    String observed = seconds.isEmpty() ? "no values" : Numbers.time(seconds.getAsDouble());
                    return new Judgement(holds, observed, 0);
                },
                Optional.empty(),
                List.of()));
    }
}
