package dev.modelgate.drift.report;

import dev.modelgate.data.FileList;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftResult.LabelShift;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.drift.result.TestedParts;
import dev.modelgate.drift.result.Words;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads of a measurement of drift. */
public final class DriftReport {
    private static final int MOST_NAMED = 8;

    private final DriftResult result;
    private final RulesReport rules;
    private final SliceTables slices;
    private final List<ColumnDrift> sorted;

    private DriftReport(DriftResult result) {
        this.result = result;
        this.rules = RulesReport.of(result);
        this.slices = new SliceTables(result);
        this.sorted = result.columns().stream()
                .sorted(Comparator.comparing(ColumnDrift::verdict, Comparator.comparingInt(DriftReport::rank))
                        .thenComparing(DriftReport::weight, Comparator.reverseOrder()))
                .toList();
    }

    /** The report of evidence that {@link DriftResult} was written into. */
    public static Report of(Evidence evidence) {
        return new DriftReport(evidence.resultAs(DriftResult.class)).report(evidence);
    }

    private Report report(Evidence evidence) {
        List<Section> sections = new ArrayList<>();
        sections.add(facts());
        sections.addAll(rules.tables(sorted));
        result.label().ifPresent(label -> sections.add(DriftTables.label(label)));
        if (!result.leftOut().isEmpty()) {
            sections.add(DriftTables.leftOut(result.leftOut()));
        }
        sections.addAll(charts());
        return new Report(
                        evidence.kind(),
                        result.current() + " against " + result.reference(),
                        evidence.conclusion(),
                        headline(),
                        sections,
                        findings(),
                        evidence.conclusion() == Conclusion.UNKNOWN ? List.of(rules.problem()) : List.of(),
                        List.of(new EvidenceReference(
                                evidence.kind(), evidence.contentDigest().toString())))
                .measuring(DriftGauges.of(result));
    }

    private String headline() {
        int all = result.columns().size();
        String sides = result.current() + " (" + result.rowsCurrent() + " rows) against " + result.reference() + " ("
                + result.rowsReference() + " rows)";
        Optional<String> together = JointTables.named(result.joint(), DriftVerdict.DRIFT);
        Optional<String> open = JointTables.named(result.joint(), DriftVerdict.CANNOT_TELL);
        if (result.drifted() > 0) {
            return result.drifted() + " of " + all + " columns drifted, " + sides + ": " + named(DriftVerdict.DRIFT)
                    + together.map(names -> "; together: " + names).orElse("")
                    + irrelevant();
        }
        if (together.isPresent()) {
            return "No single column of " + all + " drifted, but together they did, " + sides + ": " + together.get();
        }
        if (result.unsure() > 0) {
            return "It cannot be told of " + result.unsure() + " of " + all + " columns whether they drifted, " + sides
                    + ": " + named(DriftVerdict.CANNOT_TELL) + irrelevant();
        }
        String untold = open.map(names -> "; of what was looked at together it cannot be told: " + names)
                        .orElse("")
                + slices.untold()
                        .map(names -> "; of slices it cannot be told: " + names)
                        .orElse("");
        return result.model()
                .filter(model -> model.irrelevantDrift() > 0)
                .map(model -> "None of " + all + " columns drifted in a way that matters to " + model.title() + ", "
                        + sides + irrelevant() + untold)
                .orElse("None of " + all + " columns drifted, " + sides + untold);
    }

    /** The columns that drifted without mattering. */
    private String irrelevant() {
        boolean any =
                result.model().filter(model -> model.irrelevantDrift() > 0).isPresent();
        return any ? "; without mattering: " + named(DriftVerdict.IRRELEVANT_DRIFT) : "";
    }

    private String named(DriftVerdict verdict) {
        Stream<String> whole = sorted.stream()
                .filter(column -> column.verdict() == verdict)
                .filter(column -> verdict != DriftVerdict.CANNOT_TELL || unsure(column))
                .map(ColumnDrift::name);
        List<String> names = Stream.concat(
                        whole, result.onlyWithin(verdict).stream().map(SlicedDrift.Only::name))
                .toList();
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? first + " and " + (names.size() - MOST_NAMED) + " more" : first;
    }

    /** Whether a column of which it cannot be told leaves something open: it matters, and did not drift within a slice. */
    private boolean unsure(ColumnDrift column) {
        boolean within = result.within(DriftVerdict.DRIFT).stream()
                .anyMatch(one -> one.column().name().equals(column.name()));
        return !within
                && result.model()
                        .filter(model -> model.irrelevant().contains(column.name()))
                        .isEmpty();
    }

    private Section facts() {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(RulesReport.row("reference", result.reference() + (result.fromProfile() ? ", a profile" : "")));
        rows.add(RulesReport.row("reference files", FileList.of(result.referenceFiles())));
        rows.add(RulesReport.row("reference rows", Long.toString(result.rowsReference())));
        rows.add(RulesReport.row("current", result.current()));
        rows.add(RulesReport.row("current files", FileList.of(result.currentFiles())));
        rows.add(RulesReport.row("current rows", Long.toString(result.rowsCurrent())));
        rows.add(RulesReport.row(
                "columns compared", Integer.toString(result.columns().size())));
        rows.add(RulesReport.row("drifted", result.drifted() + ", " + Digits.percent(result.share())));
        rows.add(RulesReport.row("cannot tell", Integer.toString(result.unsure())));
        rows.addAll(rules.facts());
        return new Section.Table("What was compared", List.of("What", "Value"), rows);
    }

    private List<Section> charts() {
        List<ColumnDrift> shown = new ArrayList<>();
        result.label().map(LabelShift::column).ifPresent(shown::add);
        shown.addAll(sorted);
        return shown.stream()
                .filter(column -> !column.chart().bins().isEmpty())
                .sorted(Comparator.comparing(ColumnDrift::verdict, Comparator.comparingInt(DriftReport::rank)))
                .map(this::chart)
                .toList();
    }

    private Section chart(ColumnDrift column) {
        Chart chart = column.chart();
        return new Section.Distribution(
                column.name(),
                Words.of(column.verdict()) + ": " + column.reason(),
                Words.tone(column.verdict()),
                chart.bins(),
                chart.reference(),
                chart.current(),
                rules.effect(column));
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(sorted.stream()
                .filter(column -> column.verdict() == DriftVerdict.DRIFT)
                .map(rules::finding)
                .toList());
        findings.addAll(rules.findings());
        return findings;
    }

    private static double weight(ColumnDrift column) {
        return column.tested().map(TestedParts::deciding).map(PartDrift::low).orElse(Double.MAX_VALUE);
    }

    static int rank(DriftVerdict verdict) {
        return switch (verdict) {
            case DRIFT -> 0;
            case CANNOT_TELL -> 1;
            case IRRELEVANT_DRIFT -> 2;
            case NO_DRIFT -> 3;
        };
    }
}
