package dev.modelgate.promotion;

import java.util.ArrayList;
import java.util.List;

/** The lines of a unified diff of one file. */
final class LineDiff {
    private static final int CONTEXT = 3;
    /** Beyond this many pairs of differing lines the whole middle is shown as replaced. */
    private static final long LARGEST = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Edit> edits = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** The diff; empty when the texts are equal. */
    static List<String> of(String path, String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        LineDiff diff = new LineDiff(before.lines().toList(), after.lines().toList());
        diff.compare();
        List<String> lines = new ArrayList<>(List.of("--- a/" + path, "+++ b/" + path));
        diff.hunks(lines);
        return lines;
    }

    private void compare() {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        keep(0, start);
        middle(start, before.size() - tail, after.size() - tail);
        keep(before.size() - tail, before.size());
    }

    private void keep(int from, int to) {
        before.subList(from, to).forEach(line -> edits.add(new Edit(' ', line)));
    }

    /** Longest common subsequence of what is between the common head and tail. */
    private void middle(int from, int beforeEnd, int afterEnd) {
        List<String> old = before.subList(from, beforeEnd);
        List<String> now = after.subList(from, afterEnd);
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size()
                    && j < now.size()
                    && common.length > 0
                    && old.get(i).equals(now.get(j))) {
                edits.add(new Edit(' ', old.get(i++)));
                j++;
            } else if (j == now.size()
                    || i < old.size() && (common.length == 0 || common[i + 1][j] >= common[i][j + 1])) {
                edits.add(new Edit('-', old.get(i++)));
            } else {
                edits.add(new Edit('+', now.get(j++)));
            }
        }
    }

    private static int[][] common(List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > LARGEST) {
            return new int[0][];
        }
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void hunks(List<String> lines) {
        int oldLine = 1;
        int newLine = 1;
        int at = 0;
        while (at < edits.size()) {
            int change = next(at);
            if (change < 0) {
                return;
            }
            int from = Math.max(at, change - CONTEXT);
            oldLine += from - at;
            newLine += from - at;
            int to = end(change);
            List<Edit> hunk = edits.subList(from, to);
            int olds = (int) hunk.stream().filter(edit -> edit.mark() != '+').count();
            int news = (int) hunk.stream().filter(edit -> edit.mark() != '-').count();
            lines.add("@@ -" + range(oldLine, olds) + " +" + range(newLine, news) + " @@");
            hunk.forEach(edit -> lines.add(edit.mark() + edit.line()));
            oldLine += olds;
            newLine += news;
            at = to;
        }
    }

    private static String range(int line, int count) {
        return (count == 0 ? line - 1 : line) + "," + count;
    }

    private int next(int from) {
        for (int i = from; i < edits.size(); i++) {
            if (edits.get(i).mark() != ' ') {
                return i;
            }
        }
        return -1;
    }

    private int end(int change) {
        int last = change;
        for (int i = change; i < edits.size() && i <= last + 2 * CONTEXT; i++) {
            if (edits.get(i).mark() != ' ') {
                last = i;
            }
        }
        return Math.min(edits.size(), last + CONTEXT + 1);
    }

    private record Edit(char mark, String line) {}
}
