package dev.modelgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.maven.RealMaven.Build;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import dev.modelgate.testkit.scenario.Frontend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goals in a real Maven without any POM, by the full coordinates of the plugin. */
record InMaven(ResidentMaven maven) implements Frontend {
    /** The line that tells where the report's page is, in the log of a build that passes and in its error otherwise. */
    private static final Pattern PAGE = Pattern.compile("(?m)^\\[(?:INFO|ERROR)] Report: (.*\\.html)\\b");

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
        Matcher page = PAGE.matcher(build.out());
        assertThat(page.find()).as("a report in %s", build.out()).isTrue();
        String json = Frontend.jsonBeside(Path.of(page.group(1)));
        JsonNode report = Json.parse(json.getBytes(StandardCharsets.UTF_8));
        Conclusion conclusion =
                Conclusion.valueOf(report.path("conclusion").asText().toUpperCase(Locale.ROOT));
        assertThat(build.exitCode()).as(build.out()).isEqualTo(conclusion == Conclusion.PASSED ? 0 : 1);
        assertThat(build.out()).contains(mark(conclusion)).doesNotContain("at dev.modelgate.");
        String start = conclusion + "  " + goal;
        boolean stopped =
                report.path("sections").isEmpty() && report.path("findings").isEmpty();
        return new Ending(conclusion, stopped ? told(build, start, report) : logged(build, start), json);
    }

    private Build build(Path folder, String goal, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(RealMaven.PLUGIN + goal));
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                words.add("-Dmodelgate." + argument.substring(2));
            } else {
                words.add(words.remove(words.size() - 1) + "=" + argument);
            }
        }
        try {
            return maven.run(folder, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
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
        return until("Report: ", lines(build, "[INFO]").dropWhile(line -> !line.startsWith(start)));
    }

    /** What stands in Maven's error when problems are all that there is, as the report has it. */
    private static String told(Build build, String start, JsonNode report) {
        String mark = start.replaceFirst("  .*", ": ");
        Stream<String> error = lines(build, "[ERROR]").dropWhile(line -> !line.contains(": " + mark));
        String message = until("Report: ", error);
        String problems = message.substring(message.indexOf(": " + mark) + 2 + mark.length());
        return report.path("problems").size() == 1
                ? start + "\n\n" + problems
                : start + "\n" + problems.replaceFirst("\n", "\n\n");
    }

    private static Stream<String> lines(Build build, String level) {
        return build.out()
                .lines()
                .filter(line -> line.startsWith(level))
                .map(line -> line.substring(level.length()).replaceFirst("^ ", ""));
    }

    private static String until(String end, Stream<String> lines) {
        return lines.takeWhile(line -> !line.startsWith(end))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
