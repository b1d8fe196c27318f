package dev.modelgate.reports;

import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One page that needs nothing but itself: no network, no script. It reads on a phone and in dark mode, and its security
 * policy refuses whatever a name in the data might try to load.
 */
public final class HtmlRenderer implements ReportRenderer {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /** A page with fewer parts is seen whole; a list of its contents would only be in the way. */
    private static final int PARTS_WORTH_A_LIST = 4;

    /** A chart's numbers are a table of so many columns. */
    private static final int NUMBERS = 3;

    private record Part(String id, String title, String count, String body) {}

    @Override
    public String format() {
        return "html";
    }

    @Override
    public String extension() {
        return "html";
    }

    @Override
    public String render(Report raw, Dialect dialect) {
        Report report = Grouped.of(raw);
        List<Part> parts = parts(report, dialect);
        StringBuilder out = new StringBuilder();
        head(out, report);
        banner(out, report);
        if (parts.size() >= PARTS_WORTH_A_LIST) {
            contents(out, parts);
        }
        out.append("<main>\n");
        parts.forEach(part -> part(out, part));
        out.append("</main>\n<footer><p>Report of <code>").append(Escaped.xml(report.goal()));
        out.append("</code>, ")
                .append(
                        report.cancelled()
                                ? "cancelled"
                                : "exit code " + report.conclusion().exitCode());
        return out.append(".</p></footer>\n</body>\n</html>\n").toString();
    }

    private static void head(StringBuilder out, Report report) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
        out.append(Marks.word(report.conclusion())).append(" · ").append(Escaped.xml(Visible.line(report.goal())));
        if (!report.subject().isBlank()) {
            out.append(" · ").append(Escaped.xml(Visible.line(report.subject())));
        }
        out.append("</title>\n<style>\n")
                .append(style())
                .append(HtmlTable.style(columns(report)))
                .append("</style>\n</head>\n<body>\n");
    }

    /** How many columns the widest table has, those of charts' numbers included. */
    private static int columns(Report report) {
        return report.sections().stream()
                .mapToInt(section -> section instanceof Section.Table table
                        ? table.columns().size()
                        : section instanceof Section.Distribution ? NUMBERS : 0)
                .max()
                .orElse(0);
    }

    private static void banner(StringBuilder out, Report report) {
        Tone tone = Marks.tone(report.conclusion());
        out.append("<header class=\"banner ").append(Html.toneClass(tone)).append("\">\n<p class=\"verdict\">");
        out.append(Html.badge(tone, Marks.word(report.conclusion()))).append(' ');
        out.append(Escaped.xml(report.goal())).append("</p>\n<h1>");
        out.append(Escaped.xml(report.headline())).append("</h1>\n");
        if (!report.subject().isBlank()) {
            out.append("<p class=\"subject\">")
                    .append(Escaped.xml(report.subject()))
                    .append("</p>\n");
        }
        out.append("</header>\n");
    }

    private static void contents(StringBuilder out, List<Part> parts) {
        out.append("<nav aria-label=\"Contents\"><ul>\n");
        for (Part part : parts) {
            out.append("<li><a href=\"#").append(part.id()).append("\">").append(Escaped.xml(part.title()));
            out.append("</a></li>\n");
        }
        out.append("</ul></nav>\n");
    }

    private static void part(StringBuilder out, Part part) {
        out.append("<section aria-labelledby=\"")
                .append(part.id())
                .append("\">\n<h2 id=\"")
                .append(part.id());
        out.append("\">").append(Escaped.xml(part.title())).append(part.count()).append("</h2>\n");
        out.append(part.body()).append("</section>\n");
    }

    private static List<Part> parts(Report report, Dialect dialect) {
        List<Part> parts = new ArrayList<>();
        if (!report.problems().isEmpty()) {
            parts.add(new Part("problems", "Problems", count(report.problems()), problems(report, dialect)));
        }
        if (!report.findings().isEmpty()) {
            parts.add(new Part("findings", "Findings", count(report.findings()), findings(report, dialect)));
        }
        int number = 1;
        for (Block block : Block.of(report.sections())) {
            String id = "section-" + number++;
            parts.add(new Part(id, HtmlSections.title(block), "", HtmlSections.body(block, id)));
        }
        if (!report.evidence().isEmpty()) {
            parts.add(new Part("evidence", "Evidence", "", evidence(report)));
        }
        return parts;
    }

    private static String count(List<?> items) {
        return items.size() == 1 ? "" : " <span class=\"count\">" + Numbers.count(items.size()) + "</span>";
    }

    private static String findings(Report report, Dialect dialect) {
        StringBuilder out = new StringBuilder("<div class=\"cards\">\n");
        report.findings().forEach(finding -> finding(out, finding, dialect));
        return out.append("</div>\n").toString();
    }

    private static void finding(StringBuilder out, Finding finding, Dialect dialect) {
        out.append("<article class=\"card note bad\">\n<h3>")
                .append(Escaped.xml(finding.rule()))
                .append(" on ");
        out.append(Escaped.xml(finding.subject())).append("</h3>\n<dl>\n");
        fact(out, "Observed", Escaped.xml(finding.observed()));
        fact(out, "Expected", Escaped.xml(finding.expected()));
        finding.samples().ifPresent(count -> fact(out, "Sample size", Numbers.count(count)));
        out.append("</dl>\n<p class=\"fix\">")
                .append(Html.MARKUP.phrase(finding.fix(), dialect))
                .append("</p>\n");
        if (!finding.examples().isEmpty()) {
            out.append("<ul class=\"examples\" aria-label=\"Examples\">\n");
            finding.examples()
                    .forEach(example ->
                            out.append("<li>").append(Escaped.xml(example)).append("</li>\n"));
            out.append("</ul>\n");
        }
        out.append("</article>\n");
    }

    private static void fact(StringBuilder out, String name, String value) {
        out.append("<dt>").append(name).append("</dt><dd>").append(value).append("</dd>\n");
    }

    private static String problems(Report report, Dialect dialect) {
        StringBuilder out = new StringBuilder("<div class=\"cards\">\n");
        for (Problem problem : report.problems()) {
            out.append("<article class=\"card note bad\">\n");
            problem.where()
                    .ifPresent(place -> out.append("<p class=\"where\"><code>")
                            .append(Escaped.xml(place.toString()))
                            .append("</code></p>\n"));
            out.append("<h3 class=\"what\">")
                    .append(Escaped.xml(problem.what()))
                    .append("</h3>\n<p class=\"fix\">");
            out.append(Html.MARKUP.phrase(problem.fix(), dialect)).append("</p>\n</article>\n");
        }
        return out.append("</div>\n").toString();
    }

    private static String evidence(Report report) {
        StringBuilder out = new StringBuilder("<div class=\"card proof\"><dl>\n");
        report.evidence()
                .forEach(reference -> fact(
                        out, Escaped.xml(reference.kind()), "<code>" + Escaped.xml(reference.digest()) + "</code>"));
        return out.append("</dl></div>\n").toString();
    }

    private static String style() {
        try (InputStream stream = HtmlRenderer.class.getResourceAsStream("report.css")) {
            if (stream == null) {
                throw new IllegalStateException("report.css is not beside " + HtmlRenderer.class);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
