package dev.modelgate.quality;

import dev.modelgate.model.Figures;
import dev.modelgate.quality.Expected.PositiveShare;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import dev.modelgate.statistics.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what is expected from the scores alone, and what has to be true for that. */
final class ExpectedTables {
    private final QualityResult result;

    ExpectedTables(QualityResult result) {
        this.result = result;
    }

    List<Section> sections() {
        if (result.expected().isEmpty()) {
            return List.of(new Section.Text(
                    "Expected from scores",
                    List.of("Nothing: " + result.unexpected().orElse("nothing is known") + ".")));
        }
        Expected expected = result.expected().get();
        List<Section> sections = new ArrayList<>();
        sections.add(figures(expected));
        sections.add(assumptions(expected));
        expected.positives().ifPresent(share -> sections.add(positives(share)));
        return sections;
    }

    private static Section figures(Expected expected) {
        boolean both = expected.shifted().isPresent();
        List<String> titles = new ArrayList<>(
                List.of("Figure", "Reference", "Would have been expected there", "Data, expected [95 %]"));
        if (both) {
            titles.add("If only the share of positive rows changed [95 %]");
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Expected.Figure figure : expected.figures()) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.of(figure.name()),
                    Cell.of(Figures.figure(figure.realised())),
                    Cell.of(Figures.figure(figure.expectedOfReference())),
                    Cell.of(Figures.interval(figure.estimate()))));
            if (both) {
                row.add(QualityReport.figure(figure.shifted()));
            }
            rows.add(row);
        }
        return new Section.Table("Expected from scores", titles, rows);
    }

    private Section assumptions(Expected expected) {
        List<String> lines = new ArrayList<>();
        lines.add("Against the reference the " + result.loss().title() + " is expected to differ by "
                + signed(expected.excess()) + ".");
        lines.add(
                "This holds if a score means what it meant on the reference, where it was calibrated (covariate shift):"
                        + " rows may be harder or easier than they were, but the truth behind rows that look alike has not"
                        + " changed. Labels alone can show that.");
        expected.shifted().ifPresent(shifted -> labelShift(expected, shifted, lines));
        expected.drift()
                .ifPresent(drift -> lines.add(
                        "On the rows with a label the " + result.loss().title() + " differs by "
                                + signed(drift) + " from what was expected of them"
                                + (drift.contains(0)
                                        ? ", which may be chance."
                                        : ", by one look: scores mean something else than they did.")));
        lines.add(QualityReport.percent(expected.outside()) + " of the scores are outside of the reference's.");
        lines.add("The intervals allow for what rows share within "
                + (expected.blocks() > 1 ? expected.blocks() + " windows" : "no window") + " of the data and "
                + (expected.referenceBlocks() > 1 ? expected.referenceBlocks() + " windows" : "no window")
                + " of the reference. They are of one look, and not of many.");
        return new Section.Text("What that rests on", lines);
    }

    private void labelShift(Expected expected, ConfidenceInterval shifted, List<String> lines) {
        PositiveShare share = expected.positives().orElseThrow();
        lines.add(String.format(
                Locale.ROOT,
                "It is not the only way to read the scores. By it %s of the rows are positive. If positive rows look as they"
                        + " did, negative ones too, and their number alone changed (label shift), %s are, a score means"
                        + " another thing than it did, and the %s is expected to differ by %s.",
                percents(share.implied()),
                percents(share.mostLikely()),
                result.loss().title(),
                signed(shifted)));
        lines.add(
                share.refuted()
                        ? "The scores say that more changed than that share, so that the second reading is not the whole"
                                + " truth; nothing says that the first is."
                        : "Scores alone cannot tell which of both is true. The verdict is the worse one; labels can tell.");
    }

    private Section positives(PositiveShare share) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(QualityReport.row("on the reference", QualityReport.percent(share.reference())));
        result.quality()
                .ifPresent(quality -> rows.add(QualityReport.row(
                        "of the rows with a label",
                        QualityReport.percent((double) quality.positives() / quality.rows()))));
        rows.add(QualityReport.row("if scores mean what they meant", percents(share.implied())));
        rows.add(QualityReport.row("that explains the scores best", percents(share.mostLikely())));
        rows.add(QualityReport.row(
                "that explains how many are called positive",
                share.blackBox().map(ExpectedTables::percents).orElse("cannot be told")));
        rows.add(QualityReport.row(
                "if positive rows look as they did, and negative ones too",
                share.refuted()
                        ? String.format(
                                Locale.ROOT,
                                "they do not: the scores are %.3f off, p = %.3f; more changed than that share",
                                share.distance(),
                                share.pValue())
                        : String.format(
                                Locale.ROOT,
                                "the scores do not say otherwise: %.3f off, p = %.3f",
                                share.distance(),
                                share.pValue())));
        return new Section.Table("Share of positive rows", List.of("Share", "Value"), rows);
    }

    private static String signed(ConfidenceInterval interval) {
        return Figures.signed(interval);
    }

    private static String percents(ConfidenceInterval interval) {
        return String.format(
                Locale.ROOT,
                "%.1f %% [%.1f %%, %.1f %%]",
                100 * interval.estimate(),
                100 * interval.lower(),
                100 * interval.upper());
    }
}
