package dev.modelgate.cli;

import dev.modelgate.app.CommandLineDialect;
import dev.modelgate.cli.InProcess.Printed;
import dev.modelgate.problem.Dialect;
import dev.modelgate.testkit.scenario.Frontend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The packed distribution in a process of its own, as a person starts it.
 *
 * @param script its launcher, or a link to it
 * @param environment all environment variables that it has
 */
record Launcher(Path script, Map<String, String> environment) implements Frontend {
    static final Path DISTRIBUTION = Path.of("target", "modelgate").toAbsolutePath();

    private static final String JAVA_HOME = System.getProperty("java.home");

    /** A launcher that finds the Java of this process in {@code JAVA_HOME}. */
    Launcher(Path script) {
        this(script, Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", JAVA_HOME));
    }

    @Override
    public String name() {
        return "packed launcher";
    }

    @Override
    public Dialect dialect() {
        return new CommandLineDialect();
    }

    @Override
    public Ending run(Path folder, String goal, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(goal));
        words.addAll(arguments);
        return InProcess.ending(folder, run(folder, words.toArray(String[]::new)));
    }

    /** Runs a command to its end. */
    Printed run(Path folder, String... words) {
        try {
            Path err = Files.createTempFile("modelgate-", ".err");
            try {
                Process process =
                        process(folder, words).redirectError(err.toFile()).start();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Printed(process.waitFor(), out, Files.readString(err));
            } finally {
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A command that can be started. */
    ProcessBuilder process(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
