package dev.modelgate.maven;

import dev.modelgate.testkit.scenario.Scenario;
import dev.modelgate.testkit.scenario.Scenarios;
import dev.modelgate.testkit.scenario.UseCase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scenarios whose goal runs through real Maven too. A few: a build takes seconds, and what a goal decides is the same as
 * through the command line.
 */
class ScenariosIT {
    private static final Path TESTKIT = Path.of("..", "testkit");

    @TempDir
    private Path stage;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "promotesTheFirstModelUnderABootstrapRule",
                "deniesAModelThatIsWorseThanTheChampion",
                "refusesWhenTheChampionMoved",
                "stagingWaitsForDev",
                "cannotTellDriftFromFewRows"
            })
    void endsAsTheScenarioSays(String name) {
        UseCase before = new UseCase(
                Map.of("PATH", System.getenv("PATH")), Clock.systemUTC(), RealMaven.VERSION, new InMaven().dialect());
        scenario(name).play(stage, before, List.of(new InMaven()));
    }

    private static Scenario scenario(String name) {
        return Scenarios.in(TESTKIT).stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no scenario " + name));
    }
}
