package dev.modelgate.drift.replay;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Column;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.RowGroups;
import dev.modelgate.data.RowScale;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.Durations;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the timeline of a dataset, and refuses those that say nothing or take forever. */
final class Timelines {
    /** With fewer windows a rate of alarms is a guess. */
    private static final int LEAST_WINDOWS = 10;

    private static final int MOST_WINDOWS = 1024;
    private static final int MOST_BLOCKS = 1 << 16;

    private Timelines() {}

    /**
     * The timeline of a dataset.
     *
     * @param time its column of time
     * @param window how long a window is, in seconds
     * @param groups how rows depend on each other; when they do not, there are no scales
     * @throws ProblemException when the column is no time, or there are too few or too many windows
     */
    static Timeline of(DataEngine engine, Dataset dataset, String time, long window, RowGroups groups) {
        requireTime(engine.columns(dataset), time, dataset);
        Measure.Minimum first = new Measure.Minimum(time);
        Measure.Maximum last = new Measure.Maximum(time);
        Measurements ends = engine.measure(dataset, List.of(first, last));
        if (ends.number(first).isEmpty()) {
            throw ProblemException.invalid(Problem.of(
                    "Column " + time + " of " + dataset.name() + " has no value",
                    "Name the column of the time at which rows come about with {option:time}"));
        }
        double span = ends.number(last).orElseThrow() - ends.number(first).orElseThrow();
        requireWindows(span / window + 1, window, dataset);
        List<Long> scales = groups.independent()
                ? List.of()
                : RowScale.LENGTHS.stream()
                        .filter(length -> span / length < MOST_WINDOWS)
                        .toList();
        long fine = scales.stream().limit(1).reduce(window, Timelines::common);
        if (span / fine >= MOST_BLOCKS) {
            throw ProblemException.invalid(Problem.of(
                    "Windows of " + written(window) + " and blocks of " + written(scales.get(0))
                            + " have no common part that is long enough",
                    "Choose a {option:window} of whole hours, days or weeks"));
        }
        SortedSet<Long> blocks =
                new TreeSet<>(engine.measure(dataset, List.of(new Measure.Rows()), new Blocks.Time(time, fine))
                        .keySet());
        Timeline timeline = Timeline.of(time, fine, window, blocks, scales);
        requireWindows(timeline.windows().size(), window, dataset);
        return timeline;
    }

    private static long common(long a, long b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
    }

    private static void requireTime(List<Column> columns, String time, Dataset dataset) {
        Column column = columns.stream()
                .filter(one -> one.name().equals(time))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "Dataset " + dataset.name() + " has no column " + time,
                        "Name the column of the time at which rows come about with {option:time}")));
        if (!column.type().temporal()) {
            throw ProblemException.invalid(Problem.of(
                    "Column " + time + " is " + column.nativeType() + ", not a date or a timestamp",
                    "Name the column of the time at which rows come about with {option:time}"));
        }
    }

    private static void requireWindows(double windows, long seconds, Dataset dataset) {
        String has = dataset.name() + " has " + (long) Math.floor(windows) + " windows of " + written(seconds);
        if (windows < LEAST_WINDOWS) {
            throw ProblemException.unknown(Problem.of(
                    has + "; a rate of alarms is told from at least " + LEAST_WINDOWS,
                    "Name a longer history with {option:data}, or choose a shorter {option:window}"));
        }
        if (windows >= MOST_WINDOWS) {
            throw ProblemException.invalid(Problem.of(
                    has + "; at most " + (MOST_WINDOWS - 1) + " are replayed",
                    "Choose a longer {option:window}, or name less history with {option:data}"));
        }
    }

    private static String written(long seconds) {
        return Durations.written(Duration.ofSeconds(seconds));
    }
}
