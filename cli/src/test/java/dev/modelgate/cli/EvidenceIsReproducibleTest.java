package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.testkit.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceIsReproducibleTest {
    @TempDir
    private Path folder;

    @Test
    void isTheSameInAnotherFolderAtAnotherTimeAndAtAnyThreadCount() throws IOException {
        Map<String, String> first = evidence("first", ScenariosTest.CLOCK, "1");
        Clock later = Clock.offset(ScenariosTest.CLOCK, Duration.ofDays(3));
        Map<String, String> second = evidence("another/place", later, "2");
        assertThat(first.keySet())
                .anyMatch(name -> name.startsWith("training/"))
                .anyMatch(name -> name.startsWith("model-validation/"))
                .anyMatch(name -> name.startsWith("drift/"))
                .anyMatch(name -> name.startsWith("decision/"));
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, statement) -> assertThat(second.get(name)).as(name).isEqualTo(statement));
    }

    private Map<String, String> evidence(String place, Clock clock, String threads) throws IOException {
        InProcess commandLine = new InProcess(ScenariosTest.ENVIRONMENT, clock);
        Path stage = Files.createDirectories(folder.resolve(place));
        Path project = Scenarios.begin(ScenariosTest.TESTKIT, "credit", stage, commandLine);
        for (List<String> words : List.of(
                List.of("run", "--to", "dev", "--dry-run"),
                List.of("profile", "--data", "train", "--out", "train.profile.json"),
                List.of("drift", "--reference", "train", "--current", "holdout"))) {
            Stream<String> all = Stream.concat(words.stream(), Stream.of("--no-cache", "--threads", threads));
            InProcess.Printed printed = commandLine.run(project, all.toArray(String[]::new));
            assertThat(printed.exitCode()).as(printed.out()).isIn(0, 3);
        }
        return statements(project.resolve(".modelgate/evidence"));
    }

    /** Statements by file, without what was measured about the run itself. */
    private static Map<String, String> statements(Path evidence) throws IOException {
        Map<String, String> statements = new TreeMap<>();
        try (Stream<Path> files = Files.walk(evidence)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                JsonNode statement = Json.parse(Files.readAllBytes(file));
                JsonNode predicate = statement.path("predicate");
                JsonNode ours = predicate.path("modelgate_evidence");
                ((ObjectNode) (ours.isObject() ? ours : predicate)).remove("measured");
                statements.put(evidence.relativize(file).toString(), Json.pretty(statement));
            }
        }
        return statements;
    }
}
