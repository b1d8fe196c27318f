package dev.modelgate.reports;

import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table in aligned columns of a fixed-width font. */
final class TextTable {
    private static final String GAP = "  ";

    /** Room for a digest or a long sentence; what is cut off here stands in the other renderings. */
    private static final int LONGEST_CELL = 120;

    private final Ink ink;
    private final List<String> header;
    private final List<List<Cell>> rows;
    private final List<Boolean> numeric;
    private final List<Boolean> marked;
    private final List<Integer> widths;

    TextTable(Section.Table table, Ink ink) {
        this.ink = ink;
        header = table.columns().stream().map(TextTable::brief).toList();
        rows = table.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> new Cell(brief(cell.text()), cell.tone()))
                        .toList())
                .toList();
        numeric = Numbers.columns(table);
        marked = columns().mapToObj(this::isMarked).toList();
        widths = columns().mapToObj(this::widest).toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(header.stream().map(Cell::of).toList(), true));
        lines.add(ink.faint(String.join(GAP, widths.stream().map("─"::repeat).toList())));
        rows.forEach(row -> lines.add(line(row, false)));
        return lines;
    }

    private String line(List<Cell> cells, boolean heading) {
        StringBuilder out = new StringBuilder();
        int owed = 0;
        for (int column = 0; column < cells.size(); column++) {
            String text = marked.get(column) && !heading
                    ? withMark(cells.get(column))
                    : cells.get(column).text();
            int space = widths.get(column) - width(text);
            boolean right = numeric.get(column);
            // Spaces are owed until something follows them, so that no line ends in any.
            if (!text.isEmpty()) {
                out.append(" ".repeat(owed + (right ? space : 0)));
                out.append(heading ? ink.bold(text) : ink.tone(cells.get(column).tone(), text));
                owed = GAP.length() + (right ? 0 : space);
            } else {
                owed += GAP.length() + space;
            }
        }
        return out.toString();
    }

    private static String brief(String raw) {
        return Visible.brief(raw, LONGEST_CELL);
    }

    private static String withMark(Cell cell) {
        return (cell.tone() == Tone.PLAIN ? " " : Marks.of(cell.tone())) + " " + cell.text();
    }

    private boolean isMarked(int column) {
        return rows.stream().anyMatch(row -> row.get(column).tone() != Tone.PLAIN);
    }

    private int widest(int column) {
        int mark = marked.get(column) ? 2 : 0;
        int body = rows.stream()
                .mapToInt(row -> mark + width(row.get(column).text()))
                .max()
                .orElse(0);
        return Math.max(width(header.get(column)), body);
    }

    private IntStream columns() {
        return IntStream.range(0, header.size());
    }

    /** Cells of a terminal that a text takes: two for a wide East Asian character or an emoji, none for an accent. */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0x1F300 && point <= 0x1FAFF
                || point >= 0x20000 && point <= 0x3FFFD;
    }
}
