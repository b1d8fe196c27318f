package dev.modelgate.drift;

import dev.modelgate.data.ColumnType;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns are compared.
 *
 * @param names columns to compare, in the reference's order, then those that are new
 * @param leftOut columns that are not compared, and why
 * @param label the column that holds the truth, when both sides have it
 */
public record ColumnPlan(List<String> names, List<LeftOut> leftOut, Optional<String> label) {
    /**
     * Chooses columns.
     *
     * @param reference columns of the reference, in their order
     * @param current columns of the current data, in their order
     * @param together columns that are looked at together only
     * @param label the column that holds the truth
     * @param cluster the column that says which rows belong together
     * @throws ProblemException when nothing is left to compare, or a column was asked for that neither side has
     */
    static ColumnPlan of(
            Map<String, ColumnType> reference,
            Map<String, ColumnType> current,
            DriftSettings.Columns choice,
            Set<String> together,
            Optional<String> label,
            Optional<String> cluster) {
        Set<String> all = new LinkedHashSet<>(reference.keySet());
        all.addAll(current.keySet());
        requireIncluded(choice, all);
        all.removeAll(together);
        List<String> names = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (String name : all) {
            Optional<String> why = label.equals(Optional.of(name))
                    ? labelLeftOut(reference.containsKey(name), current.containsKey(name))
                    : leftOut(
                            name,
                            Optional.ofNullable(current.get(name)).or(() -> Optional.ofNullable(reference.get(name))),
                            choice,
                            cluster);
            why.ifPresentOrElse(reason -> leftOut.add(new LeftOut(name, reason)), () -> names.add(name));
        }
        boolean labelled = label.filter(names::remove).isPresent();
        if (names.isEmpty() && together.isEmpty()) {
            throw nothingLeft(all);
        }
        return new ColumnPlan(names, leftOut, label.filter(name -> labelled));
    }

    /**
     * Chooses columns of data whose parts are compared with each other, column by column.
     *
     * @param types its columns, in their order
     * @param label the column that holds the truth
     * @throws ProblemException when nothing is left to compare, or the settings name a column that is not there
     */
    public static ColumnPlan ofParts(Map<String, ColumnType> types, DriftSettings settings, Optional<String> label) {
        requireKnown(settings.importance().keySet(), types.keySet(), "Correct {key:drift.importance}");
        Set<String> together = Embeddings.of(settings.embeddings(), types.keySet(), settings.columns(), label)
                .all();
        ColumnPlan plan = of(
                types,
                types,
                settings.columns(),
                together,
                label,
                settings.groups().cluster());
        if (plan.names().isEmpty()) {
            throw nothingLeft(types.keySet());
        }
        List<LeftOut> leftOut = new ArrayList<>(plan.leftOut());
        together.forEach(column -> leftOut.add(new LeftOut(column, "part of an embedding, which is not replayed")));
        return new ColumnPlan(plan.names(), leftOut, plan.label());
    }

    private static Optional<String> leftOut(
            String name, Optional<ColumnType> type, DriftSettings.Columns choice, Optional<String> cluster) {
        Optional<String> settled = passedOver(name, choice);
        if (settled.isPresent() || !choice.include().isEmpty()) {
            return settled;
        }
        return cluster.equals(Optional.of(name))
                ? Optional.of("it says which rows belong together, and new groups come by nature; include the column to"
                        + " compare it")
                : type.filter(ColumnType::temporal)
                        .map(temporal -> "times move on by nature; include the column to compare it");
    }

    /** Why a column is not compared, when the settings say so. */
    static Optional<String> passedOver(String name, DriftSettings.Columns choice) {
        if (choice.exclude().contains(name)) {
            return Optional.of("excluded");
        }
        return choice.include().isEmpty() || choice.include().contains(name)
                ? Optional.empty()
                : Optional.of("not included");
    }

    static ProblemException nothingLeft(Set<String> all) {
        return ProblemException.invalid(Problem.of(
                "No column is left to compare; the data have " + String.join(", ", all),
                "Correct {key:drift.columns.include} and {key:drift.columns.exclude}"));
    }

    private static Optional<String> labelLeftOut(boolean inReference, boolean inCurrent) {
        if (inReference && inCurrent) {
            return Optional.empty();
        }
        return Optional.of(
                inReference
                        ? "the label; the current data do not have it"
                        : "the label; the reference does not have it");
    }

    /** A setting for a column that is not there is a misspelling, and would be passed over in silence. */
    static void requireKnown(Collection<String> named, Set<String> all, String fix) {
        List<String> unknown =
                named.stream().filter(name -> !all.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            String near = Spelling.nearest(unknown.get(0), all)
                    .map(column -> "Did you mean " + column + "? ")
                    .orElse("");
            throw ProblemException.invalid(Problem.of(
                    "Neither the reference nor the current data have a column " + String.join(", ", unknown)
                            + "; they have " + String.join(", ", all),
                    near + fix));
        }
    }

    /** The same for the columns that are asked for. */
    static void requireIncluded(DriftSettings.Columns choice, Set<String> all) {
        requireKnown(choice.include(), all, "Correct {key:drift.columns.include}");
    }
}
