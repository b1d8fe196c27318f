package dev.modelgate.reports;

import dev.modelgate.problem.Finding;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A report whose counts have their thousands set apart, for people. A number is taken for a count only where a word says
 * so: a year, a digest of nothing but digits, or an argument of a command is none. What can be copied from a report
 * (diffs, examples, problems, names) stays as it is.
 */
final class Grouped {
    private static final String COUNTED =
            "rows?|columns?|values?|missing|repeat|rules?|pairs?|positive|negative|features|categories|bytes|runs?"
                    + "|scores|with|without|different|more|combinations?|examples?|files";

    /** Not a part of a name, a version, a date, a decimal number, a place, or a quoted value. */
    private static final Pattern COUNT =
            Pattern.compile("(?<![\\w.,:/#'\"=@+-])[1-9]\\d{3,17}(?= (?:of \\d+ )?(?:" + COUNTED + ")\\b)");

    private static final Pattern INTEGER = Pattern.compile("[1-9]\\d{3,17}");
    private static final Pattern HEADING = Pattern.compile("(?i)(.*\\brows\\b.*|missing|not finite|n|runs|samples)");
    private static final Pattern FACT = Pattern.compile("(?i).*\\b(rows|columns|categories)\\b.*");

    private Grouped() {}

    static Report of(Report report) {
        return new Report(
                report.goal(),
                report.subject(),
                report.conclusion(),
                report.problems().isEmpty() ? prose(report.headline()) : report.headline(),
                report.sections().stream().map(Grouped::section).toList(),
                report.findings().stream().map(Grouped::finding).toList(),
                report.problems(),
                report.evidence(),
                report.cancelled(),
                report.gauges());
    }

    private static Section section(Section section) {
        if (!(section instanceof Section.Table table)) {
            return section;
        }
        List<List<Cell>> rows = table.rows().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> cell(table.columns().get(column), row, column))
                        .toList())
                .toList();
        return new Section.Table(table.title(), table.columns(), rows);
    }

    private static Cell cell(String heading, List<Cell> row, int column) {
        Cell cell = row.get(column);
        boolean counted = HEADING.matcher(heading).matches()
                || column > 0 && FACT.matcher(row.get(0).text()).matches();
        boolean count = counted && INTEGER.matcher(cell.text()).matches();
        return new Cell(count ? count(cell.text()) : prose(cell.text()), cell.tone());
    }

    private static Finding finding(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.subject(),
                prose(finding.observed()),
                prose(finding.expected()),
                finding.samples(),
                finding.fix(),
                finding.examples());
    }

    private static String prose(String text) {
        return COUNT.matcher(text).replaceAll(match -> Matcher.quoteReplacement(count(match.group())));
    }

    private static String count(String digits) {
        return Numbers.count(Long.parseLong(digits));
    }
}
