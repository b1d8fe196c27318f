package dev.modelgate.drift.scored;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;

/**
 * The section {@code drift.predictions} of the project file.
 *
 * @param of whose predictions are compared
 * @param relevance what has to become of a score for a column to matter to the model
 */
@Description("Drift as a model sees it.")
public record PredictionSettings(
        @Description("Whose predictions are compared, as one more column, and to whom columns have to matter.")
        @Default("none")
        Whose of,

        @Description(
                "A column that moves the model's score by less than this, in standard deviations of the score, does"
                        + " not matter to it: that it drifted is told, and does not count.")
        @Default("0.01")
        double relevance) {
    public PredictionSettings {
        new Violations()
                .when(
                        !(relevance >= 0 && Double.isFinite(relevance)),
                        "relevance",
                        "relevance is a number of at least 0, not " + relevance)
                .throwIfAny();
    }

    /** Whose predictions are compared. */
    public enum Whose {
        /** No model is asked. */
        @Description("no model is asked")
        NONE,
        /** The model that was trained from what is checked out. */
        @Description("the model that was trained from what is checked out")
        CANDIDATE,
        /** The model that the environment runs. */
        @Description("the model that the environment runs, once it runs one")
        CHAMPION
    }

    /** The settings of a project that says nothing about predictions. */
    public static PredictionSettings defaults() {
        return new PredictionSettings(Whose.NONE, 0.01);
    }
}
