package dev.modelgate.reports;

import dev.modelgate.report.Section;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A distribution as inline SVG: the reference as wide pale bars with an edge, the current sample as narrow dark bars in
 * front of them, so that the two can be told apart without colour. Below them, the effect.
 *
 * <p>A page of hundreds of columns has charts of two paths instead of a bar for each bin, which name no bin by itself.
 */
final class DistributionChart {
    private static final int WIDTH = 300;
    static final int HEIGHT = 150;
    static final int LEFT = 42;
    static final int RIGHT = 298;
    private static final int TOP = 10;
    private static final int BOTTOM = 126;
    private static final double CHARACTER = 7;
    private static final int LONGEST_LABEL = 12;
    private static final List<Double> TOPS = List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0);

    private final Section.Distribution distribution;
    private final String id;
    private final boolean whole;
    private final double top;
    private final double slot;
    private final StringBuilder out = new StringBuilder();

    private DistributionChart(Section.Distribution distribution, String id, boolean whole) {
        this.distribution = distribution;
        this.id = id;
        this.whole = whole;
        double highest = Stream.concat(distribution.reference().stream(), distribution.current().stream())
                .filter(Double::isFinite)
                .reduce(0.0, Math::max);
        top = TOPS.stream()
                .filter(candidate -> candidate >= highest)
                .findFirst()
                .orElse(1.0);
        slot = (double) (RIGHT - LEFT) / distribution.bins().size();
    }

    /** The chart; ids inside it begin with the given one, which is unique in the page. */
    static String svg(Section.Distribution distribution, String id) {
        return new DistributionChart(distribution, id, true).draw();
    }

    /** The chart in few characters; its effect stands in the table of columns. */
    static String brief(Section.Distribution distribution) {
        return new DistributionChart(distribution, "", false).draw();
    }

    private String draw() {
        int height = HEIGHT + (distribution.effect().isPresent() ? EffectBar.HEIGHT : 0);
        String size = " viewBox=\"0 0 " + WIDTH + ' ' + height + "\">\n";
        out.append("<svg class=\"chart\" role=\"img\"");
        if (whole) {
            out.append(" aria-labelledby=\"").append(id).append("-title ").append(id);
            out.append("-desc\"").append(size);
            out.append("<title id=\"").append(id).append("-title\">Distribution of ");
            out.append(Escaped.xml(distribution.title())).append("</title>\n");
            out.append("<desc id=\"").append(id).append("-desc\">");
            out.append(description()).append("</desc>\n");
        } else {
            out.append(" aria-label=\"").append(description()).append('"').append(size);
        }
        gridLine(top);
        gridLine(top / 2);
        if (whole) {
            for (int bin = 0; bin < distribution.bins().size(); bin++) {
                bars(bin);
            }
        } else {
            path("reference", 0.1, 0.8, distribution.reference());
            path("current", 0.3, 0.4, distribution.current());
        }
        line("axis", BOTTOM);
        labels();
        distribution.effect().map(EffectBar::of).ifPresent(out::append);
        return out.append("</svg>").toString();
    }

    private String description() {
        int widest = 0;
        for (int bin = 1; bin < distribution.bins().size(); bin++) {
            if (difference(bin) > difference(widest)) {
                widest = bin;
            }
        }
        String effect = distribution
                .effect()
                .filter(any -> whole)
                .map(found -> " The " + EffectBar.words(found) + ".")
                .orElse("");
        String bars = whole
                ? "Bars over " + distribution.bins().size() + " bins: share of the reference and of the current sample."
                : "Bars of both samples.";
        if (difference(widest) < 0) {
            return bars + effect;
        }
        return bars + " They differ most in "
                + Escaped.xml(Visible.line(distribution.bins().get(widest))) + ": "
                + Numbers.percent(distribution.reference().get(widest)) + " to "
                + Numbers.percent(distribution.current().get(widest)) + "." + effect;
    }

    /** How far the two shares are apart; less than nothing when one of them is not known. */
    private double difference(int bin) {
        double difference = Math.abs(
                distribution.current().get(bin) - distribution.reference().get(bin));
        return Double.isFinite(difference) ? difference : -1;
    }

    private void bars(int bin) {
        double start = LEFT + bin * slot;
        out.append("<g><title>")
                .append(Escaped.xml(Visible.line(distribution.bins().get(bin))));
        out.append(": reference ")
                .append(Numbers.percent(distribution.reference().get(bin)));
        out.append(", current ")
                .append(Numbers.percent(distribution.current().get(bin)))
                .append("</title>");
        bar(
                "reference",
                start + 0.1 * slot,
                0.8 * slot,
                distribution.reference().get(bin));
        bar("current", start + 0.3 * slot, 0.4 * slot, distribution.current().get(bin));
        out.append("</g>\n");
    }

    /** All bars of a side, to the pixel; from and wide are parts of a bin. */
    private void path(String series, double from, double wide, List<Double> shares) {
        out.append("<path class=\"").append(series).append("\" d=\"");
        long width = Math.max(1, Math.round(wide * slot));
        for (int bin = 0; bin < shares.size(); bin++) {
            double height = height(shares.get(bin));
            if (height > 0) {
                out.append('M')
                        .append(Math.round(LEFT + (bin + from) * slot))
                        .append(' ')
                        .append(BOTTOM);
                out.append('v')
                        .append(-Math.max(1, Math.round(height)))
                        .append('h')
                        .append(width);
                out.append('V').append(BOTTOM).append('z');
            }
        }
        out.append("\"/>\n");
    }

    private double height(double share) {
        return Double.isFinite(share) ? Math.max(0, Math.min(1, share / top)) * (BOTTOM - TOP) : 0;
    }

    private void bar(String series, double x, double width, double share) {
        double height = height(share);
        out.append("<rect class=\"").append(series).append("\" x=\"").append(number(x));
        out.append("\" y=\"")
                .append(number(BOTTOM - height))
                .append("\" width=\"")
                .append(number(width));
        out.append("\" height=\"").append(number(height)).append("\"/>");
    }

    private void gridLine(double share) {
        double y = BOTTOM - share / top * (BOTTOM - TOP);
        line("grid", y);
        String label =
                String.format(Locale.ROOT, share * 100 == Math.rint(share * 100) ? "%.0f %%" : "%.1f %%", share * 100);
        text(LEFT - 6, y + 4, "end", label);
    }

    private void line(String kind, double y) {
        out.append("<path class=\"")
                .append(kind)
                .append("\" d=\"M")
                .append(LEFT)
                .append(' ');
        out.append(number(y)).append('H').append(RIGHT).append("\"/>\n");
    }

    /** As many labels as fit, at even distances. */
    private void labels() {
        List<String> labels = distribution.bins().stream()
                .map(label -> Visible.brief(label, LONGEST_LABEL))
                .toList();
        int longest = labels.stream().mapToInt(TextTable::width).max().orElse(0);
        int step = Math.max(1, (int) Math.ceil((longest + 1) * CHARACTER / slot));
        double free = 0;
        for (int bin = 0; bin < labels.size(); bin += step) {
            double centre = LEFT + (bin + 0.5) * slot;
            double length = TextTable.width(labels.get(bin)) * CHARACTER;
            double start = Math.min(centre - length / 2, WIDTH - length);
            // The last label is moved to the left when it would leave the chart, and left out when it then meets
            // another.
            if (start >= free) {
                text(start + length / 2, BOTTOM + 16, "middle", labels.get(bin));
                free = start + length + CHARACTER;
            }
        }
    }

    private void text(double x, double y, String anchor, String words) {
        out.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" text-anchor=\"");
        out.append(anchor).append("\">").append(Escaped.xml(words)).append("</text>\n");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
