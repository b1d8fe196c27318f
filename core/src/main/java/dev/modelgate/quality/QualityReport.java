package dev.modelgate.quality;

import dev.modelgate.data.FileList;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.model.Figures;
import dev.modelgate.model.QualityMetric;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import dev.modelgate.settings.Durations;
import dev.modelgate.statistics.ConfidenceInterval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what is known of a model's quality for people, from the evidence alone. */
final class QualityReport {
    private static final int MOST_WINDOWS = 60;
    private static final String NONE = "–";

    private final QualityResult result;
    private final List<Section> sections = new ArrayList<>();

    private QualityReport(QualityResult result) {
        this.result = result;
    }

    static Report of(Evidence evidence) {
        QualityReport report = new QualityReport(evidence.resultAs(QualityResult.class));
        return report.report(evidence);
    }

    private Report report(Evidence evidence) {
        QualityFindings findings = new QualityFindings(result);
        verdict();
        rows();
        figures();
        slices();
        windows();
        sections.addAll(new ExpectedTables(result).sections());
        chart().ifPresent(sections::add);
        return new Report(
                        evidence.kind(),
                        result.model() + " on " + result.data(),
                        evidence.conclusion(),
                        headline(),
                        sections,
                        findings.findings(),
                        evidence.conclusion() == Conclusion.UNKNOWN ? List.of(findings.problem()) : List.of(),
                        List.of(new EvidenceReference(
                                evidence.kind(), evidence.contentDigest().toString())))
                .measuring(QualityGauges.of(result));
    }

    private String headline() {
        String start = switch (result.verdict()) {
            case DEGRADED ->
                result.basis() == QualityResult.Basis.CONCEPT ? "The concept drifted: " : "The model degraded: ";
            case HOLDS -> "The model holds: ";
            case CANNOT_TELL -> "It cannot be told whether the model degraded: ";
        };
        return start + result.reason();
    }

    private void verdict() {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(Cell.of("verdict"), verdict(result.verdict())));
        rows.add(row("judged", result.loss().title()));
        rows.add(row("margin", Figures.figure(result.margin())));
        rows.add(row("false alarms", percent(result.falseAlarms())));
        rows.add(row(
                "rows depend on each other",
                result.time()
                        .map(time -> "within " + Durations.written(Duration.ofSeconds(result.windowSeconds())) + " of "
                                + time)
                        .orElse("no; no time is named")));
        result.tracked().ifPresent(tracked -> {
            rows.add(row("on the reference", Figures.interval(tracked.reference())));
            rows.add(row("limit", Figures.figure(tracked.limit())));
            rows.add(row(
                    "until now",
                    Figures.interval(tracked.sequence()) + ", however often one looks, after " + tracked.blocks()
                            + (result.time().isPresent() ? " window" : " row") + (tracked.blocks() == 1 ? "" : "s")));
            rows.add(row("evidence above the limit", evidence(tracked.evidence(), tracked.needed())));
        });
        result.concept().ifPresent(concept -> concept(concept, rows));
        sections.add(new Section.Table("Verdict", List.of("What", "Value"), rows));
    }

    /** What scores mean now. */
    private void concept(Concept concept, List<List<Cell>> rows) {
        rows.add(row("expected of the same rows", Figures.interval(concept.expected())));
        rows.add(row(
                "beyond that",
                String.format(
                        Locale.ROOT,
                        "%+.4f, %+.4f at least, however often one looks",
                        concept.excess(),
                        concept.least())));
        rows.add(row("limit of that", String.format(Locale.ROOT, "%+.4f", concept.limit())));
        rows.add(row("evidence above that limit", evidence(concept.evidence(), concept.needed())));
        String since = concept.since().map(start -> ", sure since " + start).orElse("");
        boolean denies = result.onConceptDrift() == QualitySettings.OnConceptDrift.DENY;
        rows.add(List.of(
                Cell.of("scores mean what they meant"),
                concept.drifted()
                        ? new Cell("no, the concept drifted" + since, denies ? Tone.BAD : Tone.UNSURE)
                        : new Cell("nothing shows otherwise", Tone.PLAIN)));
    }

    private static String evidence(double evidence, double needed) {
        return String.format(Locale.ROOT, "e^%.2f; e^%.2f is needed", evidence, needed);
    }

    private void rows() {
        sections.add(new Section.Table(
                "Rows",
                List.of("Data", "Files", "Rows", "Not scored", "Without a label", "Without a time"),
                List.of(
                        counts(result.data(), result.dataFiles(), result.rows()),
                        counts(
                                result.reference() + ", the reference",
                                result.referenceFiles(),
                                result.referenceRows()))));
    }

    private static List<Cell> counts(String name, List<String> files, RowCounts counts) {
        return Stream.of(
                        name,
                        FileList.of(files),
                        Long.toString(counts.rows()),
                        Long.toString(counts.unusable()),
                        Long.toString(counts.unlabelled()),
                        Long.toString(counts.timeless()))
                .map(Cell::of)
                .toList();
    }

    private void figures() {
        List<List<Cell>> rows = new ArrayList<>();
        for (QualityMetric metric : QualityMetric.values()) {
            rows.add(List.of(
                    Cell.of(metric.title()),
                    figure(result.referenceQuality().metrics().of(metric)),
                    figure(result.quality().flatMap(quality -> quality.metrics().of(metric)))));
        }
        sections.add(new Section.Table(
                "Rows with a label, each for itself", List.of("Figure", "Reference [95 %]", "Data [95 %]"), rows));
    }

    private void slices() {
        if (result.slices().isEmpty()) {
            return;
        }
        List<List<Cell>> rows = result.slices().stream()
                .map(slice -> List.of(
                        Cell.of(slice.name()),
                        Cell.of(Long.toString(slice.rows())),
                        Cell.of(slice.tracked()
                                .map(own -> Figures.interval(own.reference()))
                                .orElse(NONE)),
                        Cell.of(slice.tracked()
                                .map(own -> Figures.interval(own.sequence()))
                                .orElse(NONE)),
                        Cell.of(slice.tracked()
                                .map(own -> evidence(own.evidence(), own.needed()))
                                .orElse(NONE)),
                        slice.tracked()
                                .map(own -> verdict(own.verdict()))
                                .orElse(new Cell("too few rows", Tone.UNSURE))))
                .toList();
        sections.add(new Section.Table(
                "Slices", List.of("Slice", "Rows", "Reference", "Until now", "Evidence", "Verdict"), rows));
    }

    private void windows() {
        if (result.windows().isEmpty()) {
            return;
        }
        int skipped = Math.max(0, result.windows().size() - MOST_WINDOWS);
        List<List<Cell>> rows = result.windows().stream()
                .skip(skipped)
                .map(window -> List.of(
                        Cell.of(window.start()),
                        Cell.of(Long.toString(window.rows())),
                        Cell.of(Long.toString(window.labelled())),
                        figure(realised(window)),
                        figure(window.sequence()),
                        figure(window.expected()),
                        figure(window.quality()
                                .flatMap(quality -> quality.metrics().auc()))))
                .toList();
        String title = skipped == 0 ? "Windows" : "The last " + MOST_WINDOWS + " windows";
        sections.add(new Section.Table(
                title,
                List.of(
                        "Begins",
                        "Rows",
                        "With a label",
                        result.loss().title(),
                        "Until then, however often one looks",
                        "Expected from scores",
                        "AUC"),
                rows));
    }

    private Optional<ConfidenceInterval> realised(Window window) {
        return window.quality().flatMap(quality -> switch (result.loss()) {
            case BRIER -> quality.metrics().brier();
            case ERROR_RATE -> quality.metrics().accuracy().map(QualityReport::complement);
        });
    }

    private static ConfidenceInterval complement(ConfidenceInterval share) {
        return new ConfidenceInterval(1 - share.estimate(), 1 - share.upper(), 1 - share.lower(), share.level());
    }

    /** The loss window by window, labels before scores, beside the reference's. */
    private Optional<Section> chart() {
        double reference = result.loss() == BoundedLoss.BRIER
                ? result.referenceQuality()
                        .metrics()
                        .brier()
                        .map(ConfidenceInterval::estimate)
                        .orElse(0.0)
                : 1
                        - result.referenceQuality()
                                .metrics()
                                .accuracy()
                                .map(ConfidenceInterval::estimate)
                                .orElse(1.0);
        List<String> bins = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        List<Double> references = new ArrayList<>();
        result.windows().stream()
                .skip(Math.max(0, result.windows().size() - MOST_WINDOWS))
                .forEach(window -> realised(window).or(window::expected).ifPresent(loss -> {
                    bins.add(window.start());
                    losses.add(Math.min(1, Math.max(0, loss.estimate())));
                    references.add(reference);
                }));
        return bins.size() < 2
                ? Optional.empty()
                : Optional.of(new Section.Distribution(
                        result.loss().title() + " by window",
                        result.verdict().words(),
                        tone(result.verdict()),
                        bins,
                        references,
                        losses,
                        Optional.empty()));
    }

    private static Cell verdict(QualityVerdict verdict) {
        return new Cell(verdict.words(), tone(verdict));
    }

    private static Tone tone(QualityVerdict verdict) {
        return switch (verdict) {
            case DEGRADED -> Tone.BAD;
            case HOLDS -> Tone.GOOD;
            case CANNOT_TELL -> Tone.UNSURE;
        };
    }

    static Cell figure(Optional<ConfidenceInterval> interval) {
        return Cell.of(interval.map(Figures::interval).orElse(NONE));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static List<Cell> row(String what, String value) {
        return List.of(Cell.of(what), Cell.of(value));
    }
}
