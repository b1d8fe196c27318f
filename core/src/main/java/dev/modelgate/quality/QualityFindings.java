package dev.modelgate.quality;

import dev.modelgate.model.Figures;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** What did not hold, or could not be told, and what to do about it. */
final class QualityFindings {
    private final QualityResult result;

    QualityFindings(QualityResult result) {
        this.result = result;
    }

    List<Finding> findings() {
        if (result.verdict() != QualityVerdict.DEGRADED) {
            return List.of();
        }
        String title = result.loss().title();
        String fix = "Look at what changed, with {goal:drift}, and train the model on newer data; or raise"
                + " {key:quality.margin}";
        List<Finding> findings = new ArrayList<>();
        result.tracked()
                .filter(tracked -> tracked.verdict() == QualityVerdict.DEGRADED)
                .ifPresent(tracked -> findings.add(finding(title, tracked, fix)));
        for (TrackedSlice slice : result.slices()) {
            slice.tracked()
                    .filter(tracked -> tracked.verdict() == QualityVerdict.DEGRADED)
                    .ifPresent(tracked -> findings.add(finding(title + " where " + slice.name(), tracked, fix)));
        }
        result.concept().filter(Concept::drifted).ifPresent(concept -> findings.add(drifted(title, concept)));
        if (result.basis() == QualityResult.Basis.SCORES) {
            findings.add(Finding.of(
                            "quality",
                            title,
                            result.reason(),
                            "at most " + Figures.figure(result.margin()) + " more than on the reference",
                            fix)
                    .withSamples(result.rows().scored()));
        }
        return findings;
    }

    private static Finding finding(String subject, Tracked tracked, String fix) {
        return Finding.of(
                        "quality",
                        subject,
                        Figures.interval(tracked.sequence()) + " until now, above the limit since "
                                + tracked.since().orElse("now"),
                        "at most " + Figures.figure(tracked.limit()),
                        fix)
                .withSamples(tracked.rows());
    }

    private static Finding drifted(String title, Concept concept) {
        return Finding.of(
                        "concept drift",
                        title,
                        Figures.figure(concept.excess()) + " more than was expected of the same rows, "
                                + Figures.figure(concept.least()) + " at least, sure since "
                                + concept.since().orElse("now"),
                        "at most " + Figures.figure(concept.limit()) + " more than expected",
                        "Train the model on rows with newer labels; scores mean something else than they did, and what is"
                                + " expected from them is as wrong. To be told only, set {key:quality.onConceptDrift}")
                .withSamples(concept.rows());
    }

    Problem problem() {
        return Problem.of(
                "It cannot be told whether the model degraded: " + result.reason(),
                "Bring more rows with labels, take shorter windows with {option:window}, raise {key:quality.margin}, or"
                        + " ask for no proof with {key:quality.proof}");
    }
}
