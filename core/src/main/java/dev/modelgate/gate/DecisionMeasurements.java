package dev.modelgate.gate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a decision saw that differs from run to run.
 *
 * @param observations name of a gate that looked at measurements to what it saw
 * @param statements digests of the whole statements that the gates could see, sorted
 * @param until when the gates would say something else though nothing was measured again, because evidence gets too old
 */
// The runner of steps adds what it measures of every step beside this.
@JsonIgnoreProperties(ignoreUnknown = true)
record DecisionMeasurements(SortedMap<String, String> observations, List<Digest> statements, Optional<Instant> until) {
    DecisionMeasurements {
        observations = Collections.unmodifiableSortedMap(new TreeMap<>(observations));
        statements = List.copyOf(statements);
    }

    static DecisionMeasurements of(Evidence decision) {
        return Json.as(decision.measured(), DecisionMeasurements.class);
    }

    /** The outcomes as a person reads them, with what was measured. */
    List<GateOutcome> completed(List<GateOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.withObserved(observations.getOrDefault(outcome.gate(), outcome.observed())))
                .toList();
    }

    /** Whether it still holds at a time, as far as that is a matter of time. */
    boolean holdsAt(Instant time) {
        return until.filter(end -> !time.isBefore(end)).isEmpty();
    }
}
