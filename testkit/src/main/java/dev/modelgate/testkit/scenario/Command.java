package dev.modelgate.testkit.scenario;

import dev.modelgate.settings.Description;
import dev.modelgate.settings.Shorthand;
import java.util.List;

/**
 * A goal with its arguments.
 *
 * @param goal name of the goal
 * @param arguments options as on the command line
 */
record Command(
        @Description("Name of the goal.") String goal,
        @Description("Options as on the command line.") List<String> arguments) {
    Command {
        arguments = List.copyOf(arguments);
    }

    @Shorthand("a goal with its arguments")
    static Command of(String line) {
        List<String> words = List.of(line.strip().split(" +"));
        return new Command(words.get(0), words.subList(1, words.size()));
    }

    Frontend.Ending on(Stage stage, Frontend frontend) {
        return frontend.run(stage.project(), goal, arguments);
    }
}
