package dev.modelgate.testkit.scenario;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import java.nio.file.Path;
import java.util.List;

/** A way to run goals: the use case itself, the command line, Maven. */
public interface Frontend {
    /** What to call it in messages. */
    String name();

    /** The words in which it names goals and options. */
    Dialect dialect();

    /**
     * Runs a goal to its end.
     *
     * @param folder the current folder
     * @param goal name of the goal
     * @param arguments options as on the command line, such as {@code --to dev}
     */
    Ending run(Path folder, String goal, List<String> arguments);

    /**
     * How a goal ended.
     *
     * @param conclusion its conclusion
     * @param report its report as plain text
     */
    record Ending(Conclusion conclusion, String report) {}
}
