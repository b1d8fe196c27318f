package dev.modelgate.quality;

import dev.modelgate.report.Gauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What monitoring may watch of a model's quality. */
final class QualityGauges {
    private final QualityResult result;
    private final List<Gauge> gauges = new ArrayList<>();

    private QualityGauges(QualityResult result) {
        this.result = result;
    }

    static List<Gauge> of(QualityResult result) {
        return new QualityGauges(result).all();
    }

    private List<Gauge> all() {
        for (QualityVerdict verdict : QualityVerdict.values()) {
            add(
                    "quality_verdict",
                    "Whether the model does worse than it did: 1 or 0.",
                    Map.of("verdict", verdict.words()),
                    verdict == result.verdict() ? 1 : 0);
        }
        add(
                "quality_rows",
                "Rows that were scored.",
                Map.of("label", "known"),
                result.rows().labelled());
        add(
                "quality_rows",
                "Rows that were scored.",
                Map.of("label", "unknown"),
                result.rows().unlabelled());
        result.tracked().ifPresent(this::tracked);
        result.concept().ifPresent(this::concept);
        result.expected().ifPresent(this::expected);
        return gauges;
    }

    private void tracked(Tracked tracked) {
        String help = "The judged loss of rows with a label, and the one that it must not exceed.";
        add("quality_loss", help, Map.of("of", "data"), tracked.sequence().estimate());
        add("quality_loss", help, Map.of("of", "reference"), tracked.reference().estimate());
        add("quality_loss", help, Map.of("of", "limit"), tracked.limit());
    }

    private void concept(Concept concept) {
        add(
                "quality_concept_drifted",
                "Whether scores mean something else than they did: 1 or 0.",
                Map.of(),
                concept.drifted() ? 1 : 0);
        String help = "The judged loss beyond what was expected of the same rows, and the limit of that.";
        add("quality_concept_excess", help, Map.of("of", "data"), concept.excess());
        add("quality_concept_excess", help, Map.of("of", "limit"), concept.limit());
    }

    private void expected(Expected expected) {
        String help = "By how much the judged loss of all rows is expected to exceed that on the reference.";
        add(
                "quality_expected_excess",
                help,
                Map.of("assumption", "scores mean the same"),
                expected.excess().estimate());
        expected.shifted()
                .ifPresent(shifted -> add(
                        "quality_expected_excess",
                        help,
                        Map.of("assumption", "only the share changed"),
                        shifted.estimate()));
        expected.positives().ifPresent(this::positives);
    }

    private void positives(Expected.PositiveShare share) {
        String help = "The share of positive rows: on the reference, and in the data by two assumptions.";
        add("quality_positive_share", help, Map.of("assumption", "none, on the reference"), share.reference());
        add(
                "quality_positive_share",
                help,
                Map.of("assumption", "scores mean the same"),
                share.implied().estimate());
        add(
                "quality_positive_share",
                help,
                Map.of("assumption", "only the share changed"),
                share.mostLikely().estimate());
    }

    private void add(String name, String help, Map<String, String> labels, double value) {
        gauges.add(Gauge.of(name, help, labels, value));
    }
}
