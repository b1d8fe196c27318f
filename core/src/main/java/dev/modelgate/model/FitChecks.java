package dev.modelgate.model;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.problem.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be said of a model before any row is scored. */
final class FitChecks {
    /** How far a golden row's score may be from the one that was written down: single precision, other kernels. */
    static final double GOLDEN_TOLERANCE = 1e-4;

    private static final int MOST_GOLDEN_SHOWN = 3;

    private final Map<String, Optional<ColumnType>> data;
    private final String label;
    private final Optional<DeclaredColumns> declared;

    FitChecks(List<Column> columns, String label, Optional<DeclaredColumns> declared) {
        this.data = columns.stream().collect(Collectors.toMap(Column::name, column -> Optional.of(column.type())));
        this.label = label;
        this.declared = declared;
    }

    /** All checks, in the order in which a person would make them; scoring makes no sense when one fails. */
    List<Check> of(Scorer scorer) {
        List<Check> checks = new ArrayList<>();
        Check tensors = Tensors.check(scorer.model(), scorer.signature());
        checks.add(tensors);
        if (!tensors.failed()) {
            checks.add(goldenRows(scorer));
        }
        checks.add(labelLeak(scorer.signature()));
        checks.add(FeatureColumns.HOLDOUT.check(scorer.signature(), data));
        declared.ifPresent(
                contract -> checks.add(FeatureColumns.CONTRACT.check(scorer.signature(), contract.columns())));
        return checks;
    }

    /** Whether the golden rows score as they did when the model was trained. */
    static Check goldenRows(Scorer scorer) {
        String name = "golden-rows";
        List<GoldenRow> golden = scorer.signature().golden();
        if (golden.isEmpty()) {
            return Check.cannotTell(
                    name,
                    Finding.of(
                            name,
                            "features",
                            "the model has no signature; the numeric columns were taken in file order",
                            "golden rows that prove the order of the features",
                            "Name the model's signature with {option:signature}"));
        }
        double[] scores = scorer.scoreGolden();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double expected = golden.get(i).score();
            // Written so that NaN is not near anything.
            if (!(Math.abs(scores[i] - expected) <= GOLDEN_TOLERANCE)) {
                findings.add(goldenRow(name, i, scores[i], expected));
            }
        }
        String rows = golden.size() + " golden rows";
        return findings.isEmpty()
                ? Check.holds(name, rows + " score as they did when the model was trained")
                : Check.fails(
                        name,
                        findings.size() + " of " + rows + " score otherwise than when the model was trained",
                        findings.subList(0, Math.min(MOST_GOLDEN_SHOWN, findings.size())));
    }

    private static Finding goldenRow(String name, int index, double score, double expected) {
        return Finding.of(
                name,
                "golden[" + index + "]",
                "score " + digits(score),
                "score " + digits(expected) + ", give or take " + GOLDEN_TOLERANCE,
                "Compare the signature with the training code: most likely its features stand in another order, or are"
                        + " encoded in another way, than when the model was trained; or it belongs to another model");
    }

    private static String digits(double score) {
        return String.format(Locale.ROOT, "%.6f", score);
    }

    private Check labelLeak(ModelSignature signature) {
        String name = "label-not-a-feature";
        if (!signature.columns().contains(label)) {
            return Check.holds(name, label + " is not among the features");
        }
        return Check.fails(
                name,
                List.of(Finding.of(
                        name,
                        label,
                        "the label is one of the model's features",
                        "features that are known before the truth is",
                        "Train the model without " + label)));
    }
}
