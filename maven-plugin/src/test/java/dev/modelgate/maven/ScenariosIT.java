package dev.modelgate.maven;

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

/** Every scenario through real Maven. */
class ScenariosIT {
    private static final Path TESTKIT = Path.of("..", "testkit");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-06T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> endsAsTheScenarioSays() throws Exception {
        InMaven maven = new InMaven(new ResidentMaven());
        return Scenarios.in(TESTKIT).stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> play(scenario, maven)));
    }

    private void play(Scenario scenario, InMaven maven) throws Exception {
        Path stage = Files.createDirectory(folder.resolve(scenario.name()));
        UseCase useCase = new UseCase(Map.of("PATH", System.getenv("PATH")), CLOCK, RealMaven.VERSION);
        scenario.play(stage, useCase, maven);
    }
}
