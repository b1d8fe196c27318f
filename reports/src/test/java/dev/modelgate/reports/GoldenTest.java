package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The renderings, byte by byte. {@code -Dgolden.update=true} writes them anew; look at the diff before committing it. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Map<String, Report> REPORTS = new TreeMap<>(Map.of(
            "passed", Examples.passed(),
            "denied", Examples.denied(),
            "invalid", Examples.invalid(),
            "hostile", Examples.hostile()));

    static Stream<Arguments> renderings() {
        return REPORTS.keySet().stream()
                .flatMap(name -> renderers().stream().map(renderer -> Arguments.of(name, renderer.format())));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("renderings")
    void rendersWhatIsCheckedIn(String name, String format) throws IOException {
        ReportRenderer renderer = renderers().stream()
                .filter(candidate -> candidate.format().equals(format))
                .findFirst()
                .orElseThrow();
        String rendered = renderer.render(Objects.requireNonNull(REPORTS.get(name)), Examples.COMMANDS);
        Path golden = FOLDER.resolve(name + "." + renderer.extension());
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, rendered);
        }
        assertThat(golden).content().isEqualTo(rendered);
    }

    @Test
    void findsEachFormatOnce() {
        assertThat(renderers())
                .extracting(ReportRenderer::format)
                .containsExactlyInAnyOrder("ansi", "html", "json", "junit", "markdown", "openmetrics", "text");
    }

    private static List<ReportRenderer> renderers() {
        return ServiceLoader.load(ReportRenderer.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
