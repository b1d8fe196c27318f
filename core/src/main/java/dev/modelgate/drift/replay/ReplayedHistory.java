package dev.modelgate.drift.replay;

import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.Outcome;
import dev.modelgate.drift.calibrated.Outcome.OfColumn;
import dev.modelgate.drift.calibrated.Outcome.Verdict;
import dev.modelgate.drift.replay.ReplayResult.Alarm;
import dev.modelgate.drift.replay.ReplayResult.Column;
import dev.modelgate.drift.replay.ReplayResult.Met;
import dev.modelgate.drift.replay.ReplayResult.Rate;
import dev.modelgate.run.RunContext;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.Proportions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A rule at work on every window of a history. */
final class ReplayedHistory {
    private static final double MONTH = Duration.ofDays(30).toSeconds();
    private static final double LEVEL = 0.95;

    /** Budgets that are shown beside the one that was asked for. */
    private static final List<Double> BUDGETS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

    private final ReplayDrift.Request request;
    private final History history;
    private final RunContext context;
    private final Replay replay;
    private final double perMonth;
    private final Map<String, int[]> verdicts = new LinkedHashMap<>();
    private final Map<String, Double> largest = new LinkedHashMap<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final boolean[] alarmed;

    ReplayedHistory(ReplayDrift.Request request, History history, RunContext context) {
        this.request = request;
        this.history = history;
        this.context = context;
        DriftSettings settings = request.settings();
        this.replay = new Replay(settings.rule(), settings.mostDrifted(), context.seed());
        this.perMonth = MONTH / request.window().toSeconds();
        this.alarmed = new boolean[history.windows().size()];
    }

    ReplayResult result() {
        IntStream.range(0, alarmed.length)
                .parallel()
                .mapToObj(this::replayed)
                .toList()
                .forEach(this::take);
        double budget = request.budget().orElse(request.settings().falseAlarms() * perMonth);
        return new ReplayResult(
                request.history().name(),
                history.untimed()
                        + history.rows().stream().mapToLong(Long::longValue).sum(),
                history.untimed(),
                request.time(),
                request.window().toSeconds(),
                alarmed.length,
                replay.rule(),
                replay.mostDrifted(),
                rate(),
                budget,
                met(budget),
                alarms,
                columns(),
                history.leftOut());
    }

    /** What the rule says of a window. */
    private record Replayed(int window, Outcome outcome, Optional<Alarm> alarm) {}

    private Replayed replayed(int window) {
        ReplayDrift.stopIfAsked(context);
        List<ColumnCells> cells = history.against(window);
        Outcome outcome = replay.of(cells);
        Optional<Alarm> alarm = replay.alarms(outcome)
                ? Optional.of(new Alarm(
                        history.windows().get(window),
                        history.rows().get(window),
                        Replay.drifted(outcome),
                        replay.quietMargin(cells)))
                : Optional.empty();
        return new Replayed(window, outcome, alarm);
    }

    private void take(Replayed replayed) {
        for (OfColumn column : replayed.outcome().columns()) {
            int[] counts = verdicts.computeIfAbsent(column.name(), any -> new int[2]);
            counts[0] += column.verdict() == Verdict.DRIFT ? 1 : 0;
            counts[1] += column.verdict() == Verdict.CANNOT_TELL ? 1 : 0;
            largest.merge(column.name(), column.parts().get(0).effect().estimate(), Math::max);
        }
        alarmed[replayed.window()] = replayed.alarm().isPresent();
        replayed.alarm().ifPresent(alarms::add);
    }

    /**
     * The rate with Wilson's interval, for as many windows as these are worth when neighbours alarm together: n (1-r) /
     * (1+r) for the first autocorrelation r, as of an autoregressive series (Bayley and Hammersley, JRSS Supplement 8,
     * 1946).
     */
    private Rate rate() {
        long n = alarmed.length;
        double r = Math.max(0, autocorrelation());
        double worth = Math.max(1, n * (1 - r) / (1 + r));
        double share = (double) alarms.size() / n;
        ConfidenceInterval interval =
                Proportions.wilson(Math.round(share * worth), Math.max(1, Math.round(worth)), LEVEL);
        return new Rate(
                share * perMonth,
                Math.min(share, interval.lower()) * perMonth,
                Math.max(share, interval.upper()) * perMonth,
                worth);
    }

    private double autocorrelation() {
        double mean = (double) alarms.size() / alarmed.length;
        double variance = 0;
        double covariance = 0;
        for (int i = 0; i < alarmed.length; i++) {
            double here = (alarmed[i] ? 1 : 0) - mean;
            variance += here * here;
            covariance += i == 0 ? 0 : here * ((alarmed[i - 1] ? 1 : 0) - mean);
        }
        return variance == 0 ? 0 : covariance / variance;
    }

    private List<Met> met(double budget) {
        SortedSet<Double> budgets = new TreeSet<>(BUDGETS);
        budgets.add(budget);
        List<Double> margins = alarms.stream()
                .map(Alarm::margin)
                .sorted(Comparator.reverseOrder())
                .toList();
        List<Met> met = new ArrayList<>();
        for (double one : budgets) {
            // So many windows may go on to alarm; the margin quiets all others.
            int allowed = (int) Math.floor(one * alarmed.length / perMonth);
            double margin = allowed < margins.size()
                    ? margins.get(allowed)
                    : request.settings().margin();
            long left = margins.stream().filter(quiet -> quiet > margin).count();
            met.add(new Met(one, margin, left * perMonth / alarmed.length));
        }
        return met;
    }

    private List<Column> columns() {
        return verdicts.entrySet().stream()
                .map(entry -> new Column(
                        entry.getKey(),
                        entry.getValue()[0],
                        entry.getValue()[1],
                        largest.getOrDefault(entry.getKey(), 0.0)))
                .sorted(Comparator.comparing(Column::drifted)
                        .thenComparing(Column::largest)
                        .reversed())
                .toList();
    }
}
