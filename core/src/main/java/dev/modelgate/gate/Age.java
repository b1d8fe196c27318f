package dev.modelgate.gate;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The most time that may have passed since what a gate rests on was measured. A step that finds its evidence still
 * standing measures nothing, so using evidence again does not make it younger.
 *
 * @param most the bound
 */
record Age(Duration most) {
    static final String DESCRIPTION =
            "How long ago the evidence may have been measured, such as 7d; evidence that is used"
                    + " again keeps the time of its measurement.";

    private static final Duration LONGEST = Duration.ofDays(36_500);

    Age {
        if (most.isZero() || most.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("age is more than nothing and at most 36500d, not "
                    + (most.isZero() ? "nothing" : Durations.written(most)));
        }
    }

    /** Refuses what cannot be an age. */
    static void require(Optional<Duration> age) {
        age.ifPresent(Age::new);
    }

    /** What is expected of the evidence beside what it says. */
    String expectation() {
        return "measured at most " + Durations.written(most) + " ago";
    }

    /** What a gate says when some of what it rests on is too old, or does not say when it was measured. */
    Optional<GateOutcome> tooOld(GateOutcome outcome, List<Evidence> evidence, Instant now) {
        List<Evidence> old = evidence.stream()
                .filter(one -> end(one).filter(now::isBefore).isEmpty())
                .toList();
        if (old.isEmpty()) {
            return Optional.empty();
        }
        String observed = old.stream().map(Age::measured).collect(Collectors.joining("; "));
        String goals =
                old.stream().map(one -> "{goal:" + goal(one) + "}").distinct().collect(Collectors.joining(" and "));
        return Optional.of(GateOutcome.unknown(
                outcome.gate(),
                observed,
                outcome.expected(),
                "Measure again: run " + goals
                        + " with {option:no-cache}; without it, evidence is used again and keeps its age"));
    }

    /** When the first of the evidence that is young enough now will be too old. */
    Optional<Instant> runsOut(List<Evidence> evidence, Instant now) {
        return evidence.stream()
                .flatMap(one -> end(one).stream())
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    private Optional<Instant> end(Evidence evidence) {
        return evidence.measuredAt().map(at -> at.plus(most));
    }

    private static String measured(Evidence evidence) {
        String what = evidence.kind() + " of " + evidence.subjects().get(0).name();
        return evidence.measuredAt()
                .map(at -> what + " was measured at " + at)
                .orElse(what + " does not say when it was measured");
    }

    private static String goal(Evidence evidence) {
        return switch (evidence.kind()) {
            case "data-validation" -> "validate-data";
            case "model-validation" -> "validate-model";
            default -> evidence.kind();
        };
    }
}
