package dev.modelgate.model;

import java.util.List;

/** A loaded model together with its signature: rows in, scores out. */
final class Scorer {
    /** Softmax in single precision may leave [0, 1] by this much; further out, a score is no probability. */
    private static final double SLACK = 1e-6;

    private final ModelRuntime.LoadedModel model;
    private final ModelSignature signature;
    private final FeatureEncoder encoder;

    Scorer(ModelRuntime.LoadedModel model, ModelSignature signature) {
        this.model = model;
        this.signature = signature;
        this.encoder = new FeatureEncoder(signature);
    }

    ModelRuntime.LoadedModel model() {
        return model;
    }

    ModelSignature signature() {
        return signature;
    }

    FeatureEncoder encoder() {
        return encoder;
    }

    /** Where each feature's column stands among the columns that are read. */
    int[] indicesIn(List<String> read) {
        return signature.columns().stream().mapToInt(read::indexOf).toArray();
    }

    /** Scores of encoded rows, in their order; not necessarily finite, or probabilities. */
    double[] score(List<float[]> encoded) {
        float[][] results = model.run(
                signature.input().name(),
                encoded.toArray(float[][]::new),
                signature.output().name());
        double[] scores = new double[results.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = withoutSlack(results[i][signature.output().positive()]);
        }
        return scores;
    }

    /** Scores of the golden rows, in their order. */
    double[] scoreGolden() {
        return score(encodedGolden());
    }

    /** The golden rows as the model eats them, in their order. */
    List<float[]> encodedGolden() {
        List<String> columns = signature.columns();
        int[] indices = indicesIn(columns);
        return signature.golden().stream()
                .map(golden -> encoder.encode(golden.view(columns), indices))
                .toList();
    }

    static boolean isProbability(double score) {
        return score >= 0 && score <= 1;
    }

    private static double withoutSlack(double score) {
        if (score > 1 && score <= 1 + SLACK) {
            return 1;
        }
        return score < 0 && score >= -SLACK ? 0 : score;
    }
}
