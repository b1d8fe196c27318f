package dev.modelgate.drift.sides;

import dev.modelgate.data.BlockedRows;
import dev.modelgate.data.Column;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.RowGroups;
import dev.modelgate.data.RowScale;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/** What both sides say of how rows depend on each other. */
public final class Dependence {
    private Dependence() {}

    /**
     * The current rows, in blocks that can be compared with the reference's.
     *
     * @param scales what is known of the reference
     * @throws ProblemException when the blocks that were asked for are not those of the reference
     */
    public static BlockedRows current(
            DataEngine engine, Dataset dataset, RowGroups groups, List<RowScale> scales, String reference) {
        groups.time().ifPresent(name -> require(scales, name, false, reference));
        groups.cluster().ifPresent(name -> require(scales, name, true, reference));
        return BlockedRows.of(engine, dataset, like(groups, scales, engine.columns(dataset)));
    }

    /** The blocks that both sides know, in the order of the reference. */
    public static List<RowScale> common(List<RowScale> reference, List<RowScale> current) {
        return reference.stream()
                .filter(scale -> current.stream()
                        .anyMatch(other -> other.column().equals(scale.column()) && other.seconds() == scale.seconds()))
                .toList();
    }

    private static void require(List<RowScale> scales, String name, boolean cluster, String reference) {
        boolean told =
                scales.stream().anyMatch(scale -> scale.column().equals(name) && cluster == (scale.seconds() == 0));
        if (!told) {
            throw ProblemException.invalid(Problem.of(
                    "The profile " + reference + " does not say how its rows depend on " + name,
                    "Write the profile anew with {goal:profile} and the same settings of drift"));
        }
    }

    /** How current rows are put into blocks: a profile that was made of clusters is compared by them. */
    public static RowGroups like(RowGroups groups, List<RowScale> scales, List<Column> columns) {
        if (!groups.equals(RowGroups.unknown())) {
            return groups;
        }
        return scales.stream()
                .filter(scale -> scale.seconds() == 0)
                .map(RowScale::column)
                .filter(name ->
                        columns.stream().anyMatch(column -> column.name().equals(name)))
                .findFirst()
                .map(name -> new RowGroups(false, Optional.empty(), Optional.of(name)))
                .orElse(groups);
    }
}
