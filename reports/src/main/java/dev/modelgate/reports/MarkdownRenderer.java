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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** GitHub Flavored Markdown for the body of a pull request and the summary of a job. */
public final class MarkdownRenderer implements ReportRenderer {
    private static final Markup MARKUP = new Markup(MarkdownRenderer::words, Markdown::code);

    /** Of more rows a person reads the first, which matter most. */
    private static final int MOST_ROWS = 50;

    @Override
    public String format() {
        return "markdown";
    }

    @Override
    public String extension() {
        return "md";
    }

    @Override
    public String render(Report raw, Dialect dialect) {
        Report report = Grouped.of(raw);
        List<String> blocks = new ArrayList<>();
        blocks.add("## " + sign(report.conclusion()) + " " + Marks.word(report.conclusion()) + ": "
                + Markdown.inline(report.headline()));
        blocks.add("**" + Markdown.inline(report.goal()) + "**"
                + (report.subject().isBlank() ? "" : " · " + Markdown.inline(report.subject())));
        if (!report.problems().isEmpty()) {
            blocks.add("### Problems");
            blocks.add(joined(report.problems(), problem -> problem(problem, dialect)));
        }
        if (!report.findings().isEmpty()) {
            blocks.add("### Findings");
            blocks.add(joined(
                            report.findings()
                                    .subList(
                                            0,
                                            Math.min(
                                                    MOST_ROWS, report.findings().size())),
                            finding -> finding(finding, dialect))
                    + more(report.findings().size()));
        }
        Block.of(report.sections()).forEach(block -> blocks.addAll(block(block)));
        if (!report.evidence().isEmpty()) {
            blocks.add("### Evidence");
            blocks.add(joined(
                    report.evidence(),
                    reference -> "- " + Markdown.inline(reference.kind()) + " " + Markdown.code(reference.digest())));
        }
        return String.join("\n\n", blocks) + "\n";
    }

    private static String sign(Conclusion conclusion) {
        return switch (conclusion) {
            case PASSED -> "✅";
            case DENIED -> "❌";
            case INVALID -> "⛔";
            case UNKNOWN -> "❓";
            case WAITING -> "⏳";
        };
    }

    private static List<String> block(Block block) {
        if (block instanceof Block.Distributions distributions) {
            return List.of("### " + Block.Distributions.TITLE, distributions(distributions));
        }
        Section section = ((Block.Single) block).section();
        String title = "### " + Markdown.inline(section.title());
        if (section instanceof Section.Table table) {
            return List.of(title, table(table));
        }
        if (section instanceof Section.Diff diff) {
            return List.of(title, diff(diff));
        }
        List<String> blocks = new ArrayList<>(List.of(title));
        ((Section.Text) section).lines().stream().map(Markdown::paragraph).forEach(blocks::add);
        return blocks;
    }

    private static String table(Section.Table table) {
        List<String> lines = new ArrayList<>();
        lines.add(row(table.columns().stream().map(Markdown::inline).toList()));
        List<Boolean> numeric = Numbers.columns(table);
        lines.add(row(numeric.stream().map(right -> right ? "---:" : "---").toList()));
        table.rows().stream()
                .limit(MOST_ROWS)
                .forEach(cells -> lines.add(row(IntStream.range(0, cells.size())
                        .mapToObj(column -> cell(cells.get(column)))
                        .toList())));
        return String.join("\n", lines) + more(table.rows().size());
    }

    /** What does not fit into a comment on a pull request, which takes 65,536 characters. */
    private static String more(int all) {
        return all <= MOST_ROWS ? "" : "\n\n… and " + (all - MOST_ROWS) + " more, which the HTML and JSON reports have";
    }

    private static String distributions(Block.Distributions block) {
        List<String> lines = new ArrayList<>();
        lines.add(row(List.of("Column", "Verdict", "Reference", "Current")));
        lines.add(row(List.of("---", "---", "---", "---")));
        for (Section.Distribution column :
                block.columns().subList(0, Math.min(MOST_ROWS, block.columns().size()))) {
            Sparkline sparkline = Sparkline.of(column);
            lines.add(row(List.of(
                    Markdown.inline(column.title()),
                    cell(new Cell(column.verdict(), column.tone())),
                    sparkline.reference(),
                    sparkline.current())));
        }
        return String.join("\n", lines) + more(block.columns().size());
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(Cell cell) {
        String text = Markdown.inline(cell.text());
        return cell.tone() == Tone.PLAIN ? text : Marks.of(cell.tone()) + " " + text;
    }

    private static String diff(Section.Diff diff) {
        String body = diff.lines().stream()
                .map(line -> Visible.text(line).replace('\n', ' '))
                .collect(Collectors.joining("\n"));
        String fence = Markdown.fence(body);
        return fence + "diff\n" + body + "\n" + fence;
    }

    private static String finding(Finding finding, Dialect dialect) {
        StringBuilder out = new StringBuilder();
        out.append("- **").append(Markdown.inline(finding.rule())).append("** on ");
        out.append(Markdown.inline(finding.subject()));
        out.append(": observed ").append(Markdown.inline(finding.observed()));
        out.append(", expected ").append(Markdown.inline(finding.expected()));
        finding.samples()
                .ifPresent(count ->
                        out.append(" (n = ").append(Numbers.count(count)).append(')'));
        out.append(". ").append(MARKUP.phrase(finding.fix(), dialect));
        finding.examples().forEach(example -> out.append("\n  - ").append(Markdown.code(example)));
        return out.toString();
    }

    private static String problem(Problem problem, Dialect dialect) {
        String place = problem.where()
                .map(where -> Markdown.code(where.toString()) + ": ")
                .orElse("");
        String what = place.isEmpty() ? Markdown.paragraph(problem.what()) : Markdown.inline(problem.what());
        return "- " + place + what + ". " + MARKUP.phrase(problem.fix(), dialect);
    }

    private static <T> String joined(List<T> values, Function<T, String> line) {
        return values.stream().map(line).collect(Collectors.joining("\n"));
    }

    /** A part of a sentence: the spaces around it stay. */
    private static String words(String part) {
        String escaped = Markdown.inline(part);
        String before = part.startsWith(" ") ? " " : "";
        String after = part.endsWith(" ") && part.length() > 1 ? " " : "";
        return before + escaped + after;
    }
}
