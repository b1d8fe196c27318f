package dev.modelgate.testkit.scenario;

import dev.modelgate.testkit.OnnxFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A logistic regression as an ONNX file and its signature.
 *
 * @param weights weight of each feature, in the order of the model's input
 * @param bias the log odds of a row of zeros
 * @param external file that the weights claim to stand in
 */
record ModelFiles(Map<String, Double> weights, double bias, Optional<String> external) {
    /** Values of golden rows: no two features of a row have the same one, so that a swap shows. */
    private static final List<Integer> STARTS = List.of(1, 3, 6);

    byte[] model() {
        Float[] values = weights.values().stream().map(Double::floatValue).toArray(Float[]::new);
        OnnxFiles model = OnnxFiles.logistic((float) bias, values);
        return external.map(model::external).orElse(model).bytes();
    }

    String signature() {
        String features = weights.keySet().stream()
                .map(name -> "    {\"name\": \"" + name + "\", \"type\": \"numeric\", \"encoding\": \"identity\"}")
                .collect(Collectors.joining(",\n"));
        String golden = STARTS.stream().map(this::goldenRow).collect(Collectors.joining(",\n"));
        return String.format(Locale.ROOT, """
                {
                  "apiVersion": "modelgate.dev/v1",
                  "kind": "ModelSignature",
                  "input": {"name": "input", "width": %d},
                  "output": {"name": "output", "positive": 1},
                  "features": [
                %s
                  ],
                  "threshold": 0.5,
                  "golden": [
                %s
                  ]
                }
                """, weights.size(), features, golden);
    }

    private String goldenRow(int start) {
        List<String> values = new ArrayList<>();
        double odds = bias;
        int value = start;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            values.add("\"" + weight.getKey() + "\": " + value);
            odds += weight.getValue() * value;
            value = value % 5 + 2;
        }
        double score = 1 / (1 + Math.exp(-odds));
        return String.format(
                Locale.ROOT, "    {\"row\": {%s}, \"score\": %s}", String.join(", ", values), Double.toString(score));
    }
}
