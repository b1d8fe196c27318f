package dev.modelgate.drift;

import dev.modelgate.drift.evidently.ColumnOutcome;
import dev.modelgate.drift.evidently.StatTest;
import dev.modelgate.evidence.Rounding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a column's verdict by Evidently's rules rests on.
 *
 * @param type what Evidently takes the column for: numerical, categorical or text
 * @param test Evidently's name of the test in force, if it came to choosing one
 * @param score the test's p-value or distance, 12 significant digits; absent when there is none, and the column's reason
 *     says why
 * @param threshold the threshold in force
 * @param departures where Evidently itself would not have said this, in sentences without a final stop
 */
public record EvidentlyScore(
        String type, Optional<String> test, OptionalDouble score, OptionalDouble threshold, List<String> departures) {
    public EvidentlyScore {
        score = Rounding.twelve(score);
        departures = List.copyOf(departures);
    }

    static EvidentlyScore of(ColumnOutcome outcome) {
        return new EvidentlyScore(
                outcome.type().toString(),
                outcome.test().map(StatTest::toString),
                outcome.score(),
                outcome.threshold(),
                outcome.departures());
    }
}
