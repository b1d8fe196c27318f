package dev.modelgate.adapter.local;

import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.Cancellation;
import dev.modelgate.training.CommandRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs commands as processes of this machine. */
public final class ProcessCommandRunner implements CommandRunner {
    /** What a program needs to start at all; everything else has to be declared. */
    private static final List<String> ALWAYS_PASSED =
            List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "JAVA_HOME", "SystemRoot");

    private static final Pattern SYSTEM_ERROR = Pattern.compile("error=(\\d+), (.+)");
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<String, String> processEnvironment;

    /**
     * Runs commands with a part of an environment.
     *
     * @param processEnvironment the environment of this process
     */
    public ProcessCommandRunner(Map<String, String> processEnvironment) {
        this.processEnvironment = Map.copyOf(processEnvironment);
    }

    @Override
    public Exit run(Command command, Consumer<String> lines, Cancellation cancellation) {
        long start = System.nanoTime();
        Process process = start(command);
        RunningMark mark = new RunningMark(command.mark());
        mark.set(process.toHandle());
        OutputLines output = new OutputLines(process.getInputStream(), lines);
        Thread reader = new Thread(output, "command-output");
        reader.setDaemon(true);
        reader.start();
        Cancellation.Registration registration = cancellation.onRequest(() -> askToEnd(process));
        try {
            boolean ended = process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (!ended || cancellation.requested()) {
                end(process.toHandle());
            }
            reader.join(GRACE.toMillis());
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            return new Exit(how(ended, cancellation), ended ? process.exitValue() : -1, duration);
        } catch (InterruptedException e) {
            end(process.toHandle());
            Thread.currentThread().interrupt();
            return new Exit(Exit.How.CANCELLED, -1, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            registration.close();
            mark.remove();
        }
    }

    @Override
    public void endLeft(Path mark) {
        new RunningMark(mark).process().ifPresent(ProcessCommandRunner::end);
    }

    private static Exit.How how(boolean ended, Cancellation cancellation) {
        if (cancellation.requested()) {
            return Exit.How.CANCELLED;
        }
        return ended ? Exit.How.ENDED : Exit.How.TIMED_OUT;
    }

    private Process start(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.arguments())
                .directory(command.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nullDevice()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        ALWAYS_PASSED.stream()
                .filter(processEnvironment::containsKey)
                .forEach(name -> environment.put(name, processEnvironment.get(name)));
        environment.putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw ProblemException.invalid(Problem.of(
                    "The command '" + command.arguments().get(0) + "' cannot be started: " + reason(e),
                    "Correct {key:train.command}, or install the program"));
        }
    }

    /** What the system says, without how Java says that it says it. */
    private static String reason(IOException failure) {
        Matcher told = SYSTEM_ERROR.matcher(String.valueOf(failure.getMessage()));
        if (!told.find()) {
            return FileFailure.reason(failure);
        }
        return switch (told.group(1)) {
            case "2" -> "there is no such program";
            case "13" -> "it is no program that this user may run";
            default -> told.group(2);
        };
    }

    private static File nullDevice() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private static void askToEnd(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** Asks all to end, and kills who does not within the time that they have together. */
    private static void end(ProcessHandle process) {
        Set<ProcessHandle> all = new LinkedHashSet<>();
        addWithDescendants(process, all);
        all.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // They are killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill(process, all);
    }

    /** Parents first: a shell whose command was killed would go on with the next one, of which nobody knows yet. */
    private static void kill(ProcessHandle process, Set<ProcessHandle> known) {
        List<ProcessHandle> alive = List.of(process);
        while (!alive.isEmpty()) {
            List.copyOf(known).forEach(one -> addWithDescendants(one, known));
            alive = known.stream().filter(ProcessHandle::isAlive).toList();
            alive.forEach(ProcessHandle::destroyForcibly);
            alive.forEach(one -> one.onExit().join());
        }
    }

    private static void addWithDescendants(ProcessHandle process, Set<ProcessHandle> all) {
        all.add(process);
        process.children().forEach(child -> addWithDescendants(child, all));
    }
}
