package dev.modelgate.reports;

import dev.modelgate.report.Section;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two samples of a distribution as rows of block characters on one scale.
 *
 * @param reference one character a bin
 * @param current one character a bin
 */
record Sparkline(String reference, String current) {
    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    static Sparkline of(Section.Distribution distribution) {
        double top = Stream.concat(distribution.reference().stream(), distribution.current().stream())
                .filter(Double::isFinite)
                .reduce(0.0, Math::max);
        return new Sparkline(line(distribution.reference(), top), line(distribution.current(), top));
    }

    private static String line(List<Double> shares, double top) {
        return shares.stream().map(share -> level(share, top)).collect(Collectors.joining());
    }

    /** Nothing at all is a dot, so that it differs from a little. */
    private static String level(double share, double top) {
        if (!(share > 0) || !(top > 0)) {
            return "·";
        }
        int level = (int) Math.ceil(Math.min(1, share / top) * LEVELS.length());
        return String.valueOf(LEVELS.charAt(level - 1));
    }
}
