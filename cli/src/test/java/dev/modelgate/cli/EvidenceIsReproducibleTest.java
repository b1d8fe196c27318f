package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.testkit.scenario.ParquetFile;
import dev.modelgate.testkit.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path, on enough rows for the data engine to share them out among its threads. */
class EvidenceIsReproducibleTest {
    /** Makes many rows of each, no two with the same income: the order of a sum would show. */
    private static final String MANY = "* REPLACE (id * COPIES + unnest(range(COPIES)) AS id,"
            + " income + sin(id * COPIES + unnest(range(COPIES))) / 4 AS income)";

    /** A thread takes a row group of 122,880 rows at a time: those to train on are enough for two. */
    private static final Map<String, Integer> COPIES = Map.of("train", 500, "holdout", 20);

    @TempDir
    private Path folder;

    @Test
    void isTheSameInAnotherFolderAtAnotherTimeAndAtAnyThreadCount() throws IOException {
        Map<String, String> first = statements("first", ScenariosTest.CLOCK, "1");
        Clock later = Clock.offset(ScenariosTest.CLOCK, Duration.ofDays(3));
        Map<String, String> second = statements("another/place", later, "2");
        assertThat(first.keySet().stream().map(name -> name.replaceFirst("/.*", "")))
                .contains("data-validation", "decision", "drift", "facts", "model-validation", "profile", "training")
                .contains("gitops");
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, statement) -> assertThat(second.get(name)).as(name).isEqualTo(statement));
    }

    /** A first model that is merged, a better one that is proposed, and the drift between their data. */
    private Map<String, String> statements(String place, Clock clock, String threads) throws IOException {
        InProcess commandLine = new InProcess(ScenariosTest.ENVIRONMENT, clock);
        Path stage = Files.createDirectories(folder.resolve(place));
        Path project = Scenarios.begin(ScenariosTest.TESTKIT, "credit", stage, commandLine);
        for (Map.Entry<String, Integer> dataset : COPIES.entrySet()) {
            Path csv = project.resolve("data/" + dataset.getKey() + ".csv");
            Path parquet = project.resolve("data/" + dataset.getKey() + ".parquet");
            ParquetFile.write(
                    csv, parquet, MANY.replace("COPIES", dataset.getValue().toString()));
            edit(project, "data/" + csv.getFileName(), "data/" + parquet.getFileName());
        }
        commit(project, "More data");
        run(commandLine, project, "run --to dev --model-version 1.0.0 --no-cache --threads " + threads);
        String head = Scenarios.git(stage.resolve("gitops.git"), "rev-parse", "promote/credit/dev");
        run(commandLine, project, "pull-requests --merge 1 --head " + head.strip());
        edit(project, "models/good", "models/better");
        commit(project, "Look at the income too");
        run(commandLine, project, "run --to dev --model-version 1.1.0 --no-cache --threads " + threads);
        run(commandLine, project, "profile --data train --out train.profile.json --no-cache --threads " + threads);
        String drift = "drift --reference train --current holdout --no-cache --threads " + threads;
        // Copies of other rows: with so many of each, chance no longer explains how they differ.
        ended(commandLine.run(project, drift.split(" ")), Conclusion.DENIED, drift);
        Scenarios.git(stage, "clone", "-q", "-b", "promote/credit/dev", "gitops.git", "gitops");
        Map<String, String> statements = new TreeMap<>(below(project.resolve(".modelgate/evidence"), ""));
        statements.putAll(below(stage.resolve("gitops/evidence"), "gitops/"));
        return statements;
    }

    private static void edit(Path project, String part, String by) throws IOException {
        Path file = project.resolve("modelgate.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(part);
        Files.writeString(file, text.replace(part, by));
    }

    private static void commit(Path project, String message) {
        Scenarios.git(project, "add", "-A");
        Scenarios.git(project, "commit", "-q", "-m", message);
    }

    private static void run(InProcess commandLine, Path project, String line) {
        ended(commandLine.run(project, line.split(" ")), Conclusion.PASSED, line);
    }

    private static void ended(InProcess.Printed printed, Conclusion conclusion, String line) {
        assertThat(printed.exitCode()).as("%s:%n%s", line, printed.out()).isEqualTo(conclusion.exitCode());
    }

    /** Statements by file, without what was measured about the run itself. */
    private static Map<String, String> below(Path evidence, String prefix) throws IOException {
        Map<String, String> statements = new TreeMap<>();
        try (Stream<Path> files = Files.walk(evidence)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                JsonNode statement = Json.parse(Files.readAllBytes(file));
                JsonNode predicate = statement.path("predicate");
                JsonNode ours = predicate.path("modelgate_evidence");
                ((ObjectNode) (ours.isObject() ? ours : predicate)).remove("measured");
                statements.put(prefix + evidence.relativize(file), Json.pretty(statement));
            }
        }
        return statements;
    }
}
