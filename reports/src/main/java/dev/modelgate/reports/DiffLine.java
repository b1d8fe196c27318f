package dev.modelgate.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a unified diff and what it is. Inside a hunk the first character alone tells: a removed line that begins
 * with {@code --} is no header.
 *
 * @param kind what it is
 * @param text the line as it stands
 */
record DiffLine(Kind kind, String text) {
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,(\\d{1,9}))? \\+\\d+(?:,(\\d{1,9}))? @@.*");

    /** What a line of a diff is. */
    enum Kind {
        PLACE,
        ADDED,
        REMOVED,
        KEPT
    }

    /** The lines of a diff. */
    static List<DiffLine> of(List<String> lines) {
        List<DiffLine> all = new ArrayList<>();
        int before = 0;
        int after = 0;
        for (String line : lines) {
            Matcher hunk = HUNK.matcher(line);
            if (before == 0 && after == 0 && hunk.matches()) {
                before = count(hunk.group(1));
                after = count(hunk.group(2));
                all.add(new DiffLine(Kind.PLACE, line));
                continue;
            }
            Kind kind = before > 0 || after > 0 ? change(line) : header(line);
            before = Math.max(0, before - (kind == Kind.REMOVED || kind == Kind.KEPT ? 1 : 0));
            after = Math.max(0, after - (kind == Kind.ADDED || kind == Kind.KEPT ? 1 : 0));
            all.add(new DiffLine(kind, line));
        }
        return all;
    }

    private static int count(String lines) {
        return lines == null ? 1 : Integer.parseInt(lines);
    }

    private static Kind header(String line) {
        boolean place = line.startsWith("--- ") || line.startsWith("+++ ") || line.startsWith("diff ");
        return place || line.startsWith("@@") ? Kind.PLACE : change(line);
    }

    private static Kind change(String line) {
        if (line.startsWith("\\")) {
            return Kind.PLACE;
        }
        if (line.startsWith("+")) {
            return Kind.ADDED;
        }
        return line.startsWith("-") ? Kind.REMOVED : Kind.KEPT;
    }
}
