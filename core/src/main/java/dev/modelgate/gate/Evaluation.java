package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What gates say of one input at one time. What depends on measurements, the time among them, is kept apart from the
 * outcomes: it differs from run to run.
 */
final class Evaluation {
    /** Clocks of machines that work together differ by less. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final String CLOCK = "clock";
    private static final String APART = "a measurement, which stands in measured.observations";

    private final GateInput input;
    private final RuleLanguage rules;
    private final Instant now;
    private final List<GateOutcome> outcomes = new ArrayList<>();
    private final SortedMap<String, String> observations = new TreeMap<>();
    private Optional<Instant> until = Optional.empty();

    Evaluation(GateInput input, RuleLanguage rules, Instant now) {
        this.input = input;
        this.rules = rules;
        this.now = now;
        fromTheFuture();
    }

    /** Which of two measurements is newer, and how old one is, cannot be told by a clock that is wrong. */
    private void fromTheFuture() {
        List<Evidence> future = input.evidence().stream()
                .filter(one -> one.measuredAt()
                        .filter(at -> at.isAfter(now.plus(SKEW)))
                        .isPresent())
                .toList();
        if (!future.isEmpty()) {
            keepApart(GateOutcome.unknown(
                    CLOCK,
                    future.stream()
                            .map(one -> one.kind() + " of "
                                    + one.subjects().get(0).name() + " was measured at "
                                    + one.measuredAt().orElseThrow())
                            .collect(Collectors.joining("; ")),
                    "evidence that was measured before now",
                    "Set the clocks right, and run the goals that measured it again with {option:no-cache}"));
            expires(future.stream().map(one -> one.measuredAt().orElseThrow()).min(Instant::compareTo));
        }
    }

    void add(Optional<GateOutcome> outcome) {
        outcome.ifPresent(outcomes::add);
    }

    void add(Gate gate) {
        GateOutcome said = gate.evaluate(input, rules);
        Optional<Age> age = gate.age().map(Age::new);
        if (age.isEmpty()) {
            if (gate.readsMeasurements()) {
                keepApart(said);
            } else {
                outcomes.add(said);
            }
            return;
        }
        GateOutcome expecting =
                said.withExpected(said.expected() + ", " + age.get().expectation());
        List<Evidence> basis = gate.restsOn(input);
        expires(age.get().runsOut(basis, now));
        Optional<GateOutcome> tooOld = said.verdict() == GateOutcome.Verdict.SATISFIED
                ? age.get().tooOld(expecting, basis, now)
                : Optional.empty();
        tooOld.ifPresentOrElse(this::keepApart, () -> outcomes.add(expecting));
    }

    /** Adds what was said of something that differs from run to run. */
    void keepApart(GateOutcome outcome) {
        observations.put(outcome.gate(), outcome.observed());
        outcomes.add(outcome.withObserved(APART));
    }

    private void expires(Optional<Instant> end) {
        until = end.filter(one -> until.isEmpty() || one.isBefore(until.get())).or(() -> until);
    }

    /** What was said, in order. */
    List<GateOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** What was seen that differs from run to run. */
    DecisionMeasurements measurements(List<Digest> statements) {
        return new DecisionMeasurements(observations, statements, until);
    }
}
