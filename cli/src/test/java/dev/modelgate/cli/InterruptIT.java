package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.modelgate.testkit.scenario.Scenarios;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C, or the end of a CI job's patience, while a project trains. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class InterruptIT {
    private static final long SIGINT = 1L << (2 - 1);
    private static final Pattern TRAINER = Pattern.compile("trainer (\\d+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void endsTheTrainingAndLeavesNoModel(String signal, int exitCode) throws Exception {
        assumeFalse(
                signal.equals("INT") && interruptsAreIgnored(),
                "this build runs in the background of a shell, which has its children ignore SIGINT");
        InProcess commandLine = new InProcess(ScenariosTest.ENVIRONMENT, ScenariosTest.CLOCK);
        Path project = Scenarios.begin(ScenariosTest.TESTKIT, "credit", folder, commandLine);
        train(project, "cp models/good/* build/; echo trainer $$; exec sleep 600");
        Process modelgate = new Launcher(Launcher.DISTRIBUTION.resolve("bin/modelgate"))
                .process(project, "train")
                .redirectErrorStream(true)
                .start();
        long trainer = trainer(modelgate);
        assertThat(project.resolve("build/model.onnx")).exists();

        new ProcessBuilder("kill", "-" + signal, Long.toString(modelgate.pid()))
                .start()
                .waitFor();

        assertThat(modelgate.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(modelgate.exitValue()).isEqualTo(exitCode);
        assertThat(project.resolve("build/model.onnx")).doesNotExist();
        assertThat(project.resolve(".modelgate/evidence")).doesNotExist();
        assertThat(project.resolve(".modelgate/artifacts")).doesNotExist();
        assertThat(ProcessHandle.of(trainer).filter(ProcessHandle::isAlive)).isEmpty();
    }

    /** A process that was started with a signal ignored cannot make its children heed it; Linux tells which those are. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGINT) != 0);
    }

    /** Waits until the training command tells its process id, which it does when its files are there. */
    private static long trainer(Process modelgate) throws IOException {
        BufferedReader printed = modelgate.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            Matcher matcher = TRAINER.matcher(line);
            if (matcher.find()) {
                return Long.parseLong(matcher.group(1));
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("the trainer did not start: " + all);
    }

    private static void train(Path project, String script) throws IOException {
        Path file = project.resolve("modelgate.yaml");
        String command = "[cp, models/good/model.onnx, models/good/signature.json, build/]";
        String text = Files.readString(file);
        assertThat(text).contains(command);
        Files.writeString(file, text.replace(command, "[sh, -c, \"" + script + "\"]"));
    }
}
