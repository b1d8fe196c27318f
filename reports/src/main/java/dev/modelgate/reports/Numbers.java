package dev.modelgate.reports;

import dev.modelgate.report.Section;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Numbers as people read them, and which columns hold them. */
final class Numbers {
    private static final String ONE =
            "[-+−±<>≤≥~]? ?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?([eE][-+]?\\d+)?( ?(%|ns|µs|ms|s|min|h|d|B|[kKMGT]i?B|pp|[x×]))?";
    private static final Pattern NUMBER = Pattern.compile(ONE + "( / (" + ONE + "|[-–—]))?");
    private static final Set<String> BLANK = Set.of("", "-", "–", "—", "n/a");

    private Numbers() {}

    /**
     * For each column whether it holds numbers, pairs of them such as {@code 0.1 / 0.2}, and blanks alone, at least one
     * number: such a column is flush right.
     */
    static List<Boolean> columns(Section.Table table) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(column -> {
                    List<String> texts = table.rows().stream()
                            .map(row -> row.get(column).text().strip())
                            .filter(text -> !BLANK.contains(text))
                            .toList();
                    return !texts.isEmpty()
                            && texts.stream()
                                    .allMatch(text -> NUMBER.matcher(text).matches());
                })
                .toList();
    }

    /** A share as a percentage with one digit, {@code –} when the sample is empty. */
    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : "–";
    }

    /** A count with thousands set apart. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
