package dev.modelgate.model;

import dev.modelgate.data.FileList;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Finding;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import dev.modelgate.statistics.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what came of validating a model for people, from the evidence alone. */
final class ModelValidationReport {
    private static final String UNKNOWN = "cannot tell";

    private final ModelValidationResult result;
    private final List<Section> sections = new ArrayList<>();

    private ModelValidationReport(ModelValidationResult result) {
        this.result = result;
    }

    static Report of(Evidence evidence) {
        ModelValidationReport report = new ModelValidationReport(evidence.resultAs(ModelValidationResult.class));
        report.checks();
        report.rows();
        report.quality();
        report.slices();
        report.latency(Json.as(evidence.measured(), ModelMeasurements.class));
        List<Finding> findings = report.result.checks().stream()
                .flatMap(check -> check.findings().stream())
                .toList();
        return new Report(
                "validate-model",
                report.result.model() + " on " + report.result.holdout(),
                evidence.conclusion(),
                report.headline(),
                report.sections,
                findings,
                List.of(),
                List.of(new EvidenceReference(
                        evidence.kind(), evidence.contentDigest().toString())));
    }

    private String headline() {
        Optional<Check> failed = result.checks().stream().filter(Check::failed).findFirst();
        if (failed.isPresent()) {
            return failed.get().name() + ": " + failed.get().observed();
        }
        if (result.whole().isEmpty()) {
            return "the quality cannot be told";
        }
        Quality whole = result.whole().get();
        String auc = whole.metrics().auc().map(Figures::interval).orElse(UNKNOWN);
        String alone = "AUC " + auc + " on " + Figures.count(whole.rows()) + " rows";
        return alone + result.comparison().map(ModelValidationReport::beside).orElse("");
    }

    private static String beside(Comparison comparison) {
        return comparison
                .difference()
                .auc()
                .map(interval -> "; " + Figures.signed(interval) + " against " + comparison.champion() + ": "
                        + words(QualityMetric.AUC, interval))
                .orElse("; against " + comparison.champion() + " the AUC cannot be told");
    }

    private void checks() {
        List<List<Cell>> rows = result.checks().stream()
                .map(check -> List.of(
                        Cell.of(check.name()), new Cell(verdict(check), tone(check)), Cell.of(check.observed())))
                .toList();
        sections.add(new Section.Table("Checks", List.of("check", "verdict", "observed"), rows));
    }

    private void rows() {
        String files = "Read from " + FileList.of(result.holdoutFiles()) + ".";
        if (result.rows() == 0) {
            sections.add(new Section.Text("Holdout", List.of(files)));
            return;
        }
        String counted = Figures.count(result.rows()) + " rows, of which " + Figures.count(result.unlabelled())
                + " have no label and were not scored.";
        String threshold =
                String.format(Locale.ROOT, "Rows are called positive from a score of %.4f on.", result.threshold());
        sections.add(new Section.Text("Holdout", List.of(files, counted, threshold)));
    }

    private void quality() {
        if (result.whole().isEmpty()) {
            return;
        }
        MetricIntervals own = result.whole().get().metrics();
        List<String> heads = new ArrayList<>(List.of("metric", "candidate [95 %]"));
        result.comparison()
                .ifPresent(comparison -> heads.addAll(
                        List.of(comparison.champion() + " [95 %]", "difference, paired [95 %]", "verdict")));
        List<List<Cell>> rows = new ArrayList<>();
        for (QualityMetric metric : QualityMetric.values()) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(metric.title()), figure(own.of(metric))));
            result.comparison().ifPresent(comparison -> {
                Optional<ConfidenceInterval> difference =
                        comparison.difference().of(metric);
                row.add(figure(comparison.championMetrics().of(metric)));
                row.add(Cell.of(difference.map(Figures::signed).orElse(UNKNOWN)));
                row.add(judged(metric, difference));
            });
            rows.add(row);
        }
        sections.add(new Section.Table("Quality", heads, rows));
    }

    private void slices() {
        if (result.slices().isEmpty()) {
            return;
        }
        List<String> heads = new ArrayList<>(List.of("slice", "rows", "positives", "AUC [95 %]", "log loss [95 %]"));
        result.comparison().ifPresent(comparison -> heads.addAll(List.of("AUC difference [95 %]", "verdict")));
        List<List<Cell>> rows = result.slices().stream().map(this::slice).toList();
        sections.add(new Section.Table("Slices", heads, rows));
    }

    private List<Cell> slice(SliceQuality slice) {
        Quality quality = slice.quality();
        List<Cell> row = new ArrayList<>(List.of(
                Cell.of(slice.name()),
                new Cell(Figures.count(quality.rows()), slice.enough() ? Tone.PLAIN : Tone.UNSURE),
                Cell.of(Figures.count(quality.positives()))));
        if (slice.enough()) {
            row.add(figure(quality.metrics().auc()));
            row.add(figure(quality.metrics().logLoss()));
        } else {
            row.add(new Cell("too few rows", Tone.UNSURE));
            row.add(new Cell("too few rows", Tone.UNSURE));
        }
        result.comparison().ifPresent(comparison -> {
            Optional<ConfidenceInterval> difference = comparison.slices().stream()
                    .filter(other -> other.name().equals(slice.name()))
                    .findFirst()
                    .flatMap(other -> other.difference().auc());
            row.add(Cell.of(difference.map(Figures::signed).orElse(UNKNOWN)));
            row.add(judged(QualityMetric.AUC, difference));
        });
        return row;
    }

    private void latency(ModelMeasurements measured) {
        measured.latency()
                .ifPresent(latency -> sections.add(new Section.Table(
                        "Latency of a single row",
                        List.of("runs", "p50 µs", "p95 µs", "p99 µs"),
                        List.of(List.of(
                                Cell.of(Figures.count(latency.runs())),
                                micros(latency.p50()),
                                micros(latency.p95()),
                                micros(latency.p99()))))));
    }

    private static Cell micros(double micros) {
        return Cell.of(String.format(Locale.ROOT, "%.1f", micros));
    }

    private static Cell figure(Optional<ConfidenceInterval> interval) {
        return interval.map(value -> Cell.of(Figures.interval(value))).orElse(new Cell(UNKNOWN, Tone.UNSURE));
    }

    private static Cell judged(QualityMetric metric, Optional<ConfidenceInterval> difference) {
        if (difference.isEmpty()) {
            return new Cell(UNKNOWN, Tone.UNSURE);
        }
        String words = words(metric, difference.get());
        return new Cell(words, words.equals("better") ? Tone.GOOD : words.equals("worse") ? Tone.BAD : Tone.UNSURE);
    }

    /** Better or worse only when the whole interval lies on one side of no difference. */
    private static String words(QualityMetric metric, ConfidenceInterval difference) {
        if (difference.lower() > 0) {
            return metric.higherIsBetter() ? "better" : "worse";
        }
        if (difference.upper() < 0) {
            return metric.higherIsBetter() ? "worse" : "better";
        }
        return difference.lower() == 0 && difference.upper() == 0 ? "equal" : UNKNOWN;
    }

    private static String verdict(Check check) {
        return switch (check.verdict()) {
            case HOLDS -> "holds";
            case FAILS -> "fails";
            case CANNOT_TELL -> UNKNOWN;
        };
    }

    private static Tone tone(Check check) {
        return switch (check.verdict()) {
            case HOLDS -> Tone.GOOD;
            case FAILS -> Tone.BAD;
            case CANNOT_TELL -> Tone.UNSURE;
        };
    }
}
