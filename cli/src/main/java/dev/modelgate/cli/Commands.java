package dev.modelgate.cli;

import dev.modelgate.app.GoalSpec;
import dev.modelgate.app.Modelgate;
import dev.modelgate.settings.OptionSpec;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands, built from the goals: nothing about a goal is said here a second time. */
final class Commands {
    private Commands() {}

    /** The commands that a command line needs: one when it begins with its name, which starts faster, otherwise all. */
    static CommandSpec root(String... arguments) {
        CommandSpec root = CommandSpec.create().name("modelgate").version("modelgate " + Version.text());
        root.usageMessage(new UsageMessageSpec()
                .description("Takes a machine-learning model from raw data to production through Git, from inside CI.")
                .footer(
                        "",
                        "Exit codes: 0 passed, 1 denied, 2 invalid (something has to be mended), 3 unknown (it could not"
                                + " be told), 4 waiting."));
        root.addOption(help());
        root.addOption(picocli.CommandLine.Model.OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Prints the version.")
                .build());
        Optional<GoalSpec> named = arguments.length == 0 ? Optional.empty() : Modelgate.goal(arguments[0]);
        named.map(List::of).orElseGet(Modelgate::goals).forEach(goal -> root.addSubcommand(goal.name(), of(goal)));
        return root;
    }

    static CommandSpec of(GoalSpec goal) {
        CommandSpec command = CommandSpec.create().name(goal.name());
        command.usageMessage(
                new UsageMessageSpec().description(goal.description()).sortOptions(false));
        goal.options().forEach(option -> command.addOption(of(option)));
        command.addOption(picocli.CommandLine.Model.OptionSpec.builder("--stacktrace")
                .description("Prints the stack trace of what went wrong, for a report of a defect.")
                .build());
        command.addOption(help());
        return command;
    }

    private static picocli.CommandLine.Model.OptionSpec help() {
        return picocli.CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Prints this help.")
                .build();
    }

    private static picocli.CommandLine.Model.OptionSpec of(OptionSpec option) {
        picocli.CommandLine.Model.OptionSpec.Builder builder = picocli.CommandLine.Model.OptionSpec.builder(
                        "--" + option.name())
                .description(description(option));
        if (option.flag()) {
            return builder.arity("0").type(boolean.class).build();
        }
        // Values stay texts here: the goal's own record reads them, and says all that is wrong with them at once.
        if (option.repeatable()) {
            return builder.arity("1..*")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel("<" + option.name() + ">")
                    .build();
        }
        return builder.arity("1")
                .type(String.class)
                .paramLabel("<" + option.name() + ">")
                .build();
    }

    private static String description(OptionSpec option) {
        String choices = option.choices().isEmpty() ? "" : " One of " + String.join(", ", option.choices()) + ".";
        String fallback = option.flag()
                ? ""
                : option.defaultValue().map(text -> " Default: " + text + ".").orElse("");
        String required = option.required() ? " Required." : "";
        // picocli reads % as the start of a format.
        return (option.description() + choices + fallback + required).replace("%", "%%");
    }
}
