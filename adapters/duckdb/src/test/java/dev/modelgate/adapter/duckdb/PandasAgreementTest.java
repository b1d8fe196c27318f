package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnSamples;
import dev.modelgate.data.Dataset;
import dev.modelgate.drift.evidently.ColumnOutcome;
import dev.modelgate.drift.evidently.ColumnValues;
import dev.modelgate.drift.evidently.EvidentlyDrift;
import dev.modelgate.drift.evidently.EvidentlyOptions;
import dev.modelgate.drift.evidently.FeatureType;
import dev.modelgate.drift.evidently.Judgement;
import dev.modelgate.drift.evidently.StatTest;
import dev.modelgate.drift.evidently.TestChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Evidently 0.7.21 says of Parquet files with columns of every type of pandas, read by DuckDB. */
class PandasAgreementTest {
    /** Names a Python interpreter that can import Evidently and pyarrow. */
    private static final String INTERPRETER = "MODELGATE_EVIDENTLY_PYTHON";

    private static final Path SCRIPT =
            Path.of("../../core/src/test/resources/dev/modelgate/drift/evidently/evidently_outcomes.py");

    /** Evidently computes 32-bit floats in 32 bits; of Hellinger's bins they may fall to the next edge. */
    private static final double IN_32_BITS = 1e-3;

    /** Not told where Evidently goes by the order of hashes, or by the luck of few rows; see the guide. */
    private static final List<String> OPEN = List.of("two different values", "order of hashes", "holds decimals");

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, ColumnValues> read = new HashMap<>();
    private int compared;

    @TempDir
    private Path folder;

    @Test
    void saysOfEveryTypeOfPandasWhatEvidentlySays() throws IOException, InterruptedException {
        DataFolder data = new DataFolder(folder);
        try (DuckDbEngine engine = data.engine()) {
            for (String line : evidently().split("\n")) {
                compare(engine, data, mapper.readTree(line));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(800);
    }

    private String evidently() throws IOException, InterruptedException {
        String interpreter = System.getenv(INTERPRETER);
        assumeTrue(
                interpreter != null,
                () -> INTERPRETER + " names no interpreter with evidently 0.7.21, pyarrow and pandas below 3.1");
        Path output = folder.resolve("outcomes.jsonl");
        Path errors = folder.resolve("errors.txt");
        int exit = new ProcessBuilder(
                        Objects.requireNonNull(interpreter), SCRIPT.toString(), "files", "20260102", folder.toString())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(errors)).isZero();
        return Files.readString(output);
    }

    private void compare(DuckDbEngine engine, DataFolder data, JsonNode line) {
        String name = line.get("column").asText();
        ColumnValues reference = values(engine, data, line.get("files").get(0).asText(), name);
        ColumnValues current = values(engine, data, line.get("files").get(1).asText(), name);
        FeatureType type = new EvidentlyDrift(EvidentlyOptions.defaults())
                .compare(reference, current)
                .type();
        compared++;
        if (!type.toString().startsWith(line.get("type").asText())) {
            differences.add("the type of " + name + " is " + type + ": " + line);
        }
        line.get("outcomes").properties().forEach(outcome -> {
            Optional<StatTest> test = outcome.getKey().equals("default")
                    ? Optional.empty()
                    : Optional.of(StatTest.named(outcome.getKey()));
            TestChoice choice = new TestChoice(test, OptionalDouble.empty());
            ColumnOutcome ours = new EvidentlyDrift(new EvidentlyOptions(choice, Map.of(), Map.of(), 0.5))
                    .compare(reference, current);
            compared++;
            if (!agrees(name, ours, outcome.getValue())) {
                differences.add(name + " by " + outcome.getKey() + ": ours " + ours + ", theirs " + outcome.getValue()
                        + " in " + line.get("files"));
            }
        });
    }

    private ColumnValues values(DuckDbEngine engine, DataFolder data, String file, String name) {
        return read.computeIfAbsent(file + name, any -> {
            Dataset dataset = data.dataset(file);
            Column column = engine.columns(dataset).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            return ColumnValues.of(column, new ColumnSamples(engine).read(dataset, column));
        });
    }

    private static boolean agrees(String name, ColumnOutcome ours, JsonNode theirs) {
        boolean open = ours.score().isEmpty() && OPEN.stream().anyMatch(ours.reason()::contains);
        if (open || !ours.departures().isEmpty()) {
            return true;
        }
        boolean scored = theirs.isArray() && theirs.get(0).isNumber();
        if (!scored || ours.score().isEmpty()) {
            return !scored && ours.score().isEmpty();
        }
        boolean drifted = ours.judgement() == Judgement.DRIFTED;
        double expected = theirs.get(0).asDouble();
        double tolerance = name.contains("float32") ? IN_32_BITS : 1e-9;
        double away = Math.abs(ours.score().getAsDouble() - expected);
        return away <= Math.max(1e-14, tolerance * Math.abs(expected))
                && drifted == theirs.get(1).asBoolean();
    }
}
