package dev.modelgate.drift.nights;

import dev.modelgate.drift.calibrated.BlockScale;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.NightlyEvidence;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is remembered of a column.
 *
 * @param dispersion how its parts varied from night to night so far
 * @param windows the nights since some of them, the longest first
 * @param drifted number of the night on which it first alarmed; empty while it did not
 */
public record ColumnWatch(SortedMap<PartKind, Dispersion> dispersion, List<Window> windows, Optional<Long> drifted) {
    public ColumnWatch {
        dispersion = Collections.unmodifiableSortedMap(new TreeMap<>(dispersion));
        windows = List.copyOf(windows);
    }

    static ColumnWatch fresh() {
        return new ColumnWatch(Collections.emptySortedMap(), List.of(), Optional.empty());
    }

    /** The same after a night. */
    ColumnWatch and(ColumnCells column, long night) {
        List<Window> all = new ArrayList<>(windows);
        all.add(new Window(night, Tally.none(column.current().cells().size()), dispersion));
        List<Window> kept = all.stream()
                .filter(window -> window.lives(night))
                .map(window -> window.with(window.tally().and(column.current())))
                .toList();
        return new ColumnWatch(dispersionWith(column), kept, drifted);
    }

    ColumnWatch drifted(long night) {
        return drifted.isPresent() ? this : new ColumnWatch(dispersion, windows, Optional.of(night));
    }

    /** How far this night is from all nights before it. */
    private SortedMap<PartKind, Dispersion> dispersionWith(ColumnCells column) {
        SortedMap<PartKind, Dispersion> all = new TreeMap<>(dispersion);
        if (windows.isEmpty()) {
            return all;
        }
        Tally before = windows.get(0).tally();
        ColumnCells nights = new ColumnCells(
                column.name(),
                column.ordered(),
                before.side(column.reference(), column.current()),
                column.current(),
                column.weight());
        for (PartKind part : PartKind.values()) {
            NightlyEvidence.dispersion(part, nights)
                    .ifPresent(distance ->
                            all.merge(part, Dispersion.NONE.and(distance), (known, one) -> known.and(distance)));
        }
        return all;
    }

    /**
     * The evidence of each window that drift began with it, as logarithms of e-values: none, where it is not known how
     * nights differ from each other.
     *
     * @param independent whether they cannot differ by more than their rows
     */
    List<Double> evidence(ColumnCells column, NightlyEvidence rule, boolean independent) {
        return windows.stream()
                .map(window -> independent || knowsNights(window, column)
                        ? rule.log(cells(column, window), variances(window))
                        : 0.0)
                .toList();
    }

    /** The effect that would have been found by now, over the longest window that can tell; infinite while none can. */
    double evidentEffect(ColumnCells column, NightlyEvidence rule, boolean independent, double needed) {
        return windows.stream()
                .filter(window -> independent || knowsNights(window, column))
                .findFirst()
                .map(window -> rule.evidentEffect(cells(column, window), variances(window), needed))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** What moved most in a window. */
    Moved moved(ColumnCells column, Window window, NightlyEvidence rule) {
        ColumnCells nights = cells(column, window);
        return Moved.of(rule.leading(nights, variances(window)), nights);
    }

    /** Whether nights before the window, or blocks of the reference as long as a night, say how nights differ. */
    private static boolean knowsNights(Window window, ColumnCells column) {
        return variances(window).containsKey(PartKind.VALUES)
                || column.current().scales().stream()
                        .filter(scale -> scale.blocks() == 1)
                        .anyMatch(scale -> column.reference().scales().stream()
                                .anyMatch(other ->
                                        other.name().equals(scale.name()) && other.blocks() >= BlockScale.ENOUGH));
    }

    private static ColumnCells cells(ColumnCells column, Window window) {
        return new ColumnCells(
                column.name(),
                column.ordered(),
                column.reference(),
                window.tally().side(column.reference(), column.current()),
                column.weight());
    }

    private static Map<PartKind, SideVariance> variances(Window window) {
        Map<PartKind, SideVariance> known = new EnumMap<>(PartKind.class);
        window.before().forEach((part, one) -> one.variance().ifPresent(variance -> known.put(part, variance)));
        return known;
    }
}
