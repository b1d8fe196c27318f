package dev.modelgate.cli;

import dev.modelgate.app.GoalSpec;
import dev.modelgate.app.Modelgate;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Report;
import dev.modelgate.settings.OptionSpec;
import dev.modelgate.settings.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** A command line that could not be read, as a report for a program that reads nothing else. */
final class UnreadCommand {
    private static final String PREFIX = "--";

    private final List<String> arguments;
    private final Optional<GoalSpec> goal;

    UnreadCommand(String... arguments) {
        this.arguments = List.of(arguments);
        this.goal = arguments.length == 0 ? Optional.empty() : Modelgate.goal(arguments[0]);
    }

    /** Whether a report was asked for, however the rest reads. */
    static boolean wantsJson(String... arguments) {
        List<String> all = Arrays.asList(arguments);
        int format = all.indexOf("--format");
        return all.contains("--format=json")
                || format >= 0 && all.subList(format + 1, all.size()).indexOf("json") == 0;
    }

    /** All that is wrong with it. */
    Report report() {
        String name = goal.map(GoalSpec::name).orElse("modelgate");
        List<Problem> problems = goal.map(this::problems).orElseGet(() -> List.of(unknownGoal()));
        return Report.stopped(name, Conclusion.INVALID, problems);
    }

    private Problem unknownGoal() {
        List<String> goals = Modelgate.goals().stream().map(GoalSpec::name).toList();
        String all = goals.stream().map(name -> "{goal:" + name + "}").collect(Collectors.joining(", "));
        if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
            return Problem.of("no goal is named before the options", "Use one of " + all);
        }
        String fix = Spelling.nearest(arguments.get(0), goals)
                .map(near -> "Did you mean {goal:" + near + "}?")
                .orElse("Use one of " + all);
        return Problem.of("there is no goal '" + arguments.get(0) + "'", fix);
    }

    private List<Problem> problems(GoalSpec known) {
        CommandLine commands = new CommandLine(Commands.root(arguments.toArray(String[]::new)));
        commands.getCommandSpec().parser().collectErrors(true);
        commands.getSubcommands()
                .values()
                .forEach(one -> one.getCommandSpec().parser().collectErrors(true));
        List<Problem> problems = new ArrayList<>();
        for (ParseResult parsed : commands.parseArgs(arguments.toArray(String[]::new)).asCommandLineList().stream()
                .map(CommandLine::getParseResult)
                .toList()) {
            parsed.errors().forEach(error -> problems.addAll(told(error, known)));
        }
        return problems.stream().distinct().toList();
    }

    private static List<Problem> told(Exception error, GoalSpec known) {
        if (error instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched(), known);
        }
        if (error instanceof CommandLine.MissingParameterException missing) {
            String name = missing.getMissing().stream()
                    .findFirst()
                    .map(option -> option.paramLabel().replaceAll("[<>]", ""))
                    .orElse("");
            return List.of(Problem.of("the option '" + name + "' has no value", "Give {option:" + name + "} one"));
        }
        if (error instanceof CommandLine.OverwrittenOptionException twice) {
            String name = twice.getOverwritten().paramLabel().replaceAll("[<>]", "");
            return List.of(Problem.of("the option '" + name + "' is given twice", "Give {option:" + name + "} once"));
        }
        return List.of(Problem.of(
                String.valueOf(error.getMessage()), "Read what {goal:" + known.name() + "} takes with --help"));
    }

    /** A word behind an option that is not known was meant as its value, and is no problem of its own. */
    private static List<Problem> unmatched(List<String> words, GoalSpec known) {
        List<Problem> problems = new ArrayList<>();
        boolean behindOption = false;
        for (String word : words) {
            boolean option = word.startsWith("-");
            if (option) {
                problems.add(unknown(word, known));
            } else if (!behindOption) {
                problems.add(Problem.of(
                        "the argument '" + word + "' belongs to no option",
                        "Put it after the option whose value it is, or leave it out"));
            }
            behindOption = option && !word.contains("=") || behindOption && !option;
        }
        return problems;
    }

    private static Problem unknown(String argument, GoalSpec known) {
        String name = argument.replaceFirst("^-+", "").replaceFirst("=.*", "");
        List<String> names = known.options().stream().map(OptionSpec::name).toList();
        String fix = Spelling.nearest(name, names)
                .map(near -> "Did you mean {option:" + near + "}?")
                .orElseGet(() -> "Use one of "
                        + names.stream().map(one -> "{option:" + one + "}").collect(Collectors.joining(", ")));
        return Problem.of("there is no option '" + PREFIX + name + "'", fix);
    }
}
