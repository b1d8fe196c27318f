package dev.modelgate.model;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;
import java.util.List;
import java.util.Optional;

/**
 * How candidates are evaluated: the key {@code evaluate} of the project file.
 *
 * @param slices columns whose every value is evaluated by itself
 * @param leastSliceRows rows with a label that a slice needs to be judged
 * @param latencyRuns how many single rows are timed after warm-up; 0 for none
 * @param bounds what every candidate must reach
 */
@Description("How candidates are evaluated.")
public record EvaluationSettings(
        @Description("Columns whose every value is evaluated by itself.") @Default("[]")
        List<String> slices,

        @Description("Rows with a label that a slice needs to be judged, at least 2.") @Default("100")
        int leastSliceRows,

        @Description("How many single rows are timed after warm-up; 0 for none.") @Default("1000")
        int latencyRuns,

        @Description("What every candidate must reach, whatever environment it wants to enter.")
        Optional<QualityBounds> bounds) {
    public EvaluationSettings {
        new Violations()
                .when(
                        leastSliceRows < 2,
                        "leastSliceRows",
                        "leastSliceRows is " + leastSliceRows + "; a slice needs 2 rows or more")
                .when(latencyRuns < 0, "latencyRuns", "latencyRuns is negative: " + latencyRuns)
                .throwIfAny();
        slices = List.copyOf(slices);
    }

    /** The settings of a project that says nothing. */
    public static EvaluationSettings defaults() {
        return new EvaluationSettings(List.of(), 100, 1000, Optional.empty());
    }
}
