package dev.modelgate.app;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.List;
import java.util.Locale;

/** One report over several of the same goal. */
final class Combined {
    private Combined() {}

    static Report of(String goal, List<Report> reports) {
        Conclusion conclusion = reports.stream().map(Report::conclusion).reduce(Conclusion.PASSED, Conclusion::and);
        long passed = reports.stream()
                .filter(report -> report.conclusion() == Conclusion.PASSED)
                .count();
        List<List<Cell>> rows = reports.stream()
                .map(report ->
                        List.of(Cell.of(report.subject()), conclusion(report.conclusion()), Cell.of(report.headline())))
                .toList();
        List<Finding> findings =
                reports.stream().flatMap(report -> report.findings().stream()).toList();
        List<EvidenceReference> evidence =
                reports.stream().flatMap(report -> report.evidence().stream()).toList();
        return new Report(
                goal,
                reports.size() + " datasets",
                conclusion,
                passed + " of " + reports.size() + " passed",
                List.of(new Section.Table("Results", List.of("Subject", "Conclusion", "Headline"), rows)),
                findings,
                List.of(),
                evidence);
    }

    static Cell conclusion(Conclusion conclusion) {
        Tone tone = switch (conclusion) {
            case PASSED -> Tone.GOOD;
            case DENIED, INVALID -> Tone.BAD;
            case UNKNOWN, WAITING -> Tone.UNSURE;
        };
        return new Cell(conclusion.name().toLowerCase(Locale.ROOT), tone);
    }
}
