package dev.modelgate.reports;

import dev.modelgate.report.Effect;
import java.util.List;
import java.util.Locale;

/**
 * An effect as a point with its interval on a scale from nothing to 4, beside the noise, the margin and what would have
 * been found. Distances are roots, so that the margin can be told from nothing and a large effect still has its place.
 *
 * <p>All bars of a page stand at one place of their charts and share one scale, which the page has once.
 */
final class EffectBar {
    /** How much higher a chart is that has a bar. */
    static final int HEIGHT = 44;

    private static final double GREATEST = 4;
    private static final List<String> TICKS = List.of("0", "0.1", "0.5", "1", "2", "4");
    private static final int MIDDLE = DistributionChart.HEIGHT + 14;
    private static final int HALF = 6;

    private EffectBar() {}

    /** The scale, to stand once in a page before the first bar. */
    static String scale() {
        StringBuilder out =
                new StringBuilder("<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs><g id=\"scale\">");
        out.append("<path class=\"axis\" d=\"M").append(at(0)).append(' ').append(MIDDLE);
        out.append('H').append(at(GREATEST)).append("\"/>");
        for (String tick : TICKS) {
            out.append("<text x=\"")
                    .append(at(Double.parseDouble(tick)))
                    .append("\" y=\"")
                    .append(MIDDLE + 22);
            out.append("\" text-anchor=\"middle\">").append(tick).append("</text>");
        }
        return out.append("</g></defs></svg>\n").toString();
    }

    static String of(Effect effect) {
        return "<use href=\"#scale\"/>"
                + path(
                        "noise",
                        at(0) + " " + (MIDDLE - HALF) + "H" + at(effect.noise()) + "v" + 2 * HALF + "H" + at(0) + "z")
                + path("margin", at(effect.margin()) + " " + (MIDDLE - 9) + "v18")
                + path("found", at(effect.found()) + " " + (MIDDLE + 2) + "l4 7h-8z")
                + path("interval", at(effect.low()) + " " + MIDDLE + "H" + at(effect.high()))
                + "<circle class=\"estimate\" cx=\"" + at(effect.estimate()) + "\" cy=\"" + MIDDLE + "\" r=\"4\"/>\n";
    }

    private static String path(String kind, String shape) {
        return "<path class=\"" + kind + "\" d=\"M" + shape + "\"/>";
    }

    /** The same in words, for those who do not see it. */
    static String words(Effect effect) {
        return "effect " + three(effect.estimate()) + ", " + three(effect.low()) + " to " + three(effect.high())
                + "; chance " + three(effect.noise()) + ", margin " + three(effect.margin()) + ", would be found from "
                + three(effect.found());
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String at(double effect) {
        double width = DistributionChart.RIGHT - DistributionChart.LEFT;
        String text = String.format(
                Locale.ROOT, "%.1f", DistributionChart.LEFT + width * Math.sqrt(Math.min(effect, GREATEST) / GREATEST));
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
