package dev.modelgate.drift.evidently;

/** What Evidently takes a column for. */
public enum FeatureType {
    NUMERICAL("numerical"),
    CATEGORICAL("categorical"),
    /** Texts of which most are different. */
    TEXT("text"),
    /** Times: no drift is computed for them. */
    DATETIME("datetime"),
    /** Anything else: no drift is computed for it. */
    UNKNOWN("unknown");

    private final String word;

    FeatureType(String word) {
        this.word = word;
    }

    /** Whether Evidently computes drift for columns of this type. */
    public boolean compared() {
        return this == NUMERICAL || this == CATEGORICAL || this == TEXT;
    }

    @Override
    public String toString() {
        return word;
    }
}
