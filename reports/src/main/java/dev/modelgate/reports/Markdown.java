package dev.modelgate.reports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spelling of text in GitHub Flavored Markdown, so that it shows as it is and triggers nothing. */
final class Markdown {
    private static final Pattern SPECIAL =
            Pattern.compile("[\\\\`*\\[|~$]|#(?!\\d)|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    private static final Pattern BLOCK_START = Pattern.compile("^([-+=]|\\d{1,9}(?=[.)]))");

    /**
     * What GitHub turns into a notification, a reference or a link after rendering, where a backslash no longer helps:
     * {@code @name}, {@code #12}, {@code GH-12}, {@code https://} and {@code www.}. In a pull request, "fixes #12" in
     * the name of a column would close an issue.
     */
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)@(?=\\w)|#(?=\\d)|\\bGH-(?=\\d)|:(?=//)|\\bwww(?=\\.)");

    private static final String ZERO_WIDTH_SPACE = "\u200B";

    private Markdown() {}

    /** Text inside a line or a cell; line feeds become breaks. */
    static String inline(String raw) {
        String text = Visible.text(raw).strip();
        String escaped = SPECIAL.matcher(text).replaceAll(match -> Matcher.quoteReplacement("\\" + match.group()));
        String quiet = REFERENCE
                .matcher(escaped)
                .replaceAll(match -> Matcher.quoteReplacement(match.group() + ZERO_WIDTH_SPACE));
        return quiet.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\n+", "<br>");
    }

    /** Text that begins a block: what would make it a list or a heading is escaped. */
    static String paragraph(String raw) {
        Matcher start = BLOCK_START.matcher(inline(raw));
        return start.replaceFirst(match -> Matcher.quoteReplacement(
                Character.isDigit(match.group().charAt(0)) ? match.group() + "\\" : "\\" + match.group()));
    }

    /** Text as code; not for a cell, where a pipe would end it. */
    static String code(String raw) {
        String text = Visible.line(raw);
        String fence = "`".repeat(longestRun(text) + 1);
        boolean padded = text.isEmpty() || text.startsWith("`") || text.endsWith("`");
        return padded ? fence + " " + text + " " + fence : fence + text + fence;
    }

    /** A fence that no line inside it can close. */
    static String fence(String body) {
        return "`".repeat(Math.max(3, longestRun(body) + 1));
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
