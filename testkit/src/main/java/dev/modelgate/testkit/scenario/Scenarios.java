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

    /**
     * Makes a world for a test that is no scenario.
     *
     * @param testkit the folder of the module testkit
     * @param name name of the world
     * @param stage an empty folder
     * @return the project's folder
     */
    public static Path begin(Path testkit, String name, Path stage, Frontend frontend) {
        Stage made = new Stage(stage);
        World.in(testkit.resolve("worlds").resolve(name)).begin(List.of(), made, frontend);
        return made.project();
    }

    /** What Git prints in a folder, as one person at one time, untouched by the settings of this machine. */
    public static String git(Path folder, String... arguments) {
        return new Git(folder).run(arguments);
    }
}
