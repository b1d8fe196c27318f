package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a real browser lays it out and runs it. Skipped where there is none. */
class HtmlInBrowserTest {
    private static final Map<String, Report> REPORTS = Map.of(
            "passed", Examples.passed(),
            "denied", Examples.denied(),
            "invalid", Examples.invalid(),
            "hostile", Examples.hostile(),
            "wide", wide(),
            "hundreds", Examples.hundreds(600));

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void openBrowser() throws IOException {
        browser = Browser.find(System.getenv().getOrDefault("PATH", "")).orElseGet(() -> {
            String reason = "Skipped: the pages are looked at in a real browser, and chromium or chromedriver is not on"
                    + " PATH. On Debian: apt-get install chromium chromium-driver";
            System.out.println(reason);
            return abort(reason);
        });
        HtmlRenderer renderer = new HtmlRenderer();
        for (Map.Entry<String, Report> report : REPORTS.entrySet()) {
            Files.writeString(page(report.getKey()), renderer.render(report.getValue(), Examples.COMMANDS));
        }
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<String> pages() {
        return REPORTS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsAPhoneWithoutScrollingSideways(String page) {
        browser.open(page(page), 360, "light");
        browser.ask("document.querySelectorAll('details').forEach(details => details.open = true) ?? true");
        assertThat(browser.ask("innerWidth")).isEqualTo(360L);
        assertThat((Long) browser.ask("document.scrollingElement.scrollWidth")).isLessThanOrEqualTo(360L);
        assertThat(browser.list("[...document.querySelectorAll('body *:not(.scroll *):not(svg *)')]"
                        + ".filter(e => e.getBoundingClientRect().right > innerWidth + 0.5).map(e => e.outerHTML)"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1200})
    void scrollsAWideTableInsideItsBoxWithTheRowsNamesInSight(int width) {
        browser.open(page("wide"), width, "light");
        assertThat((Long) browser.ask("document.querySelector('.scroll').scrollWidth"
                        + " - document.querySelector('.scroll').clientWidth"))
                .isPositive();
        browser.ask("(document.querySelector('.scroll').scrollLeft = 300)");
        assertThat(browser.ask("document.querySelector('tbody td').getBoundingClientRect().left < 0"))
                .isEqualTo(true);
        assertThat(browser.ask("document.querySelector('tbody th').getBoundingClientRect().left >= 0"))
                .isEqualTo(true);
        assertThat(browser.ask("(document.querySelector('.scroll').focus(),"
                        + " document.activeElement.matches('.scroll[role=region][aria-label]'))"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({
        "passed, light", "passed, dark", "denied, light", "denied, dark",
        "invalid, light", "invalid, dark", "hostile, light", "hostile, dark"
    })
    void canBeReadInBothColourSchemes(String page, String scheme) throws IOException {
        browser.open(page(page), 1200, scheme);
        String background = (String) browser.ask("getComputedStyle(document.body).backgroundColor");
        int brightest = Stream.of(background.replaceAll("[^0-9,]", "").split(","))
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow();
        assertThat(brightest > 127).isEqualTo(scheme.equals("light"));
        assertThat(browser.list("(() => { " + resource("/contrast.js") + " })()"))
                .as("texts with a contrast below 4.5:1")
                .isEmpty();
    }

    @Test
    void drawsEachDistributionWithANameAndItsNumbers() {
        browser.open(page("denied"), 360, "light");
        assertThat(browser.list("[...document.querySelectorAll('svg.chart > title')].map(t => t.textContent)"))
                .containsExactly("Distribution of dep_hour", "Distribution of origin", "Distribution of visibility");
        assertThat(browser.list("[...document.querySelectorAll('svg.chart')].filter(chart =>"
                        + " chart.getBoundingClientRect().width < 200 || chart.getBoundingClientRect().height < 80)"))
                .isEmpty();
        assertThat(browser.ask("document.querySelectorAll('svg.chart g').length"))
                .isEqualTo(25L);
        assertThat(browser.ask("document.querySelector('svg.chart g title').textContent"))
                .isEqualTo("5: reference 0.6 %, current 0.2 %");
        assertThat(browser.ask("document.querySelectorAll('details tbody tr').length"))
                .isEqualTo(25L);
    }

    @Test
    void tellsTheTwoSamplesApartByShape() {
        browser.open(page("denied"), 1200, "light");
        assertThat(browser.list("[...document.querySelectorAll('svg.chart g')].filter(bin =>"
                        + " bin.querySelector('.current').getBoundingClientRect().width * 1.5"
                        + " > bin.querySelector('.reference').getBoundingClientRect().width)"))
                .isEmpty();
        assertThat(browser.ask("getComputedStyle(document.querySelector('.chart .reference')).strokeWidth"))
                .isEqualTo("1px");
        assertThat(browser.ask("getComputedStyle(document.querySelector('.chart .current')).stroke"))
                .isEqualTo("none");
        assertThat(browser.list("[...document.querySelectorAll('.legend > span')].map(e => e.textContent)"))
                .containsExactly(
                        "reference",
                        "current",
                        "effect with its interval, in standard deviations or their equivalent",
                        "chance alone",
                        "margin: less does not matter",
                        "would have been found");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void asksTheNetworkForNothingAndIsQuiet(String page) {
        browser.open(page(page), 1200, "light");
        assertThat(browser.ask("performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        assertThat(browser.requests())
                .singleElement()
                .asString()
                .contains(page(page).toUri().toString());
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void runsNothingThatANameInTheDataSays() {
        browser.open(page("hostile"), 1200, "light");
        assertThat((String) browser.ask("document.title"))
                .isEqualTo("Denied · drift · <script>document.title='owned'</script>");
        assertThat(browser.ask("document.querySelectorAll('script, img, b, [onerror]').length"))
                .isEqualTo(0L);
        assertThat(browser.ask("document.querySelector('h1').textContent"))
                .isEqualTo("\"><img src=x onerror=document.title='owned'> @octocat fixes #12 \\u001b[31mred\\u202e");
    }

    @Test
    void itsSecurityPolicyRefusesScriptsAndRequestsShouldOneGetIn() throws IOException {
        Path page = folder.resolve("broken-into.html");
        Files.writeString(
                page,
                Files.readString(page("passed"))
                        .replace(
                                "<main>",
                                "<main><script>document.title='owned'</script>"
                                        + "<img src='http://127.0.0.1:9/x' onerror=\"document.title='owned'\">"));
        browser.open(page, 1200, "light");
        assertThat((String) browser.ask("document.title")).startsWith("Passed");
        assertThat(String.join("\n", browser.console()))
                .contains("inline script")
                .contains("Loading the image 'http://127.0.0.1:9/x' violates");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void saysItsStructureToAssistiveTechnology(String page) {
        browser.open(page(page), 1200, "light");
        assertThat(browser.list("['html[lang=en]', 'body > header', 'main', 'body > footer', 'h1']"
                        + ".filter(one => document.querySelectorAll(one).length !== 1)"))
                .isEmpty();
        assertThat(browser.list("[...document.querySelectorAll('th:not([scope=col]):not([scope=row])')]"))
                .isEmpty();
        assertThat(browser.list("[...document.querySelectorAll('tbody tr')].filter(row =>"
                        + " row.querySelectorAll('th[scope=row]').length !== 1)"))
                .isEmpty();
        assertThat(browser.list("[...document.querySelectorAll('[aria-labelledby]')]"
                        + ".flatMap(e => e.getAttribute('aria-labelledby').split(' '))"
                        + ".concat([...document.querySelectorAll('nav a')].map(a => a.hash.slice(1)))"
                        + ".filter(id => document.querySelectorAll('#' + id).length !== 1)"))
                .isEmpty();
        assertThat(browser.list("[...document.querySelectorAll('h1, h2, h3')].map(h => +h.tagName[1])"
                        + ".filter((level, i, all) => i === 0 ? level !== 1 : level > all[i - 1] + 1)"))
                .isEmpty();
    }

    private static Path page(String name) {
        return folder.resolve(name + ".html");
    }

    /** How fast it opens is printed, and not tested: machines differ. */
    @Test
    void showsHundredsOfColumnsInAPageOfLessThanTwoMegabytes() throws IOException {
        browser.open(page("hundreds"), 1280, "light");
        assertThat(browser.ask("document.querySelectorAll('svg.chart').length")).isEqualTo(600L);
        assertThat(Files.size(page("hundreds"))).isLessThan(2_000_000);
        System.out.println("A page of 600 columns, " + Files.size(page("hundreds")) + " bytes, opened in "
                + browser.ask("Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)") + " ms");
    }

    private static Report wide() {
        List<String> columns =
                IntStream.range(0, 24).mapToObj(i -> "measure " + i).toList();
        List<List<Cell>> rows = IntStream.range(0, 40)
                .mapToObj(row -> IntStream.range(0, 24)
                        .mapToObj(column -> Cell.of(column == 0 ? "origin = EWR " + row : "0.714 [0.708, 0.720]"))
                        .toList())
                .toList();
        return new Report(
                "drift",
                "wide",
                Conclusion.PASSED,
                "Nothing drifted",
                List.of(new Section.Table("Scores", columns, rows)),
                List.of(),
                List.of(),
                List.of());
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = HtmlInBrowserTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
