package dev.modelgate.cli;

import dev.modelgate.app.AdapterSource;
import dev.modelgate.app.CommandLineDialect;
import dev.modelgate.app.GoalSpec;
import dev.modelgate.app.Modelgate;
import dev.modelgate.app.Surroundings;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Report;
import dev.modelgate.reports.ReportFolder;
import dev.modelgate.run.EventSink;
import dev.modelgate.settings.OptionSpec;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Reads the command line, runs a goal, and prints its report. */
final class CommandLineFrontend {
    private static final String STACKTRACE = "--stacktrace";
    private static final String JSON = "json";

    private final CallingProcess process;

    CommandLineFrontend(CallingProcess process) {
        this.process = process;
    }

    /** Runs one command; the exit code is that of its conclusion. */
    int run(String... arguments) {
        CommandLine commands = new CommandLine(Commands.root(arguments))
                .setOut(new PrintWriter(process.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(process.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(false);
        ParseResult parsed;
        try {
            parsed = commands.parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            if (UnreadCommand.wantsJson(arguments)) {
                UnreadCommand unread = new UnreadCommand(arguments);
                process.out().print(reportFolder(Map.of()).render(unread.report(), JSON));
                process.out().flush();
                return Conclusion.INVALID.exitCode();
            }
            commands.getErr().println(e.getMessage());
            if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, commands.getErr())) {
                e.getCommandLine().usage(commands.getErr());
            }
            return Conclusion.INVALID.exitCode();
        }
        if (CommandLine.printHelpIfRequested(parsed)) {
            return 0;
        }
        if (!parsed.hasSubcommand()) {
            commands.usage(commands.getErr());
            return Conclusion.INVALID.exitCode();
        }
        return run(parsed.subcommand());
    }

    private int run(ParseResult parsed) {
        String goal = parsed.commandSpec().name();
        Map<String, List<String>> options = options(goal, parsed);
        boolean json = options.getOrDefault("format", List.of()).contains(JSON);
        boolean stacktrace = parsed.hasMatchedOption(STACKTRACE);
        EventSink events = json ? EventSink.none() : new ProgressLines(process.err(), process.terminal());
        Surroundings surroundings = new Surroundings(
                process.folder(),
                process.environment(),
                Optional.empty(),
                AdapterSource.of(CommandLineFrontend.class.getClassLoader()),
                process.clock(),
                events,
                process.cancellation(),
                Version.text());
        ReportFolder folder = reportFolder(options);
        Modelgate modelgate = new Modelgate(surroundings, folder::write, defect -> {
            if (stacktrace) {
                new StackTrace(defect).print(process.err());
            }
        });
        Report report = folder.around(goal, () -> modelgate.run(goal, options));
        print(report, json, folder);
        if (json && process.out().checkError()) {
            process.err()
                    .println("modelgate: standard output did not take the Report: make room, or read it to its end");
            return report.conclusion().and(Conclusion.UNKNOWN).exitCode();
        }
        return report.conclusion().exitCode();
    }

    private void print(Report report, boolean json, ReportFolder folder) {
        String format = json ? JSON : process.terminal() ? "ansi" : "text";
        process.out().print(folder.render(report, format));
        if (!json) {
            folder.page(report).ifPresent(page -> process.out().println("Report: " + page));
        }
        folder.warnings().forEach(problem -> process.err().println(warning(problem)));
        process.out().flush();
    }

    private static String warning(Problem problem) {
        return "modelgate: " + problem.in(new CommandLineDialect());
    }

    private ReportFolder reportFolder(Map<String, List<String>> options) {
        return ReportFolder.of(
                process.folder(), options, new CommandLineDialect(), CommandLineFrontend.class.getClassLoader());
    }

    private static Map<String, List<String>> options(String goal, ParseResult parsed) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        GoalSpec spec = Modelgate.goal(goal).orElseThrow();
        for (OptionSpec option : spec.options()) {
            String name = "--" + option.name();
            if (parsed.hasMatchedOption(name)) {
                List<String> values = new ArrayList<>(parsed.matchedOption(name).originalStringValues());
                given.put(option.name(), values);
            }
        }
        return given;
    }
}
