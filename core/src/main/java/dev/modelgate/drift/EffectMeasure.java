package dev.modelgate.drift;

/** What an effect measures. */
public enum EffectMeasure {
    /** Largest difference of the cumulative distributions of two samples of numbers. */
    KOLMOGOROV_SMIRNOV("Kolmogorov–Smirnov distance"),
    /** Jensen–Shannon distance of two samples of categories. */
    JENSEN_SHANNON("Jensen–Shannon distance"),
    /** Change, up or down, of the share of values that are null, NaN or infinite. */
    MISSING("change of the missing share"),
    /** Share of current values in categories that the reference does not have. */
    NEW_CATEGORIES("share of new categories"),
    /** Change, up or down, of the share of positive labels. */
    POSITIVE_LABELS("change of the positive share");

    private final String words;

    EffectMeasure(String words) {
        this.words = words;
    }

    /** A few words, for people. */
    public String words() {
        return words;
    }
}
