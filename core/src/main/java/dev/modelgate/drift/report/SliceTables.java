package dev.modelgate.drift.report;

import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.drift.result.SlicedDrift.Within;
import dev.modelgate.drift.result.TestedParts;
import dev.modelgate.drift.result.Words;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a drift report says of slices. */
final class SliceTables {
    private static final String NOTHING = "–";
    private static final int MOST_ROWS = 200;
    private static final int MOST_NAMED = 5;

    private final DriftResult result;

    SliceTables(DriftResult result) {
        this.result = result;
    }

    /** Rows of the first table. */
    List<List<Cell>> facts() {
        return result.slices().stream()
                .map(one -> RulesReport.row(
                        "slices of " + one.by(),
                        one.untold().map(why -> "not looked at: " + why).orElseGet(() -> fact(one))))
                .toList();
    }

    private static String fact(SlicedDrift one) {
        return one.slices().size()
                + (one.leftOut() == 0
                        ? ""
                        : "; left out are " + one.leftOut() + " values that are too rare, "
                                + Digits.percent(one.leftOutShare()) + " of the reference");
    }

    /** The tables: none when there are no slices. */
    List<Section> tables() {
        List<Section> tables = new ArrayList<>();
        List<Within> drifted = drifted();
        if (!drifted.isEmpty()) {
            String shown = drifted.size() <= MOST_ROWS
                    ? ""
                    : ", the " + MOST_ROWS + " of " + drifted.size() + " that differ most";
            tables.add(new Section.Table(
                    "Drift within slices" + shown,
                    List.of("Slice", "Column", "Verdict", "Part", "Effect", "p, adjusted", "Why"),
                    drifted.stream().limit(MOST_ROWS).map(SliceTables::row).toList()));
        }
        List<List<Cell>> slices = result.slices().stream()
                .flatMap(one -> one.slices().stream().map(slice -> row(one, slice)))
                .toList();
        if (!slices.isEmpty()) {
            tables.add(new Section.Table(
                    "Slices",
                    List.of("Slice", "Rows, reference / current", "Verdict", "Drifted", "Cannot tell"),
                    slices));
        }
        return tables;
    }

    /** Those that matter first. */
    private List<Within> drifted() {
        return Stream.of(DriftVerdict.DRIFT, DriftVerdict.IRRELEVANT_DRIFT)
                .flatMap(verdict -> result.within(verdict).stream())
                .toList();
    }

    private static Optional<PartDrift> deciding(ColumnDrift column) {
        return column.tested().map(TestedParts::deciding);
    }

    private static List<Cell> row(Within one) {
        ColumnDrift column = one.column();
        return List.of(
                Cell.of(one.slice()),
                Cell.of(column.name()),
                new Cell(Words.of(column.verdict()), Words.tone(column.verdict())),
                Cell.of(deciding(column).map(part -> Words.of(part.part())).orElse(NOTHING)),
                Cell.of(deciding(column).map(Words::figures).orElse(NOTHING)),
                Cell.of(column.tested()
                        .map(tested -> Digits.number(tested.pValue()))
                        .orElse(NOTHING)),
                Cell.of(column.reason()));
    }

    private static List<Cell> row(SlicedDrift by, SlicedDrift.OfSlice slice) {
        return List.of(
                Cell.of(slice.name(by.by())),
                Cell.of(slice.rowsReference() + " / " + slice.rowsCurrent()),
                slice.columns() == 0
                        ? new Cell("too few rows", Tone.UNSURE)
                        : new Cell(Words.of(slice.verdict()), Words.tone(slice.verdict())),
                Cell.of(names(slice.drifted().stream().map(ColumnDrift::name).toList())),
                Cell.of(names(slice.unsure())));
    }

    private static String names(List<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.isEmpty()
                ? NOTHING
                : names.size() > MOST_NAMED ? first + " and " + (names.size() - MOST_NAMED) + " more" : first;
    }

    /** What is said in the headline of slices that could not be looked at; empty when there are none. */
    Optional<String> untold() {
        String by = result.slices().stream()
                .filter(one -> one.untold().isPresent())
                .map(SlicedDrift::by)
                .collect(Collectors.joining(", "));
        return by.isEmpty() ? Optional.empty() : Optional.of(by);
    }

    /** What to do about slices that could not be looked at. */
    Problem problem() {
        return Problem.of(
                result.slices().stream()
                        .flatMap(one -> one.untold().stream().map(why -> "Slices of " + one.by() + ": " + why))
                        .collect(Collectors.joining("; ")),
                "Name the reference's data with {option:reference} where a profile stands in for them, deliver the column as it"
                        + " was, or remove it from {key:drift.slices}");
    }
}
