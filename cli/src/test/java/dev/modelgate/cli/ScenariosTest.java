package dev.modelgate.cli;

import dev.modelgate.testkit.scenario.Scenario;
import dev.modelgate.testkit.scenario.Scenarios;
import dev.modelgate.testkit.scenario.UseCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every scenario through the use case and through the command line; what evidence it leaves is as its schema says. */
class ScenariosTest {
    static final Path TESTKIT = Path.of("..", "testkit");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-06T09:00:00Z"), ZoneOffset.UTC);
    static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> endsAsTheScenarioSays() {
        return Scenarios.in(TESTKIT).stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> play(scenario)));
    }

    private void play(Scenario scenario) throws Exception {
        Path stage = Files.createDirectory(folder.resolve(scenario.name()));
        UseCase useCase = new UseCase(ENVIRONMENT, CLOCK, Version.text());
        scenario.play(stage, useCase, new InProcess(ENVIRONMENT, CLOCK));
        EvidenceSchemas.check(stage);
    }
}
