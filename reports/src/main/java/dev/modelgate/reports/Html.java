package dev.modelgate.reports;

import dev.modelgate.report.Cell;
import dev.modelgate.report.Tone;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pieces of the page that several parts of it use. */
final class Html {
    static final Markup MARKUP = new Markup(Escaped::xml, text -> "<code>" + Escaped.xml(text) + "</code>");

    /** An interval such as {@code [0.708, 0.720]}, escaped or not. */
    private static final Pattern INTERVAL = Pattern.compile("\\[[^\\[\\]\\s,]{1,16}, [^\\[\\]\\s,]{1,16}]");

    private static final char NO_BREAK = '\u00A0';

    private Html() {}

    /** Words with the sign and the colour of a tone; plain words when there is nothing to say. */
    static String badge(Tone tone, String words) {
        if (tone == Tone.PLAIN) {
            return Escaped.xml(words);
        }
        return "<span class=\"badge " + toneClass(tone) + "\"><span aria-hidden=\"true\">" + Marks.of(tone) + "</span> "
                + Escaped.xml(words) + "</span>";
    }

    /** A cell; an interval in it stays on one line, because its halves mean nothing alone. */
    static String cell(Cell cell) {
        return INTERVAL.matcher(badge(cell.tone(), cell.text()))
                .replaceAll(match -> Matcher.quoteReplacement(match.group().replace(' ', NO_BREAK)));
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
