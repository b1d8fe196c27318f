package dev.modelgate.drift;

import dev.modelgate.data.DataFile;
import dev.modelgate.evidence.Digest;
import dev.modelgate.model.Feature;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.model.ModelSignature;
import dev.modelgate.model.SignatureFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** A model whose score is a function of the weighted sum of its numeric features. */
final class LinearModel implements ModelRuntime {
    private final Map<String, Double> weights;
    private final DoubleUnaryOperator link;

    private LinearModel(Map<String, Double> weights, DoubleUnaryOperator link) {
        this.weights = new LinkedHashMap<>(weights);
        this.link = link;
    }

    static LinearModel of(Map<String, Double> weights) {
        return new LinearModel(weights, odds -> 1 / (1 + Math.exp(-odds)));
    }

    /** The same with another function of the sum. */
    LinearModel link(DoubleUnaryOperator other) {
        return new LinearModel(weights, other);
    }

    /** Its files. */
    ModelArtifact artifact() {
        List<Feature> features = weights.keySet().stream()
                .<Feature>map(name -> new Feature.Numeric(name, 0, 1, OptionalDouble.empty()))
                .toList();
        ModelSignature signature = new ModelSignature(
                new ModelSignature.Input("input", features.size()),
                new ModelSignature.Output("output", 0),
                features,
                0.5,
                List.of());
        Digest digest = digest("model " + weights);
        DataFile file = new DataFile(Path.of("model.onnx"), "model.onnx", digest, 1);
        SignatureFile signed = new SignatureFile("signature.json", digest("signature " + weights), signature);
        return new ModelArtifact("flights 2", file, Optional.of(signed));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public LoadedModel load(DataFile file) {
        return new Loaded();
    }

    private final class Loaded implements LoadedModel {
        @Override
        public List<Tensor> inputs() {
            return List.of(new Tensor("input", "float", List.of(-1L, (long) weights.size())));
        }

        @Override
        public List<Tensor> outputs() {
            return List.of(new Tensor("output", "float", List.of(-1L, 1L)));
        }

        @Override
        public float[][] run(String input, float[][] rows, String output) {
            List<Double> factors = List.copyOf(weights.values());
            float[][] scores = new float[rows.length][1];
            for (int i = 0; i < rows.length; i++) {
                double sum = 0;
                for (int j = 0; j < rows[i].length; j++) {
                    sum += factors.get(j) * rows[i][j];
                }
                scores[i][0] = (float) link.applyAsDouble(sum);
            }
            return scores;
        }

        @Override
        public void close() {}
    }
}
