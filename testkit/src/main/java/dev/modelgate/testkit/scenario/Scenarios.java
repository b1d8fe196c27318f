package dev.modelgate.testkit.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The scenarios of {@code testkit/scenarios}, whose list of folders reads as the specification. */
public final class Scenarios {
    private Scenarios() {}

    /**
     * All scenarios, by name.
     *
     * @param testkit the folder of the module testkit
     * @throws dev.modelgate.problem.ProblemException with every problem of a file that cannot be read
     */
    public static List<Scenario> in(Path testkit) {
        Path folder = testkit.resolve("scenarios");
        List<Scenario> scenarios = Folders.entries(folder).stream()
                .filter(Files::isDirectory)
                .map(one -> new Scenario(one, testkit.resolve("worlds")))
                .toList();
        if (scenarios.isEmpty()) {
            throw new IllegalStateException("no scenarios in " + folder);
        }
        return scenarios;
    }
}
