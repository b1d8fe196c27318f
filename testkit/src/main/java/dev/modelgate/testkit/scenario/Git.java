package dev.modelgate.testkit.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Git as a person uses it, untouched by the settings of the person who runs the tests; every commit at one time. */
final class Git {
    private final Path folder;

    Git(Path folder) {
        this.folder = folder;
    }

    /** What a command prints. */
    String run(String... arguments) {
        return run(List.of(arguments));
    }

    String run(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("git", "-c", "core.autocrlf=false"));
        words.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().putAll(identity());
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(words + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> identity() {
        String time = "2026-01-05T08:00:00Z";
        return Map.of(
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "",
                "GIT_AUTHOR_NAME", "A data scientist",
                "GIT_AUTHOR_EMAIL", "scientist@example.com",
                "GIT_AUTHOR_DATE", time,
                "GIT_COMMITTER_NAME", "A data scientist",
                "GIT_COMMITTER_EMAIL", "scientist@example.com",
                "GIT_COMMITTER_DATE", time);
    }
}
