package dev.modelgate.drift.evidently;

/** How pandas holds a column: what Evidently's typing goes by. */
public enum StorageType {
    FLOAT,
    /** Signed integers without a null; a null makes them {@link #FLOAT}. */
    INTEGER,
    /** Unsigned integers without a null; a null makes them {@link #FLOAT}. */
    UNSIGNED,
    /** Truth values without a null; a null makes them {@link #OTHER}. */
    BOOLEAN,
    STRING,
    /** What pandas calls a category. */
    CATEGORY,
    TIMESTAMP,
    /** Numbers with a fixed count of decimals: to pandas objects like any others. */
    DECIMAL,
    /** Days, lists, nullable types: anything else. */
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
            case UNSIGNED, DECIMAL, OTHER -> FeatureType.UNKNOWN;
        };
    }

    /** Whether pandas calls such values numeric; it does so with truth values. */
    boolean numeric() {
        return this == FLOAT || integral() || this == BOOLEAN;
    }

    /** Whether bins over such values are at least 1 wide. */
    boolean integral() {
        return this == INTEGER || this == UNSIGNED;
    }

    /** Why no drift is computed for such a column, when it is not. */
    String passedOver() {
        return switch (this) {
            case TIMESTAMP -> "Evidently computes no drift of times";
            case UNSIGNED -> "Evidently does not know unsigned integers";
            case DECIMAL -> "Evidently does not know decimals";
            default -> "Evidently does not know what kind of column it is";
        };
    }
}
