package dev.modelgate.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.modelgate.settings.Description;

/**
 * What the quality over time is judged by: a loss that every row has by itself, from 0, the best, to 1. Only of such are
 * there sequences that hold however often one looks; the log loss has no bound, and an area belongs to no single row.
 */
public enum BoundedLoss {
    /** Squared distance of the score from the truth. */
    @JsonProperty("brier")
    @Description("squared distance of the score from the truth")
    BRIER("Brier score") {
        @Override
        double of(double score, boolean positive, double threshold) {
            double distance = score - (positive ? 1 : 0);
            return distance * distance;
        }
    },
    /** Whether a row is called wrongly at the model's threshold. */
    @JsonProperty("error-rate")
    @Description("whether a row is called wrongly at the model's threshold")
    ERROR_RATE("error rate") {
        @Override
        double of(double score, boolean positive, double threshold) {
            return score >= threshold == positive ? 0 : 1;
        }
    };

    private final String title;

    BoundedLoss(String title) {
        this.title = title;
    }

    /** How people read its mean. */
    public String title() {
        return title;
    }

    /** The loss of one row. */
    abstract double of(double score, boolean positive, double threshold);
}
