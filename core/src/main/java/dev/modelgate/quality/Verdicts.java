package dev.modelgate.quality;

import dev.modelgate.model.Figures;
import dev.modelgate.quality.Expected.PositiveShare;
import dev.modelgate.quality.QualityResult.Basis;
import dev.modelgate.quality.QualitySettings.OnConceptDrift;
import dev.modelgate.statistics.ConfidenceInterval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides whether a model degraded from what labels and scores say, and says why in a sentence. */
final class Verdicts {
    /** With more of the scores outside of the reference's, nobody knows what they mean. */
    private static final double MOST_OUTSIDE = 0.05;

    private final QualitySettings settings;
    private final Optional<String> unexpected;

    /** @param unexpected why nothing can be expected, when nothing can */
    Verdicts(QualitySettings settings, Optional<String> unexpected) {
        this.settings = settings;
        this.unexpected = unexpected;
    }

    /** A verdict with its reason and what it rests on. */
    record Reasoned(QualityVerdict verdict, String reason, Basis basis) {
        boolean is(QualityVerdict other) {
            return verdict == other;
        }
    }

    /** Labels before scores; but the first few labels, which cannot tell, do not hide what the scores say. */
    Reasoned of(
            Optional<Tracked> tracked,
            List<TrackedSlice> slices,
            Optional<Concept> concept,
            Optional<Expected> expected) {
        Reasoned byScores = byScores(expected);
        if (tracked.isEmpty()) {
            return byScores;
        }
        Reasoned byLabels = byLabels(tracked.get(), slices);
        if (byLabels.is(QualityVerdict.DEGRADED)) {
            return byLabels;
        }
        if (settings.onConceptDrift() == OnConceptDrift.DENY
                && concept.filter(Concept::drifted).isPresent()) {
            return byConcept(concept.get());
        }
        boolean onlyByScores = byLabels.is(QualityVerdict.CANNOT_TELL) && byScores.is(QualityVerdict.DEGRADED);
        return onlyByScores ? byScores : byLabels;
    }

    private Reasoned byConcept(Concept concept) {
        return new Reasoned(
                QualityVerdict.DEGRADED,
                "scores mean something else than they did: the "
                        + settings.loss().title() + " exceeds what was expected"
                        + " of the same rows by " + signed(concept.excess()) + ", " + signed(concept.least())
                        + " at least, sure since "
                        + concept.since().orElse("now"),
                Basis.CONCEPT);
    }

    private Reasoned byLabels(Tracked whole, List<TrackedSlice> slices) {
        List<String> degraded = slices.stream()
                .filter(slice -> slice.tracked()
                        .filter(own -> own.verdict() == QualityVerdict.DEGRADED)
                        .isPresent())
                .map(TrackedSlice::name)
                .toList();
        String title = settings.loss().title();
        if (whole.verdict() == QualityVerdict.DEGRADED) {
            return new Reasoned(
                    QualityVerdict.DEGRADED,
                    "the " + title + " has been above " + digits(whole.limit()) + ", sure since "
                            + whole.since().orElse("now"),
                    Basis.LABELS);
        }
        if (!degraded.isEmpty()) {
            return new Reasoned(
                    QualityVerdict.DEGRADED,
                    "the " + title + " has been above its limit where " + String.join(", ", degraded),
                    Basis.LABELS);
        }
        if (whole.verdict() == QualityVerdict.HOLDS) {
            return new Reasoned(
                    QualityVerdict.HOLDS,
                    "the " + title + " is " + digits(whole.sequence().upper()) + " at most",
                    Basis.LABELS);
        }
        return new Reasoned(
                QualityVerdict.CANNOT_TELL,
                "the " + title + " may be anything from "
                        + digits(whole.sequence().lower()) + " to "
                        + digits(whole.sequence().upper()) + ", and " + digits(whole.limit()) + " is the limit",
                Basis.LABELS);
    }

    private Reasoned byScores(Optional<Expected> expected) {
        if (expected.isEmpty()) {
            return new Reasoned(
                    QualityVerdict.CANNOT_TELL,
                    "no row has a label that tells, and " + unexpected.orElse("nothing is known"),
                    Basis.SCORES);
        }
        ConfidenceInterval excess = expected.get().excess();
        String told = "by the scores alone, the " + settings.loss().title() + " is expected to differ by "
                + Figures.signed(excess);
        if (expected.get().outside() > MOST_OUTSIDE) {
            return new Reasoned(
                    QualityVerdict.CANNOT_TELL,
                    told + ", but many scores are outside of those whose meaning is known",
                    Basis.SCORES);
        }
        QualityVerdict first = reading(excess);
        if (expected.get().shifted().isEmpty()) {
            return new Reasoned(first, told, Basis.SCORES);
        }
        ConfidenceInterval shifted = expected.get().shifted().get();
        QualityVerdict second = reading(shifted);
        boolean refuted =
                expected.get().positives().filter(PositiveShare::refuted).isPresent();
        String both = told + " if they mean what they meant, and by " + Figures.signed(shifted)
                + " if only the share of positive rows changed";
        return refuted
                ? new Reasoned(
                        first, first == second ? told : both + ", which the scores do not bear out", Basis.SCORES)
                : new Reasoned(worse(first, second), both, Basis.SCORES);
    }

    private QualityVerdict reading(ConfidenceInterval excess) {
        if (excess.lower() > settings.margin()) {
            return QualityVerdict.DEGRADED;
        }
        return excess.upper() <= settings.margin() ? QualityVerdict.HOLDS : QualityVerdict.CANNOT_TELL;
    }

    private static QualityVerdict worse(QualityVerdict first, QualityVerdict second) {
        for (QualityVerdict verdict : List.of(QualityVerdict.DEGRADED, QualityVerdict.CANNOT_TELL)) {
            if (first == verdict || second == verdict) {
                return verdict;
            }
        }
        return QualityVerdict.HOLDS;
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
