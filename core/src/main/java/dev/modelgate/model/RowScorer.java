package dev.modelgate.model;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Rows;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model that scores rows of data that it fits: it was loaded, its inputs and outputs are those of its signature, its
 * golden rows score as they did when it was trained, and every feature has its column. Safe for use by one thread at a
 * time.
 */
public final class RowScorer implements AutoCloseable {
    /** How many rows are best scored at once. */
    public static final int BATCH = 1024;

    private final Scorer scorer;
    private final int[] starts;

    /**
     * The positions of a feature in an encoded row.
     *
     * @param from the first of them
     * @param to the one after the last
     */
    public record Positions(int from, int to) {}

    private RowScorer(Scorer scorer) {
        this.scorer = scorer;
        List<Feature> features = scorer.signature().features();
        this.starts = new int[features.size() + 1];
        for (int i = 0; i < features.size(); i++) {
            starts[i + 1] = starts[i] + features.get(i).width();
        }
    }

    /**
     * Opens a model; the caller closes it.
     *
     * @param columns the columns of the data that it was trained on, in their order
     * @param label the column that holds the truth, which is no feature of a model without a signature
     * @throws dev.modelgate.problem.ProblemException INVALID with everything that keeps it from scoring such data
     */
    public static RowScorer open(
            ModelArtifact artifact, ModelRuntime runtime, Map<String, ColumnType> columns, Optional<String> label) {
        ModelRuntime.LoadedModel model = runtime.load(artifact.file());
        boolean usable = false;
        try {
            Scorer scorer = new Scorer(model, signature(artifact, model, columns, label));
            require(artifact, scorer, columns);
            usable = true;
            return new RowScorer(scorer);
        } finally {
            if (!usable) {
                model.close();
            }
        }
    }

    private static ModelSignature signature(
            ModelArtifact artifact,
            ModelRuntime.LoadedModel model,
            Map<String, ColumnType> columns,
            Optional<String> label) {
        return artifact.signature().map(SignatureFile::signature).orElseGet(() -> {
            List<Column> all = columns.entrySet().stream()
                    .map(column -> new Column(
                            column.getKey(),
                            column.getValue(),
                            column.getValue().name()))
                    .toList();
            return new DefaultSignature(artifact.file().name(), model).derive(all, label.orElse(""));
        });
    }

    private static void require(ModelArtifact artifact, Scorer scorer, Map<String, ColumnType> columns) {
        List<Finding> findings = new ArrayList<>();
        Check tensors = Tensors.check(scorer.model(), scorer.signature());
        if (tensors.failed()) {
            findings.addAll(tensors.findings());
        } else {
            Check golden = FitChecks.goldenRows(scorer);
            findings.addAll(golden.failed() ? golden.findings() : List.of());
        }
        findings.addAll(FeatureColumns.REFERENCE.findings(scorer.signature(), present(columns)));
        Problems problems = new Problems();
        for (Finding finding : findings) {
            problems.add(
                    Place.of(artifact.title()),
                    finding.subject() + ": " + finding.observed() + ", expected " + finding.expected(),
                    finding.fix().template());
        }
        problems.throwIfAny();
    }

    private static Map<String, Optional<ColumnType>> present(Map<String, ColumnType> columns) {
        Map<String, Optional<ColumnType>> present = new LinkedHashMap<>();
        columns.forEach((name, type) -> present.put(name, Optional.of(type)));
        return present;
    }

    /** Why other data, which were not there when it was trained, cannot be scored; empty when they can. */
    public Optional<String> obstacle(Map<String, ColumnType> columns) {
        List<Finding> findings = FeatureColumns.CURRENT.findings(scorer.signature(), present(columns));
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        findings.stream().map(Finding::observed).distinct().collect(Collectors.joining("; ")));
    }

    /** The column of each feature, in the order of the features. */
    public List<String> columns() {
        return scorer.signature().columns();
    }

    /** Where each feature stands in an encoded row, in the order of the features. */
    public List<Positions> positions() {
        List<Positions> positions = new ArrayList<>();
        for (int i = 0; i + 1 < starts.length; i++) {
            positions.add(new Positions(starts[i], starts[i + 1]));
        }
        return positions;
    }

    /** How many numbers an encoded row has. */
    public int width() {
        return scorer.encoder().width();
    }

    /**
     * Encodes one row.
     *
     * @param indices where the row has the column of each feature, in the order of the features
     */
    public float[] encode(Rows.RowView row, int[] indices) {
        return scorer.encoder().encode(row, indices);
    }

    /** The column whose value keeps an encoded row from being scored: it is missing without a fill, or not finite. */
    public Optional<String> unusable(float[] encoded) {
        var at = scorer.encoder().firstUnusable(encoded);
        return at.isPresent() ? Optional.of(columns().get(at.getAsInt())) : Optional.empty();
    }

    /** Scores of encoded rows, in their order: whatever the model gives, NaN included. */
    public double[] score(List<float[]> encoded) {
        double[] scores = new double[encoded.size()];
        for (int from = 0; from < scores.length; from += BATCH) {
            List<float[]> batch = encoded.subList(from, Math.min(scores.length, from + BATCH));
            System.arraycopy(scorer.score(batch), 0, scores, from, batch.size());
        }
        return scores;
    }

    @Override
    public void close() {
        scorer.model().close();
    }
}
