package dev.modelgate.drift.evidently;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Evidently says of a column.
 *
 * @param column name of the column
 * @param type what Evidently takes it for
 * @param test the test in force, if it came to choosing one
 * @param score its finite score: a p-value or a distance
 * @param threshold the threshold in force
 * @param judgement drifted or not
 * @param reason the judgement in a sentence without a final stop
 * @param departures where Evidently itself would not have said this, in sentences without a final stop
 */
public record ColumnOutcome(
        String column,
        FeatureType type,
        Optional<StatTest> test,
        OptionalDouble score,
        OptionalDouble threshold,
        Judgement judgement,
        String reason,
        List<String> departures) {

    public ColumnOutcome {
        departures = List.copyOf(departures);
        if (score.isPresent() && !Double.isFinite(score.getAsDouble())) {
            throw new IllegalArgumentException("the score is " + score.getAsDouble() + ", not a finite number");
        }
    }
}
