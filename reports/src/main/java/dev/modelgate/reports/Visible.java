package dev.modelgate.reports;

import java.util.Locale;

/**
 * Text of a user, such as a column name, made safe to show: what a terminal or a browser would act on without showing
 * it (escape sequences, bidirectional overrides) is spelled out.
 */
final class Visible {
    /** Marks the start of a name in a phrase; a noncharacter, so {@link #text} never lets a user's one through. */
    static final char NAME_START = '\uFDD0';

    /** Marks the end of a name in a phrase. */
    static final char NAME_END = '\uFDD1';

    private Visible() {}

    /** The text with line feeds kept, tabs as spaces, and what cannot be seen as its Unicode escape. */
    static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        raw.replace("\r\n", "\n").codePoints().forEach(point -> append(out, point));
        return out.toString();
    }

    /** The same on one line. */
    static String line(String raw) {
        return text(raw).strip().replace('\n', ' ');
    }

    /** The same on one line, cut off with an ellipsis after so many code points. */
    static String brief(String raw, int longest) {
        String line = line(raw);
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static void append(StringBuilder out, int point) {
        if (point == '\n') {
            out.append('\n');
        } else if (point == '\t') {
            out.append(' ');
        } else if (isHidden(point)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", point));
        } else {
            out.appendCodePoint(point);
        }
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Joiners are format characters too, and scripts and emoji need them: only what reorders text is spelled
            // out.
            case Character.FORMAT -> isBidirectionalControl(point) || point == 0xFEFF;
            default -> isNoncharacter(point);
        };
    }

    private static boolean isBidirectionalControl(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    }

    private static boolean isNoncharacter(int point) {
        return point >= 0xFDD0 && point <= 0xFDEF || (point & 0xFFFE) == 0xFFFE;
    }
}
