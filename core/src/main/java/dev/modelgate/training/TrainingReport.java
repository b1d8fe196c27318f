package dev.modelgate.training;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.List;

/** What a person reads of a training run. */
final class TrainingReport {
    private TrainingReport() {}

    static Report of(Evidence evidence) {
        TrainingResult result = evidence.resultAs(TrainingResult.class);
        String headline = "Trained " + result.model() + " in "
                + evidence.measured().path("seconds").asText() + " s (" + result.modelBytes() + " bytes, "
                + result.model().digest().brief() + ")";
        return new Report(
                "train",
                result.model().toString(),
                evidence.conclusion(),
                headline,
                List.of(facts(result), files(result)),
                List.of(),
                List.of(),
                List.of(new EvidenceReference(
                        evidence.kind(), evidence.contentDigest().toString())));
    }

    private static Section facts(TrainingResult result) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row("version", result.model().version()));
        rows.add(row("model", result.model().digest().toString()));
        rows.add(row("signature", result.model().signature().toString()));
        rows.add(row("command", String.join(" ", result.command())));
        rows.add(row("seed", Long.toString(result.seed())));
        rows.add(row("commit", result.commit().orElse("not under version control")));
        rows.add(row(
                "uncommitted changes",
                result.dirty().map(digest -> "yes, " + digest.brief()).orElse("none")));
        return new Section.Table("Training", List.of("What", "Value"), rows);
    }

    private static Section files(TrainingResult result) {
        List<List<Cell>> rows = new ArrayList<>();
        result.inputs()
                .forEach((name, digest) -> rows.add(List.of(Cell.of("input"), Cell.of(name), Cell.of(digest.brief()))));
        result.outputs()
                .forEach(
                        (name, digest) -> rows.add(List.of(Cell.of("output"), Cell.of(name), Cell.of(digest.brief()))));
        return new Section.Table("Files", List.of("Role", "File", "Digest"), rows);
    }

    private static List<Cell> row(String what, String value) {
        return List.of(Cell.of(what), Cell.of(value));
    }
}
