package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Report;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitRendererTest {
    @ParameterizedTest
    @CsvSource({"PASSED, 0, 0, 0", "DENIED, 1, 0, 0", "INVALID, 0, 1, 0", "UNKNOWN, 0, 1, 0", "WAITING, 0, 0, 1"})
    void aGoalAloneCountsAsItsConclusion(Conclusion conclusion, String failures, String errors, String skipped) {
        Element suite =
                suite(new Report("status", "", conclusion, "so it is", List.of(), List.of(), List.of(), List.of()));
        assertThat(List.of(suite.getAttribute("failures"), suite.getAttribute("errors"), suite.getAttribute("skipped")))
                .containsExactly(failures, errors, skipped);
        assertThat(suite.getAttribute("tests")).isEqualTo("1");
    }

    @Test
    void leavesARowThatDoesNotHoldToTheFindingThatExplainsIt() {
        assertThat(names(Examples.denied()))
                .containsExactly(
                        "gate flight-delay 2013.07.01-5b6c7d8e → prod",
                        "contract",
                        "slice HNL",
                        "drift on dep_hour",
                        "champion on flight-delay 2013.05.01-1f2e3d4c");
    }

    @Test
    void whatWasFoundBesideAPassTurnsNoBuildRed() {
        Finding finding = Finding.of("drift", "temp", "it moved", "it stays", "Look at it");
        Element suite = suite(new Report(
                "run", "", Conclusion.PASSED, "promoted", List.of(), List.of(finding), List.of(), List.of()));
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    }

    @Test
    void staysXmlWhateverTheDataIsCalled() {
        assertThat(names(Examples.hostile())).contains("drift <script>document.title='owned'</script>");
        Report control = Report.stopped("train", Conclusion.INVALID, List.of(Problem.of("\u0000\u001b]]>", "&lt;")));
        assertThat(names(control)).containsExactly("train", "\\u0000\\u001b]]>");
    }

    private static List<String> names(Report report) {
        NodeList cases = suite(report).getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(index -> ((Element) cases.item(index)).getAttribute("name"))
                .toList();
    }

    private static Element suite(Report report) {
        String xml = new JunitRenderer().render(report, Examples.COMMANDS);
        try {
            return (Element) DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getElementsByTagName("testsuite")
                    .item(0);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(xml, e);
        }
    }
}
