package dev.modelgate.drift.calibrated;

import dev.modelgate.settings.Violations;
import dev.modelgate.statistics.ContingencyTable;
import dev.modelgate.statistics.HomogeneityEffect;
import dev.modelgate.statistics.ShareEvidence;
import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Evidence that a column drifted, from current data that grow by a night at a time. It is an e-value: however often one
 * looks, the chance that it ever exceeds 1/α is at most α when nothing drifted by more than the margin.
 *
 * @param margin effects that do not matter, in standard deviations or their equivalent
 * @param spread effects that are looked for: evidence grows fastest for effects about as large
 * @param confidence with which the reference bounds the shares of missing, not finite and unseen values
 */
public record NightlyEvidence(double margin, double spread, double confidence) {
    /** What the values' evidence weighs; the other parts share the rest. */
    private static final double SHARE_OF_VALUES = 0.7;

    private static final long LEAST_OF_CELL = 5;
    private static final long MOST_CELLS = 100;

    public NightlyEvidence {
        new Violations()
                .when(!(margin >= 0), "margin", "margin is at least 0, not " + margin)
                .when(!(spread > 0), "spread", "spread is positive, not " + spread)
                .when(
                        !(confidence > 0 && confidence < 1),
                        "confidence",
                        "confidence lies strictly between 0 and 1, not at " + confidence)
                .throwIfAny();
    }

    /**
     * The logarithm of a column's e-value: the mean of its parts' e-values, which holds however they depend on each
     * other.
     *
     * @param column the reference, and beside it all nights together
     * @param nights how the column's parts varied between nights, where there were nights enough to know
     */
    public double log(ColumnCells column, Map<PartKind, SideVariance> nights) {
        Collection<Double> logs = logs(column, nights).values();
        // The evidence of a large drift is beyond the greatest double, its logarithm is not.
        double greatest = Collections.max(logs);
        double relative =
                logs.stream().mapToDouble(log -> Math.exp(log - greatest)).sum();
        return greatest + Math.log(relative);
    }

    private Map<PartKind, Double> logs(ColumnCells column, Map<PartKind, SideVariance> nights) {
        Map<PartKind, Double> logs = new EnumMap<>(PartKind.class);
        for (PartKind part : PartKind.values()) {
            logs.put(part, Math.log(share(part)) + log(part, column, nights));
        }
        return logs;
    }

    /** The part whose evidence is the largest: the values where no part speaks for drift. */
    public PartKind leading(ColumnCells column, Map<PartKind, SideVariance> nights) {
        return logs(column, nights).entrySet().stream()
                .filter(part -> part.getValue() > Math.log(share(part.getKey())))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(PartKind.VALUES);
    }

    private static double share(PartKind part) {
        int others = PartKind.values().length - 1;
        return part == PartKind.VALUES ? SHARE_OF_VALUES : (1 - SHARE_OF_VALUES) / others;
    }

    /** The effect on a part without what noise adds to it were rows independent; empty where there is too little to compare. */
    public static OptionalDouble effect(PartKind part, ColumnCells column) {
        return table(part, column).filter(table -> table.occupiedCells() >= 2).stream()
                .mapToDouble(table -> HomogeneityEffect.independent(table).corrected())
                .findFirst();
    }

    /**
     * The true effect on a column's values with which the evidence comes to what is needed about every other time;
     * infinite when there is too little to compare.
     *
     * @param needed logarithm of an e-value, positive
     */
    public double evidentEffect(ColumnCells column, Map<PartKind, SideVariance> nights, double needed) {
        Optional<ContingencyTable> table = table(PartKind.VALUES, column).filter(one -> one.occupiedCells() >= 2);
        return table.stream()
                .flatMap(one -> variances(PartKind.VALUES, column, nights, one.occupiedCells()).stream()
                        .map(variances -> HomogeneityEffect.of(one, variances.reference(), variances.current())))
                .mapToDouble(effect -> effect.evidentEffect(margin, spread, needed))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private double log(PartKind part, ColumnCells column, Map<PartKind, SideVariance> nights) {
        Optional<ContingencyTable> table = table(part, column);
        if (table.isEmpty() || table.get().occupiedCells() < 2) {
            return 0;
        }
        return variances(part, column, nights, table.get().occupiedCells()).stream()
                .mapToDouble(variances -> log(part, table.get(), variances))
                .min()
                .orElseThrow();
    }

    private double log(PartKind part, ContingencyTable table, Variances variances) {
        if (part == PartKind.VALUES) {
            return HomogeneityEffect.of(table, variances.reference(), variances.current())
                    .logEvidence(margin, spread);
        }
        double then = variances.reference().designEffect();
        double now = variances.current().designEffect();
        double size = table.referenceSize() / then;
        // A new level of one night, which repeats itself in all its rows, is one event, of the reference as well.
        double events = part == PartKind.UNSEEN
                ? Math.min(size, Math.max(1, table.reference()[1]))
                : table.reference()[1] / then;
        ShareEvidence bounds = ShareEvidence.of(events, size, confidence).widened(margin);
        double having = table.current()[1];
        // Fewer unseen values than chance brings are no finding.
        boolean fewer = part == PartKind.UNSEEN && having / table.currentSize() <= bounds.greatest();
        double log = bounds.log(having / now, table.currentSize() / now);
        return fewer ? Math.min(0, log) : log;
    }

    private static List<Variances> variances(
            PartKind part, ColumnCells column, Map<PartKind, SideVariance> nights, int cells) {
        List<Variances> all = new ArrayList<>(Variances.of(part, column.reference(), column.current(), cells));
        add(Optional.ofNullable(nights.get(part)), all);
        if (part == PartKind.UNSEEN) {
            // What is new depends on blocks as all values do: the reference has nothing new that could tell.
            int valued = Math.max(2, column.reference().cells().size());
            List<Variances> values =
                    new ArrayList<>(Variances.of(PartKind.VALUES, column.reference(), column.current(), valued));
            add(Optional.ofNullable(nights.get(PartKind.VALUES)), values);
            values.subList(1, values.size()).stream()
                    .map(NightlyEvidence::atLeastRows)
                    .forEach(all::add);
        }
        return all;
    }

    private static void add(Optional<SideVariance> nights, List<Variances> all) {
        SideVariance reference = all.stream()
                .map(Variances::reference)
                .max(Comparator.comparingDouble(SideVariance::designEffect))
                .orElseThrow();
        nights.ifPresent(between -> all.add(new Variances("nights", reference, between)));
    }

    private static Variances atLeastRows(Variances values) {
        return new Variances(values.name(), atLeastRows(values.reference()), atLeastRows(values.current()));
    }

    private static SideVariance atLeastRows(SideVariance variance) {
        return variance.times(Math.max(1, 1 / variance.designEffect()));
    }

    /** How far two sets of rows are apart, in units of what independent rows would be: about 1 when they are alike. */
    public static Optional<Double> dispersion(PartKind part, ColumnCells column) {
        return table(part, column)
                .filter(table -> table.occupiedCells() >= 2)
                .map(HomogeneityEffect::independent)
                .map(effect -> Math.pow(effect.effect() / effect.noiseFloor(), 2));
    }

    /** The counts of a part, over cells that depend on the reference only, and so stay the same every night. */
    private static Optional<ContingencyTable> table(PartKind part, ColumnCells column) {
        long[] reference = column.reference().counts(part);
        long[] current = column.current().counts(part);
        long size = Arrays.stream(reference).sum();
        if (size == 0 || Arrays.stream(current).sum() == 0) {
            return Optional.empty();
        }
        if (part != PartKind.VALUES) {
            return Optional.of(ContingencyTable.of(reference, current));
        }
        long least = Math.max(LEAST_OF_CELL, size / MOST_CELLS);
        return Optional.of(SmallCells.byReference(reference, current, column.ordered(), least));
    }
}
