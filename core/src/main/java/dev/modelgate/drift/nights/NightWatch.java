package dev.modelgate.drift.nights;

import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.NightlyEvidence;
import dev.modelgate.drift.calibrated.Outcome.Verdict;
import dev.modelgate.evidence.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Watches data night after night. From every night on a window is open, and any drift shows in one that began about when
 * the drift did (Shin, Ramdas and Rinaldo, New England Journal of Statistics in Data Science 2, 2024). Every window
 * has an equal part of the budget, so that drift after a quiet year is found as soon as drift in the first week. Over
 * columns the e-values are allowed for by e-BH (Wang and Ramdas, JRSS B 84, 2022), which holds however columns depend
 * on each other.
 */
public final class NightWatch {
    /** A column of no weight never alarms; its evidence stays a number. */
    private static final double LEAST_WEIGHT = 1e-300;

    /** Nights of a month. */
    public static final int MONTH = 30;

    private final NightlyEvidence evidence;
    private final double detect;
    private final double perWindow;
    private final boolean independent;

    /** A watch by these rules. */
    public NightWatch(NightRule rule) {
        this.perWindow = rule.falseAlarmsPerMonth() / MONTH;
        this.detect = rule.detect();
        this.independent = rule.independent();
        // The bounds that the reference gives are wrong once or never, and cost as much as one more night.
        this.evidence = new NightlyEvidence(rule.margin(), rule.spread(), 1 - perWindow);
    }

    /**
     * A night is counted, once.
     *
     * @param data digest of the night's data
     * @param files digests of the files that they are in, none of which was counted, or all
     * @param tonight its columns beside the reference
     */
    public Watched after(Watched before, Digest data, List<Digest> files, List<ColumnCells> tonight) {
        if (before.has(files)) {
            return before;
        }
        long night = before.nights().size();
        SortedMap<String, ColumnWatch> columns = new TreeMap<>(before.columns());
        for (ColumnCells column : tonight) {
            columns.put(
                    column.name(),
                    columns.getOrDefault(column.name(), ColumnWatch.fresh()).and(column, night));
        }
        for (NightVerdict verdict : verdicts(columns, tonight)) {
            if (verdict.verdict() == Verdict.DRIFT) {
                columns.computeIfPresent(verdict.column(), (name, watch) -> watch.drifted(night));
            }
        }
        List<Digest> nights = new ArrayList<>(before.nights());
        nights.add(data);
        SortedSet<String> counted = new TreeSet<>(before.files());
        files.forEach(file -> counted.add(file.toString()));
        return new Watched(before.model(), before.champion(), before.reference(), nights, counted, columns);
    }

    /** What is known by now of the columns of the last night, in their order. */
    public List<NightVerdict> verdicts(Watched watched, List<ColumnCells> tonight) {
        return verdicts(watched.columns(), tonight);
    }

    private List<NightVerdict> verdicts(Map<String, ColumnWatch> columns, List<ColumnCells> tonight) {
        // E-values that are weighted by numbers of mean one are as good (Wang and Ramdas, section 5).
        double mean =
                tonight.stream().mapToDouble(ColumnCells::weight).average().orElse(1);
        List<List<Double>> logs = new ArrayList<>();
        Map<Long, List<Double>> byStart = new HashMap<>();
        for (ColumnCells column : tonight) {
            ColumnWatch watch = watch(columns, column);
            double weight = Math.log(Math.max(LEAST_WEIGHT, column.weight() / mean));
            List<Double> log = watch.evidence(column, evidence, independent).stream()
                    .map(one -> one + weight)
                    .toList();
            logs.add(log);
            for (int i = 0; i < log.size(); i++) {
                byStart.computeIfAbsent(watch.windows().get(i).start(), start -> new ArrayList<>())
                        .add(log.get(i));
            }
        }
        Map<Long, Double> needed = new HashMap<>();
        byStart.forEach((start, values) -> needed.put(start, needed(values, tonight.size())));
        List<NightVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            ColumnCells column = tonight.get(i);
            verdicts.add(verdict(column, watch(columns, column), logs.get(i), needed));
        }
        return verdicts;
    }

    private static ColumnWatch watch(Map<String, ColumnWatch> columns, ColumnCells column) {
        return Objects.requireNonNull(columns.get(column.name()), column.name());
    }

    /** The logarithm of the e-value from which on columns alarm: e-BH. */
    private double needed(List<Double> logs, int columns) {
        List<Double> greatest = logs.stream().sorted(Comparator.reverseOrder()).toList();
        for (int k = greatest.size(); k > 1; k--) {
            double needed = Math.log(columns / (k * perWindow));
            if (greatest.get(k - 1) >= needed) {
                return needed;
            }
        }
        return Math.log(columns / perWindow);
    }

    /** The window that says most decides; the longest one knows best what would have been found. */
    private NightVerdict verdict(ColumnCells column, ColumnWatch watch, List<Double> logs, Map<Long, Double> needed) {
        int most = 0;
        double excess = Double.NEGATIVE_INFINITY;
        boolean alarmed = watch.drifted().isPresent();
        for (int i = 0; i < logs.size(); i++) {
            double over = logs.get(i) - needed(watch, i, needed);
            alarmed |= over >= 0;
            if (over > excess) {
                most = i;
                excess = over;
            }
        }
        double found = watch.evidentEffect(column, evidence, independent, Math.log(1 / perWindow));
        Verdict verdict = alarmed ? Verdict.DRIFT : found > detect ? Verdict.CANNOT_TELL : Verdict.NO_DRIFT;
        Window window = watch.windows().get(most);
        return new NightVerdict(
                column.name(),
                verdict,
                window.start(),
                window.tally().nights(),
                logs.get(most),
                needed(watch, most, needed),
                found,
                watch.moved(column, window, evidence));
    }

    private static double needed(ColumnWatch watch, int window, Map<Long, Double> needed) {
        return needed.getOrDefault(watch.windows().get(window).start(), Double.POSITIVE_INFINITY);
    }
}
