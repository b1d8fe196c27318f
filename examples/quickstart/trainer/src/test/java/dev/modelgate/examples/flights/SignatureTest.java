package dev.modelgate.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the signature as a stranger would, and asks ONNX Runtime whether it is true. */
class SignatureTest {

    @TempDir
    private static Path folder;

    private static Path model;
    private static JsonNode signature;

    @BeforeAll
    static void train() throws IOException {
        Run run = Run.january("schedule+weather", Map.of("MODELGATE_SEED", "7"), folder);
        model = run.model();
        signature = new ObjectMapper().readTree(run.signature().toFile());
    }

    @Test
    void scoresGoldenRowsAsTheModelDoes() throws OrtException {
        List<JsonNode> features = list(signature.get("features"));
        List<JsonNode> golden = list(signature.get("golden"));
        assertThat(golden).hasSize(8);
        for (JsonNode row : golden) {
            assertThat(score(features, row.get("row")))
                    .as(row.toString())
                    .isCloseTo(row.get("score").floatValue(), within(1e-6f));
        }
    }

    @Test
    void hasAGoldenRowWithAGap() {
        assertThat(list(signature.get("golden")))
                .anySatisfy(row -> assertThat(list(row.get("row"))).anyMatch(JsonNode::isNull));
    }

    @Test
    void givesAwayAnySwapOfTwoFeatures() throws OrtException {
        List<JsonNode> features = list(signature.get("features"));
        for (int i = 0; i < features.size(); i++) {
            for (int j = i + 1; j < features.size(); j++) {
                List<JsonNode> swapped = new ArrayList<>(features);
                Collections.swap(swapped, i, j);
                assertThat(largestDifference(swapped))
                        .as(features.get(i).get("name") + " and "
                                + features.get(j).get("name"))
                        .isGreaterThan(0.001f);
            }
        }
    }

    @Test
    void describesTheWholeTensor() {
        int width = list(signature.get("features")).stream()
                .mapToInt(feature -> feature.path("vocabulary").size() == 0
                        ? 1
                        : feature.get("vocabulary").size())
                .sum();

        assertThat(signature.at("/input/width").intValue()).isEqualTo(width);
        assertThat(list(signature.get("features")))
                .extracting(feature -> feature.get("name").textValue())
                .containsExactly(
                        "carrier",
                        "origin",
                        "hour",
                        "weekday",
                        "temp",
                        "dewp",
                        "humid",
                        "wind_speed",
                        "precip",
                        "visib",
                        "pressure");
        assertThat(list(signature.at("/features/2/vocabulary")))
                .extracting(JsonNode::textValue)
                .startsWith("5", "6", "7", "8", "9", "10");
        assertThat(signature.get("threshold").doubleValue()).isBetween(0.1, 0.5);
    }

    private static float largestDifference(List<JsonNode> features) throws OrtException {
        float largest = 0;
        for (JsonNode row : signature.get("golden")) {
            float score = score(features, row.get("row"));
            largest = Math.max(largest, Math.abs(score - row.get("score").floatValue()));
        }
        return largest;
    }

    private static float score(List<JsonNode> features, JsonNode row) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model.toString());
                OnnxTensor input = OnnxTensor.createTensor(environment, new float[][] {tensor(features, row)});
                OrtSession.Result result =
                        session.run(Map.of(signature.at("/input/name").textValue(), input))) {
            float[][] output =
                    (float[][]) result.get(signature.at("/output/name").textValue())
                            .orElseThrow()
                            .getValue();
            return output[0][signature.at("/output/positive").intValue()];
        }
    }

    private static float[] tensor(List<JsonNode> features, JsonNode row) {
        float[] tensor = new float[signature.at("/input/width").intValue()];
        int at = 0;
        for (JsonNode feature : features) {
            JsonNode value = row.get(feature.get("name").textValue());
            if (feature.get("encoding").textValue().equals("one-hot")) {
                for (JsonNode entry : feature.get("vocabulary")) {
                    tensor[at++] = entry.equals(value) ? 1 : 0;
                }
            } else {
                double number = (value.isNull() ? feature.get("fill") : value).doubleValue();
                tensor[at++] = (float) ((number - feature.get("mean").doubleValue())
                        / feature.get("scale").doubleValue());
            }
        }
        return tensor;
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
