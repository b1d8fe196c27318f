package dev.modelgate.quality;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a model does worse than it did, by more than matters. */
public enum QualityVerdict {
    /** It does. */
    @JsonProperty("degraded")
    DEGRADED("degraded"),
    /** It does not. */
    @JsonProperty("holds")
    HOLDS("holds"),
    /** It cannot be told. */
    @JsonProperty("cannot-tell")
    CANNOT_TELL("cannot tell");

    private final String words;

    QualityVerdict(String words) {
        this.words = words;
    }

    /** How people read it. */
    public String words() {
        return words;
    }
}
