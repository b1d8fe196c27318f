package dev.modelgate.testkit.scenario;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
     * @param json its report as JSON
     */
    record Ending(Conclusion conclusion, String report, String json) {}

    /** The report as JSON that was written beside its page. */
    static String jsonBeside(Path page) {
        String name = page.getFileName().toString();
        try {
            return Files.readString(page.resolveSibling(name.replaceFirst("\\.html$", ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
