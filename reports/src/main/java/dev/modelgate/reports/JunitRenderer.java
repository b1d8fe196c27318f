package dev.modelgate.reports;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * JUnit XML, which most CI systems show as a list of tests: the goal's conclusion, each row of a table that carries a
 * verdict, each finding, each problem. A row that does not hold is left to the finding that explains it, if there is one.
 */
public final class JunitRenderer implements ReportRenderer {
    private enum Outcome {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    private record Case(String group, String name, Outcome outcome, String message) {
        /** Where the whole did not fail, nothing in it turns a build red. */
        Case withoutFailure() {
            return outcome == Outcome.FAILURE ? new Case(group, name, Outcome.SKIPPED, message) : this;
        }
    }

    @Override
    public String format() {
        return "junit";
    }

    @Override
    public String extension() {
        return "xml";
    }

    @Override
    public String render(Report report, Dialect dialect) {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("conclusion", name(report), outcome(report.conclusion()), report.headline()));
        for (Section section : report.sections()) {
            if (section instanceof Section.Table table) {
                table.rows().forEach(row -> rowCase(report, table, row).ifPresent(cases::add));
            }
        }
        report.findings().forEach(finding -> cases.add(findingCase(finding, dialect)));
        report.problems().forEach(problem -> cases.add(problemCase(problem, dialect)));
        boolean held = report.conclusion() != Conclusion.DENIED && report.conclusion() != Conclusion.INVALID;
        return document(
                report.goal(), held ? cases.stream().map(Case::withoutFailure).toList() : cases);
    }

    private static String name(Report report) {
        return report.subject().isBlank() ? report.goal() : report.goal() + " " + report.subject();
    }

    private static Outcome outcome(Conclusion conclusion) {
        return switch (conclusion) {
            case PASSED -> Outcome.PASSED;
            case DENIED -> Outcome.FAILURE;
            case INVALID, UNKNOWN -> Outcome.ERROR;
            case WAITING -> Outcome.SKIPPED;
        };
    }

    private static Optional<Case> rowCase(Report report, Section.Table table, List<Cell> row) {
        Tone tone = row.stream().map(Cell::tone).reduce(Tone.PLAIN, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        String name = row.isEmpty() ? "" : row.get(0).text();
        boolean explained = report.findings().stream()
                .anyMatch(finding ->
                        finding.rule().equals(name) || finding.subject().equals(name));
        if (tone == Tone.PLAIN || tone == Tone.BAD && explained) {
            return Optional.empty();
        }
        Outcome outcome = switch (tone) {
            case PLAIN, GOOD -> Outcome.PASSED;
            case UNSURE -> Outcome.SKIPPED;
            case BAD -> Outcome.FAILURE;
        };
        String message = String.join(", ", row.stream().skip(1).map(Cell::text).toList());
        return Optional.of(new Case(table.title(), name, outcome, message));
    }

    private static Case findingCase(Finding finding, Dialect dialect) {
        List<String> lines = new ArrayList<>();
        lines.add("observed " + finding.observed() + ", expected " + finding.expected());
        finding.samples().ifPresent(count -> lines.add("n = " + Numbers.count(count)));
        lines.add(finding.fix().in(dialect));
        lines.addAll(finding.examples());
        return new Case(
                "findings", finding.rule() + " on " + finding.subject(), Outcome.FAILURE, String.join("\n", lines));
    }

    private static Case problemCase(Problem problem, Dialect dialect) {
        return new Case("problems", problem.what(), Outcome.ERROR, problem.in(dialect));
    }

    private static String document(String goal, List<Case> cases) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<testsuites name=\"modelgate\">\n");
        out.append("  <testsuite name=\"")
                .append(attribute(goal))
                .append("\" tests=\"")
                .append(cases.size());
        out.append("\" failures=\"").append(count(cases, Outcome.FAILURE));
        out.append("\" errors=\"").append(count(cases, Outcome.ERROR));
        out.append("\" skipped=\"").append(count(cases, Outcome.SKIPPED)).append("\">\n");
        cases.forEach(test -> append(out, goal, test));
        return out.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static long count(List<Case> cases, Outcome outcome) {
        return cases.stream().filter(test -> test.outcome() == outcome).count();
    }

    private static void append(StringBuilder out, String goal, Case test) {
        out.append("    <testcase classname=\"").append(attribute(goal + "." + test.group()));
        out.append("\" name=\"").append(attribute(test.name())).append('"');
        if (test.outcome() == Outcome.PASSED) {
            out.append("/>\n");
            return;
        }
        String first = test.message().lines().findFirst().orElse("");
        String element = test.outcome().name().toLowerCase(Locale.ROOT);
        out.append(">\n      <")
                .append(element)
                .append(" message=\"")
                .append(attribute(first))
                .append("\">");
        out.append(Escaped.xml(test.message())).append("</").append(element).append(">\n    </testcase>\n");
    }

    private static String attribute(String value) {
        return Escaped.xml(Visible.line(value));
    }
}
