package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.app.CommandLineDialect;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import dev.modelgate.run.Cancellation;
import dev.modelgate.testkit.scenario.Frontend;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command line in this process.
 *
 * @param environment environment variables
 * @param clock what time it is
 */
record InProcess(Map<String, String> environment, Clock clock) implements Frontend {
    private static final Pattern PAGE = Pattern.compile("(?m)^Report: (.*)\\R\\z");

    /**
     * What a command left.
     *
     * @param exitCode exit code
     * @param out standard output
     * @param err standard error
     */
    record Printed(int exitCode, String out, String err) {}

    @Override
    public String name() {
        return "command line";
    }

    @Override
    public Dialect dialect() {
        return new CommandLineDialect();
    }

    @Override
    public Ending run(Path folder, String goal, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(goal));
        words.addAll(arguments);
        Printed printed = run(folder, words.toArray(String[]::new));
        return ending(folder, printed);
    }

    /** Runs a command. */
    Printed run(Path folder, String... words) {
        return run(folder, new Cancellation(), words);
    }

    /** Runs a command that may be told to stop. */
    Printed run(Path folder, Cancellation cancellation, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CallingProcess process = new CallingProcess(
                folder,
                environment,
                clock,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                cancellation);
        int exitCode = new CommandLineFrontend(process).run(words);
        return new Printed(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The report that was printed, and the one that was written where its last line says. */
    static Ending ending(Path folder, Printed printed) {
        Conclusion conclusion = Arrays.stream(Conclusion.values())
                .filter(one -> one.exitCode() == printed.exitCode())
                .findFirst()
                .orElseThrow(() -> new AssertionError("exit code " + printed));
        Matcher page = PAGE.matcher(printed.out());
        assertThat(page.find()).as("a report in %s", printed).isTrue();
        String json = Frontend.jsonBeside(folder.resolve(page.group(1)));
        return new Ending(conclusion, printed.out().substring(0, page.start()), json);
    }
}
