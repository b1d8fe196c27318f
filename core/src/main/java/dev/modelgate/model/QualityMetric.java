package dev.modelgate.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the quality of a model is told by. */
public enum QualityMetric {
    /** Area under the ROC curve: the chance that a positive row scores higher than a negative one, ties a half. */
    @JsonProperty("auc")
    AUC("auc", "AUC", true),
    /** Mean of the negative natural logarithm of the probability given to the truth. */
    @JsonProperty("log-loss")
    LOG_LOSS("log-loss", "log loss", false),
    /** Mean squared distance of the score from the truth. */
    @JsonProperty("brier")
    BRIER("brier", "Brier score", false),
    /** Share of rows called rightly at the model's threshold. */
    @JsonProperty("accuracy")
    ACCURACY("accuracy", "accuracy", true);

    private final String key;
    private final String title;
    private final boolean higherIsBetter;

    QualityMetric(String key, String title, boolean higherIsBetter) {
        this.key = key;
        this.title = title;
        this.higherIsBetter = higherIsBetter;
    }

    /** How files spell it. */
    public String key() {
        return key;
    }

    /** How people read it. */
    public String title() {
        return title;
    }

    /** Whether a larger value is a better one. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** Whether a model can have this value: every metric is 0 or more, and all but the log loss are 1 at most. */
    public boolean canBe(double value) {
        return value >= 0 && (this == LOG_LOSS || value <= 1);
    }
}
