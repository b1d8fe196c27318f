package dev.modelgate.reports;

import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of the page. Of hundreds of columns there are thousands of cells: what all cells of a column have in common is
 * said once, by a class of the table, and end tags that mean nothing are left out, as HTML allows.
 */
final class HtmlTable {
    /** From this many characters on a cell is prose that wraps, and its column needs room to do so. */
    private static final int PROSE = 28;

    private HtmlTable() {}

    static String of(Section.Table table) {
        StringBuilder out = new StringBuilder(Html.scroll(table.title()))
                .append("\n<table")
                .append(kinds(table))
                .append(">\n<thead><tr>");
        table.columns().forEach(column -> out.append("<th scope=\"col\">").append(Escaped.xml(column)));
        out.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> row(out, row));
        return out.append("</tbody>\n</table>\n</div>\n").toString();
    }

    private static void row(StringBuilder out, List<Cell> cells) {
        out.append("<tr>");
        for (int column = 0; column < cells.size(); column++) {
            out.append(column == 0 ? "<th scope=\"row\">" : "<td>").append(Html.cell(cells.get(column)));
        }
        out.append("</tr>\n");
    }

    /** The class attribute, blank in front: which columns hold numbers, and which prose. */
    private static String kinds(Section.Table table) {
        List<Boolean> numeric = Numbers.columns(table);
        List<String> kinds = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            int at = column;
            if (numeric.get(column)) {
                kinds.add("number" + (column + 1));
            } else if (table.rows().stream()
                    .anyMatch(row -> TextTable.width(Visible.text(row.get(at).text())) >= PROSE)) {
                kinds.add("prose" + (column + 1));
            }
        }
        return kinds.isEmpty() ? "" : " class=\"" + String.join(" ", kinds) + "\"";
    }

    /** The style of so many columns. */
    static String style(int columns) {
        StringBuilder style = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
            String cell = " tr > :nth-child(" + column + ")";
            style.append(".number" + column + cell + " { text-align: right; white-space: nowrap; }\n");
            style.append(".prose" + column + cell + " { min-width: " + (column == 1 ? 9 : 14)
                    + "rem; overflow-wrap: anywhere; }\n");
            style.append(".prose" + column + cell + " .badge { white-space: normal; font-weight: 500; }\n");
        }
        return style.toString();
    }
}
