package dev.modelgate.reports;

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
import java.util.stream.Collectors;

/**
 * Plain text for a terminal or a log. What a person has to act on, findings and problems, stands at the end, where a
 * terminal leaves the eye.
 */
public final class TextRenderer implements ReportRenderer {
    private static final String INDENT = "  ";
    private static final int BRIEF = 12;

    private final Ink ink;

    /** Text without colour. */
    public TextRenderer() {
        this(Ink.NONE);
    }

    TextRenderer(Ink ink) {
        this.ink = ink;
    }

    @Override
    public String format() {
        return "text";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public String render(Report raw, Dialect dialect) {
        Report report = Grouped.of(raw);
        List<String> lines = new ArrayList<>(head(report));
        Block.of(report.sections()).forEach(block -> lines.addAll(block(block)));
        lines.addAll(evidence(report));
        lines.addAll(findings(report, dialect));
        lines.addAll(problems(report, dialect));
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> head(Report report) {
        List<String> lines = new ArrayList<>();
        String word = report.conclusion().name();
        String subject = report.subject().isBlank() ? "" : ": " + Visible.line(report.subject());
        lines.add(ink.bold(ink.tone(Marks.tone(report.conclusion()), word))
                + INDENT
                + Visible.line(report.goal())
                + subject
                + (report.cancelled() ? " (cancelled)" : ""));
        // The headline of a goal that one problem stopped is that problem: it is printed once, with its place and fix.
        boolean repeated =
                report.problems().size() == 1 && report.problems().get(0).what().equals(report.headline());
        if (!repeated) {
            lines.addAll(Visible.text(report.headline()).lines().toList());
        }
        return lines;
    }

    private List<String> block(Block block) {
        if (block instanceof Block.Distributions distributions) {
            return table(distributions(distributions));
        }
        Section section = ((Block.Single) block).section();
        if (section instanceof Section.Table table) {
            return table(table);
        }
        if (section instanceof Section.Diff diff) {
            return titled(
                    diff.title(),
                    DiffLine.of(diff.lines()).stream().map(this::change).toList());
        }
        Section.Text text = (Section.Text) section;
        return titled(
                text.title(),
                text.lines().stream()
                        .flatMap(line -> Visible.text(line).lines())
                        .toList());
    }

    private List<String> table(Section.Table table) {
        return titled(table.title(), new TextTable(table, ink).lines());
    }

    private static Section.Table distributions(Block.Distributions block) {
        List<List<Cell>> rows = block.columns().stream()
                .map(column -> {
                    Sparkline sparkline = Sparkline.of(column);
                    return List.of(
                            Cell.of(column.title()),
                            new Cell(column.verdict(), column.tone()),
                            Cell.of(sparkline.reference()),
                            Cell.of(sparkline.current()));
                })
                .toList();
        return new Section.Table(Block.Distributions.TITLE, List.of("Column", "Verdict", "Reference", "Current"), rows);
    }

    private String change(DiffLine raw) {
        String line = Visible.text(raw.text()).replace('\n', ' ');
        return switch (raw.kind()) {
            case PLACE -> ink.faint(line);
            case ADDED -> ink.added(line);
            case REMOVED -> ink.removed(line);
            case KEPT -> line;
        };
    }

    /** Enough to find a statement by; the whole digests are in the report's other forms. */
    private static List<String> evidence(Report report) {
        if (report.evidence().isEmpty()) {
            return List.of();
        }
        String all = report.evidence().stream()
                .map(reference -> Visible.line(reference.kind()) + " " + brief(reference.digest()))
                .collect(Collectors.joining(", "));
        return List.of("", "Evidence: " + all);
    }

    private static String brief(String digest) {
        String hex = Visible.line(digest.substring(digest.indexOf(':') + 1));
        return hex.substring(0, Math.min(BRIEF, hex.length()));
    }

    private List<String> findings(Report report, Dialect dialect) {
        if (report.findings().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        Tone tone = Marks.ofFindings(report.conclusion());
        report.findings().forEach(finding -> lines.addAll(finding(finding, tone, dialect)));
        return titled("Findings", lines);
    }

    private List<String> finding(Finding finding, Tone tone, Dialect dialect) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.tone(tone, Marks.of(tone)) + " " + ink.bold(Visible.line(finding.rule())) + " on "
                + Visible.line(finding.subject()));
        lines.add(fact("observed", finding.observed()));
        lines.add(fact("expected", finding.expected()));
        finding.samples().ifPresent(count -> lines.add(fact("samples", Numbers.count(count))));
        lines.add(fact("fix", finding.fix().in(dialect)));
        finding.examples().forEach(example -> lines.add(fact("example", example)));
        return lines;
    }

    private String fact(String name, String value) {
        return INDENT + ink.faint(String.format(Locale.ROOT, "%-8s", name)) + INDENT + Visible.line(value);
    }

    /** Not indented, so that an editor's terminal makes {@code file:line:column} a link. */
    private List<String> problems(Report report, Dialect dialect) {
        List<String> lines = new ArrayList<>();
        if (!report.problems().isEmpty()) {
            lines.add("");
        }
        for (Problem problem : report.problems()) {
            lines.addAll(Visible.text(problem.in(dialect)).lines().toList());
        }
        return lines;
    }

    private List<String> titled(String title, List<String> body) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(ink.bold(Visible.line(title)));
        body.forEach(line -> lines.add(INDENT + line));
        return lines;
    }
}
