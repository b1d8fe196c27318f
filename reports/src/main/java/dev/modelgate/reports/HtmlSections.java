package dev.modelgate.reports;

import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.List;

/** The sections of a report as the inside of HTML sections. */
final class HtmlSections {
    private static final String LEGEND = """
            <p class="legend">\
            <span><svg viewBox="0 0 18 14" aria-hidden="true"><rect class="reference" x="1" y="1" width="16" height="12"/></svg>reference</span>\
            <span><svg viewBox="0 0 18 14" aria-hidden="true"><rect class="current" x="5" y="0" width="8" height="14"/></svg>current</span>\
            </p>
            """;

    private static final String EFFECTS = """
            <p class="legend">\
            <span><svg viewBox="0 0 18 14" aria-hidden="true"><path class="interval" d="M1 7H17"/><circle class="estimate" cx="9" cy="7" r="4"/></svg>effect with its interval, in standard deviations or their equivalent</span>\
            <span><svg viewBox="0 0 18 14" aria-hidden="true"><path class="noise" d="M1 1H17V13H1z"/></svg>chance alone</span>\
            <span><svg viewBox="0 0 18 14" aria-hidden="true"><path class="margin" d="M9 0V14"/></svg>margin: less does not matter</span>\
            <span><svg viewBox="0 0 18 14" aria-hidden="true"><path class="found" d="M9 3l4 7h-8z"/></svg>would have been found</span>\
            </p>
            """;

    /** So many columns, those that matter most, are shown with their reasons and numbers. */
    private static final int WHOLE = 40;

    private HtmlSections() {}

    static String title(Block block) {
        return block instanceof Block.Single single ? single.section().title() : Block.Distributions.TITLE;
    }

    /** The block without its heading; ids inside it begin with the given one. */
    static String body(Block block, String id) {
        if (block instanceof Block.Distributions distributions) {
            return distributions(distributions, id);
        }
        Section section = ((Block.Single) block).section();
        if (section instanceof Section.Table table) {
            return HtmlTable.of(table);
        }
        return section instanceof Section.Diff diff ? diff(diff) : text((Section.Text) section);
    }

    private static String text(Section.Text text) {
        StringBuilder out = new StringBuilder("<div class=\"text\">\n");
        text.lines().forEach(line -> out.append("<p>").append(Escaped.xml(line)).append("</p>\n"));
        return out.append("</div>\n").toString();
    }

    private static String diff(Section.Diff diff) {
        StringBuilder out = new StringBuilder(Html.scroll(diff.title())).append("<pre class=\"diff\">");
        for (DiffLine line : DiffLine.of(diff.lines())) {
            out.append("<span").append(changeClass(line.kind())).append('>');
            out.append(Escaped.xml(Visible.text(line.text()).replace('\n', ' ')))
                    .append("\n</span>");
        }
        return out.append("</pre></div>\n").toString();
    }

    private static String changeClass(DiffLine.Kind kind) {
        return switch (kind) {
            case PLACE -> " class=\"place\"";
            case ADDED -> " class=\"added\"";
            case REMOVED -> " class=\"removed\"";
            case KEPT -> "";
        };
    }

    private static String distributions(Block.Distributions block, String id) {
        boolean effects =
                block.columns().stream().anyMatch(column -> column.effect().isPresent());
        StringBuilder out = new StringBuilder(LEGEND)
                .append(effects ? EFFECTS + EffectBar.scale() : "")
                .append("<div class=\"charts\">\n");
        for (int index = 0; index < block.columns().size(); index++) {
            Section.Distribution column = block.columns().get(index);
            if (index < WHOLE) {
                distribution(out, column, id + "-" + (index + 1));
            } else {
                brief(out, column);
            }
        }
        return out.append("</div>\n").toString();
    }

    /** What is told of a column in a table is not told again: the page has to open at once with hundreds of them. */
    private static void brief(StringBuilder out, Section.Distribution column) {
        out.append("<article class=\"card\">\n");
        head(out, column, "<h3>");
        out.append(
                column.bins().isEmpty()
                        ? "<p class=\"where\">No values to show.</p>"
                        : DistributionChart.brief(column));
        out.append("\n</article>\n");
    }

    private static void distribution(StringBuilder out, Section.Distribution column, String id) {
        out.append("<article class=\"card\" aria-labelledby=\"").append(id).append("\">\n");
        head(out, column, "<h3 id=\"" + id + "\">");
        String[] verdict = verdict(column);
        if (verdict.length > 1) {
            out.append("<p class=\"why\">").append(Escaped.xml(verdict[1])).append("</p>\n");
        }
        if (column.bins().isEmpty()) {
            out.append("<p class=\"where\">No values to show.</p>\n");
        } else {
            out.append(DistributionChart.svg(column, id)).append('\n');
            numbers(out, column);
        }
        out.append("</article>\n");
    }

    private static void head(StringBuilder out, Section.Distribution column, String heading) {
        out.append("<div class=\"head\">").append(heading);
        out.append(Escaped.xml(column.title())).append("</h3> ");
        out.append(Html.badge(column.tone(), verdict(column)[0])).append("</div>\n");
    }

    /** A verdict may say its reason after a colon: only the verdict itself is set off. */
    private static String[] verdict(Section.Distribution column) {
        return column.verdict().split(": ", 2);
    }

    private static void numbers(StringBuilder out, Section.Distribution column) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int bin = 0; bin < column.bins().size(); bin++) {
            rows.add(List.of(
                    Cell.of(column.bins().get(bin)),
                    Cell.of(Numbers.percent(column.reference().get(bin))),
                    Cell.of(Numbers.percent(column.current().get(bin)))));
        }
        String title = "Numbers of " + column.title();
        out.append("<details><summary>Numbers</summary>\n")
                .append(HtmlTable.of(new Section.Table(title, List.of("Bin", "Reference", "Current"), rows)));
        out.append("</details>\n");
    }
}
