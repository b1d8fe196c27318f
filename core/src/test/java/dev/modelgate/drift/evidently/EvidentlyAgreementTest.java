package dev.modelgate.drift.evidently;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Evidently 0.7.21 says of hundreds of columns of every kind: from a file that {@code evidently_outcomes.py golden}
 * wrote, and from Evidently itself where there is one.
 */
class EvidentlyAgreementTest {

    /** Names a Python interpreter that can import Evidently. */
    private static final String INTERPRETER = "MODELGATE_EVIDENTLY_PYTHON";

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    @TempDir
    private Path folder;

    @Test
    void saysWhatEvidentlySaidOfTheColumnsOnFile() throws IOException {
        compareAll(new String(resource("evidently-outcomes.jsonl"), StandardCharsets.UTF_8));
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(4000);
    }

    @Test
    void saysWhatEvidentlySaysOfRandomColumns() throws IOException, InterruptedException {
        compareAll(evidently("random", "20260101", "150", "2100"));
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(800);
    }

    @Test
    void saysWhatEvidentlySaysOfWholeDatasets() throws IOException, InterruptedException {
        compareAll(evidently("dataset", "77"));
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(20);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(EvidentlyAgreementTest.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        }
    }

    private String evidently(String... arguments) throws IOException, InterruptedException {
        String interpreter = System.getenv(INTERPRETER);
        assumeTrue(
                interpreter != null,
                () -> INTERPRETER + " names no interpreter with evidently 0.7.21 and pandas below 3.1");
        Path script = folder.resolve("evidently_outcomes.py");
        Files.write(script, resource("evidently_outcomes.py"));
        Path output = folder.resolve("outcomes.jsonl");
        Path errors = folder.resolve("errors.txt");
        List<String> command = new ArrayList<>(List.of(Objects.requireNonNull(interpreter), script.toString()));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(errors)).isZero();
        return Files.readString(output);
    }

    private void compareAll(String lines) throws IOException {
        for (String line : lines.split("\n")) {
            JsonNode node = mapper.readTree(line);
            if (node.has("columns")) {
                compareDataset(node);
            } else {
                compareColumn(node);
            }
        }
    }

    private void compareColumn(JsonNode line) {
        ColumnValues reference = EvidentlyRecipe.column("x", line.get("reference"));
        ColumnValues current = EvidentlyRecipe.column("x", line.get("current"));
        String type = current.featureType().toString();
        if (!type.startsWith(line.get("type").asText())) {
            differences.add("type " + type + ": " + line);
        }
        line.path("outcomes").properties().forEach(field -> {
            String name = field.getKey();
            TestChoice choice = name.equals("default") ? TestChoice.NONE : choice(name, OptionalDouble.empty());
            EvidentlyOptions options = new EvidentlyOptions(choice, Map.of(), Map.of(), 0.5);
            ColumnOutcome ours = new EvidentlyDrift(options).compare(reference, current);
            String where = name + " of " + line.get("reference") + " and " + line.get("current");
            compare(where, ours, field.getValue());
        });
    }

    private void compare(String where, ColumnOutcome ours, JsonNode theirs) {
        compared++;
        boolean scored = theirs.isArray() && theirs.get(0).isNumber();
        if (!scored) {
            // An error or a NaN of theirs is a sentence here, or a number that says where it departs from theirs.
            boolean explained = ours.score().isEmpty()
                    ? !ours.reason().isEmpty()
                    : !ours.departures().isEmpty();
            note(explained, where, ours, theirs);
            return;
        }
        if (ours.score().isEmpty()) {
            note(hashed(ours) || !ours.departures().isEmpty(), where, ours, theirs);
            return;
        }
        boolean drifted = ours.judgement() == Judgement.DRIFTED;
        boolean equal = equal(ours, theirs.get(0).asDouble())
                && drifted == theirs.get(1).asBoolean();
        boolean sameThreshold = !theirs.has(3)
                || ours.threshold().orElseThrow() == theirs.get(3).asDouble();
        note(equal && sameThreshold, where, ours, theirs);
    }

    /** Where both sides have two values, but not the same, Evidently keeps two of them in the order of their hashes. */
    private static boolean hashed(ColumnOutcome ours) {
        return ours.test().equals(Optional.of(StatTest.FISHER_EXACT))
                && ours.reason().contains("two different values");
    }

    /**
     * Equal to 1e-9, or to 1e-14 where the formula cancels. A Hellinger distance is the root of what is left of a
     * cancellation, and over categories its terms come in the order of a hash: there it is the square that agrees.
     */
    private static boolean equal(ColumnOutcome ours, double expected) {
        double actual = ours.score().orElseThrow();
        boolean root = ours.type() == FeatureType.CATEGORICAL
                && (ours.test().equals(Optional.of(StatTest.HELLINGER))
                        || ours.test().equals(Optional.of(StatTest.JENSEN_SHANNON)));
        return Math.abs(actual - expected) <= Math.max(1e-14, 1e-9 * Math.abs(expected))
                || root && Math.abs(actual * actual - expected * expected) <= 1e-14;
    }

    private void note(boolean agreed, String where, ColumnOutcome ours, JsonNode theirs) {
        if (!agreed) {
            differences.add(where + ": ours " + ours + ", theirs " + theirs);
        }
    }

    private void compareDataset(JsonNode line) {
        List<ColumnValues> reference = new ArrayList<>();
        List<ColumnValues> current = new ArrayList<>();
        line.get("columns").properties().forEach(column -> {
            reference.add(
                    EvidentlyRecipe.column(column.getKey(), column.getValue().get(0)));
            current.add(
                    EvidentlyRecipe.column(column.getKey(), column.getValue().get(1)));
        });
        DatasetOutcome ours = new EvidentlyDrift(options(line.get("options"))).compare(reference, current);
        compared++;
        if (ours.drifted() != line.get("count").asInt()
                || ours.share() != line.get("share").asDouble()) {
            differences.add("dataset: ours " + ours + ", theirs " + line);
        }
        assertThat(ours.columns()).hasSize(line.get("scores").size());
        for (ColumnOutcome column : ours.columns()) {
            compared++;
            double expected = line.get("scores").get(column.column()).asDouble();
            if (column.score().isEmpty() || !equal(column, expected)) {
                differences.add("dataset: ours " + column + ", theirs " + expected);
            }
        }
    }

    /** Evidently's own names of the options. */
    private static EvidentlyOptions options(JsonNode options) {
        if (options.isEmpty()) {
            return EvidentlyOptions.defaults();
        }
        Map<String, TestChoice> columns = new TreeMap<>();
        options.get("per_column_method")
                .properties()
                .forEach(column ->
                        columns.put(column.getKey(), choice(column.getValue().asText(), OptionalDouble.empty())));
        options.get("per_column_threshold")
                .properties()
                .forEach(column ->
                        columns.put(column.getKey(), threshold(column.getValue().asDouble())));
        Map<FeatureType, TestChoice> types = Map.of(
                FeatureType.NUMERICAL, choice(options.get("num_method").asText(), OptionalDouble.empty()),
                FeatureType.CATEGORICAL, threshold(options.get("cat_threshold").asDouble()));
        return new EvidentlyOptions(
                threshold(options.get("threshold").asDouble()),
                types,
                columns,
                options.get("drift_share").asDouble());
    }

    private static TestChoice choice(String test, OptionalDouble threshold) {
        return new TestChoice(Optional.of(StatTest.named(test)), threshold);
    }

    private static TestChoice threshold(double threshold) {
        return new TestChoice(Optional.empty(), OptionalDouble.of(threshold));
    }
}
