package dev.modelgate.reports;

import dev.modelgate.report.Cell;
import dev.modelgate.report.Tone;
import java.util.Locale;

/** Pieces of the page that several parts of it use. */
final class Html {
    static final Markup MARKUP = new Markup(Escaped::xml, text -> "<code>" + Escaped.xml(text) + "</code>");

    private Html() {}

    /** Words with the sign and the colour of a tone; plain words when there is nothing to say. */
    static String badge(Tone tone, String words) {
        if (tone == Tone.PLAIN) {
            return Escaped.xml(words);
        }
        return "<span class=\"badge " + toneClass(tone) + "\"><span aria-hidden=\"true\">" + Marks.of(tone) + "</span> "
                + Escaped.xml(words) + "</span>";
    }

    static String badge(Cell cell) {
        return badge(cell.tone(), cell.text());
    }

    static String toneClass(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    /** Opens a box that scrolls sideways by itself, by touch and by keyboard. */
    static String scroll(String label) {
        return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + Escaped.xml(Visible.line(label))
                + "\">";
    }
}
