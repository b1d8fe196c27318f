package dev.modelgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.maven.RealMaven.Build;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import dev.modelgate.testkit.scenario.Frontend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Goals in a real Maven without any POM, by the full coordinates of the plugin. */
record InMaven() implements Frontend {
    /** The line that tells where the report's page is, in the log of a build that passes and in its error otherwise. */
    private static final Pattern PAGE = Pattern.compile("(?m)^\\[(?:INFO|ERROR)] Report: (.*)\\.html\\b");

    @Override
    public String name() {
        return "real Maven";
    }

    @Override
    public Dialect dialect() {
        return new MavenDialect(RealMaven.PLUGIN.replaceFirst(":$", ""));
    }

    /** The conclusion is that of the report file, and the build has to end as that asks. */
    @Override
    public Ending run(Path folder, String goal, List<String> arguments) {
        Build build = build(folder, goal, arguments);
        Conclusion conclusion = written(build);
        assertThat(build.exitCode()).as(build.out()).isEqualTo(conclusion == Conclusion.PASSED ? 0 : 1);
        assertThat(build.out()).contains(mark(conclusion)).doesNotContain("at dev.modelgate.");
        return new Ending(conclusion, logged(build, conclusion + "  " + goal + ": "));
    }

    private static Build build(Path folder, String goal, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(RealMaven.PLUGIN + goal));
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                words.add("-Dmodelgate." + argument.substring(2));
            } else {
                words.add(words.remove(words.size() - 1) + "=" + argument);
            }
        }
        try {
            return RealMaven.in(folder).run(words.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Conclusion written(Build build) {
        Matcher page = PAGE.matcher(build.out());
        assertThat(page.find()).as("a report in %s", build.out()).isTrue();
        Path report = Path.of(page.group(1) + ".json");
        try {
            String conclusion = new ObjectMapper()
                    .readTree(report.toFile())
                    .path("conclusion")
                    .asText();
            return Conclusion.valueOf(conclusion.toUpperCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mark(Conclusion conclusion) {
        return switch (conclusion) {
            case PASSED -> "BUILD SUCCESS";
            case DENIED, WAITING -> "MojoFailureException";
            case INVALID, UNKNOWN -> "MojoExecutionException";
        };
    }

    /** The report as it stands in the log, from its first line to the one that tells where its page is. */
    private static String logged(Build build, String start) {
        return build.out()
                .lines()
                .filter(line -> line.startsWith("[INFO]"))
                .map(line -> line.replaceFirst("^\\[INFO] ?", ""))
                .dropWhile(line -> !line.startsWith(start))
                .takeWhile(line -> !line.startsWith("Report: "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
