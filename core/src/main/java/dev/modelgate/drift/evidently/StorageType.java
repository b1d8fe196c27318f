package dev.modelgate.drift.evidently;

/** How pandas holds a column: what Evidently's typing goes by. */
public enum StorageType {
    FLOAT,
    /** Signed integers without a null; a null makes them {@link #FLOAT}. */
    INTEGER,
    /** Truth values without a null; a null makes them {@link #OTHER}. */
    BOOLEAN,
    STRING,
    /** What pandas calls a category. */
    CATEGORY,
    TIMESTAMP,
    /** Unsigned integers, decimals, days, lists: anything else. */
    OTHER;

    /** Up to so many different integers are categories. */
    static final int CATEGORICAL_INTEGERS = 10;

    /**
     * The type of a column, {@code infer_column_type} of Evidently 0.7.
     *
     * @param distinct how many different values there are; of integers, one more than are categories may stand for more
     * @param values how many values there are
     */
    FeatureType featureType(long distinct, long values) {
        return switch (this) {
            case FLOAT -> FeatureType.NUMERICAL;
            case INTEGER -> distinct <= CATEGORICAL_INTEGERS ? FeatureType.CATEGORICAL : FeatureType.NUMERICAL;
            case STRING -> distinct > values * 0.5 ? FeatureType.TEXT : FeatureType.CATEGORICAL;
            case BOOLEAN, CATEGORY -> FeatureType.CATEGORICAL;
            case TIMESTAMP -> FeatureType.DATETIME;
            case OTHER -> FeatureType.UNKNOWN;
        };
    }

    /** Whether pandas calls such values numeric; it does so with truth values. */
    boolean numeric() {
        return this == FLOAT || this == INTEGER || this == BOOLEAN;
    }
}
