package dev.modelgate.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expected report of a scenario: its text, with everything that differs from run to run or from machine to machine
 * named instead, and with the names of goals and options left to the frontend.
 */
record Golden(Path file) {
    /** Leaves the names of goals and options as a {@link Phrase} has them. */
    static final Dialect WORDS = new Dialect() {
        @Override
        public String goal(String name) {
            return "{goal:" + name + "}";
        }

        @Override
        public String option(String name) {
            return "{option:" + name + "}";
        }

        @Override
        public String option(String name, String value) {
            return "{option:" + name + "=" + value + "}";
        }
    };

    /** A digest or commit, whole or as many of its first digits as are shown. */
    private static final Pattern HEX =
            Pattern.compile("(?<!\\d\\.)\\b([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{12}|[0-9a-f]{8})\\b");

    private static final Pattern STORED = Pattern.compile("sha256/([0-9a-f]{2})/([0-9a-f]{62})\\b");
    private static final Pattern LATENCY = Pattern.compile("\\b\\d+\\.\\d+ (ms|s)\\b");

    private static final Pattern PERCENTILES = Pattern.compile("(p99 µs\\n[ ─]+\\n +[0-9,]+).*");

    /** The expected report in the words of a frontend. */
    String in(Dialect dialect) {
        try {
            return new Phrase(Files.readString(file)).in(dialect);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "There is no expected report; -Dgolden.update=true writes it down for review", e);
        }
    }

    void write(Path root, String report) {
        try {
            Files.writeString(file, normalised(root, report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A report without what differs from run to run. */
    static String normalised(Path root, String report) {
        String text = report.replace(root.toUri().getRawPath().replaceFirst("/$", ""), "<world>")
                .replace(root.toString(), "<world>");
        text = STORED.matcher(text).replaceAll("sha256/$1$2");
        text = PERCENTILES.matcher(text).replaceAll("$1  <times>");
        text = LATENCY.matcher(text).replaceAll("<time> $1");
        // Columns are as wide as what stood in them.
        return named(text).replaceAll("(?<=[^\\s+-]) {2,}(?=\\S)", "  ").replaceAll("─+", "──");
    }

    /** A report as JSON, without what differs from run to run. */
    static String normalisedJson(Path root, String report) {
        JsonNode json = Json.parse(report.getBytes(StandardCharsets.UTF_8));
        json.path("sections").forEach(Golden::withoutTimes);
        return normalised(root, Json.pretty(json));
    }

    /** Times stand in columns of their own, which say so. */
    private static void withoutTimes(JsonNode section) {
        JsonNode columns = section.path("columns");
        for (JsonNode row : section.path("rows")) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).asText().endsWith(" µs")) {
                    ((ObjectNode) row.get(i)).put("text", "<time>");
                }
            }
        }
    }

    /** Numbers digests in the order in which they come; the first digits of one have its number. */
    private static String named(String text) {
        List<String> seen = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        Matcher matcher = HEX.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(out, "<digest " + number(matcher.group(), seen) + ">");
        }
        return matcher.appendTail(out).toString();
    }

    private static int number(String hex, List<String> seen) {
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).startsWith(hex) || hex.startsWith(seen.get(i))) {
                return i + 1;
            }
        }
        seen.add(hex);
        return seen.size();
    }
}
