package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28424 of 336776 rows            | 28,424 of 336,776 rows",
                "in 2013, 9999 rows, 999 missing | in 2013, 9,999 rows, 999 missing",
                "27000 with, 1424 without a label | 27,000 with, 1,424 without a label",
                "(12345 bytes)                   | (12,345 bytes)"
            })
    void setsThousandsOfLargeCountsApart(String raw, String shown) {
        assertThat(headline(raw)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no change since its evidence 294515386333",
                "head -c 100000000 | head -n 100000",
                "seed 12345",
                "sha256:12345 rows",
                "flight-delay 1.0.12345 with",
                "2013.05.01-12345678 with",
                "20130501T120000",
                "0.123456 rows",
                "123456.75",
                "'12345 rows'",
                "port :12345",
                "data/12345 rows",
                "12345-67890",
                "id=12345 rows",
                "-12345 rows",
                "00012345 rows",
                "abc12345"
            })
    void leavesNamesVersionsDatesDecimalsAndQuotedValuesAlone(String text) {
        assertThat(headline(text)).isEqualTo(text);
    }

    @Test
    void readsWhatACellCountsFromItsHeadingOrItsRow() {
        Section months = new Section.Table(
                "Months", List.of("Year", "Rows", "Digest"), List.of(row("2013", "27004", "294515386333")));
        Section facts = new Section.Table(
                "Facts",
                List.of("Fact", "Value"),
                List.of(row("reference rows", "28424"), row("seed", "12345"), row("number", "1024")));

        Report grouped = Grouped.of(report("x", List.of(months, facts), List.of()));

        assertThat(((Section.Table) grouped.sections().get(0)).rows())
                .containsExactly(row("2013", "27,004", "294515386333"));
        assertThat(((Section.Table) grouped.sections().get(1)).rows())
                .containsExactly(row("reference rows", "28,424"), row("seed", "12345"), row("number", "1024"));
    }

    @Test
    void leavesExamplesAndDiffsAsTheyAre() {
        Section diff = new Section.Diff("Diff", List.of("-replicas: 10000"));
        Finding finding = Finding.of("rows", "dataset", "123456 rows", "at most 50000 rows", "Correct it")
                .withExamples(List.of("row 12345: 123456 rows"));

        Report grouped = Grouped.of(report("x", List.of(diff), List.of(finding)));

        assertThat(grouped.sections()).containsExactly(diff);
        assertThat(grouped.findings().get(0).observed()).isEqualTo("123,456 rows");
        assertThat(grouped.findings().get(0).expected()).isEqualTo("at most 50,000 rows");
        assertThat(grouped.findings().get(0).examples()).containsExactly("row 12345: 123456 rows");
    }

    @Test
    void changesNothingThatProgramsRead() {
        Report report = report("28424 rows", List.of(), List.of());

        assertThat(new JsonRenderer().render(report, Examples.COMMANDS)).contains("\"28424 rows\"");
        assertThat(new TextRenderer().render(report, Examples.COMMANDS)).contains("28,424 rows");
        assertThat(new MarkdownRenderer().render(report, Examples.COMMANDS)).contains("28,424 rows");
        assertThat(new HtmlRenderer().render(report, Examples.COMMANDS)).contains("28,424 rows");
    }

    @Test
    void leavesWhatStandsInAProblemAsItIs() {
        Report stopped = Report.stopped(
                "drift", Conclusion.INVALID, List.of(Problem.of("the file has 12345 rows", "Deliver more")));

        assertThat(Grouped.of(stopped)).isEqualTo(stopped);
    }

    private static String headline(String text) {
        return Grouped.of(report(text, List.of(), List.of())).headline();
    }

    private static List<Cell> row(String... texts) {
        return List.of(texts).stream().map(Cell::of).toList();
    }

    private static Report report(String headline, List<Section> sections, List<Finding> findings) {
        return new Report("drift", "s", Conclusion.PASSED, headline, sections, findings, List.of(), List.of());
    }
}
