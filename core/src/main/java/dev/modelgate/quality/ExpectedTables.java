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
    private static final double SURPRISING = 0.01;

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
        List<List<Cell>> rows = expected.figures().stream()
                .map(figure -> List.of(
                        Cell.of(figure.name()),
                        Cell.of(Figures.figure(figure.realised())),
                        Cell.of(Figures.figure(figure.expectedOfReference())),
                        Cell.of(Figures.interval(figure.estimate()))))
                .toList();
        return new Section.Table(
                "Expected from scores",
                List.of("Figure", "Reference", "Would have been expected there", "Data, expected [95 %]"),
                rows);
    }

    private Section assumptions(Expected expected) {
        List<String> lines = new ArrayList<>();
        lines.add("Against the reference the " + result.loss().title() + " is expected to differ by "
                + signed(expected.excess()) + ".");
        lines.add("This holds if a score means what it meant on the reference, where it was calibrated: rows may be"
                + " harder or easier than they were, but the truth behind rows that look alike has not changed. Labels"
                + " alone can show that.");
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

    private Section positives(PositiveShare share) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(QualityReport.row("on the reference", QualityReport.percent(share.reference())));
        result.quality()
                .ifPresent(quality -> rows.add(QualityReport.row(
                        "of the rows with a label",
                        QualityReport.percent((double) quality.positives() / quality.rows()))));
        rows.add(QualityReport.row("that explains the scores best", percents(share.mostLikely())));
        rows.add(QualityReport.row(
                "that explains how many are called positive",
                share.blackBox().map(ExpectedTables::percents).orElse("cannot be told")));
        boolean surprising = share.pValue() < SURPRISING;
        rows.add(QualityReport.row(
                "if positive rows look as they did, and negative ones too",
                surprising
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
