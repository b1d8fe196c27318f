package dev.modelgate.drift.evidently;

import java.util.Map;
import java.util.Objects;

/**
 * What can be set of Evidently's drift preset. A column's own choice precedes its type's, that precedes the one for all,
 * and that precedes Evidently's default; test and threshold are looked up apart.
 *
 * @param all for all columns: Evidently's {@code method} and {@code threshold}
 * @param types for columns of a type: {@code num_method}, {@code cat_threshold} and so on
 * @param columns for single columns: {@code per_column_method} and {@code per_column_threshold}
 * @param driftShare the share of drifted columns from which on the dataset drifted
 */
public record EvidentlyOptions(
        TestChoice all, Map<FeatureType, TestChoice> types, Map<String, TestChoice> columns, double driftShare) {

    public EvidentlyOptions {
        types = Map.copyOf(types);
        columns = Map.copyOf(columns);
        if (!(driftShare >= 0 && driftShare <= 1)) {
            throw new IllegalArgumentException("driftShare lies between 0 and 1, not at " + driftShare);
        }
    }

    /** Evidently's own. */
    public static EvidentlyOptions defaults() {
        return new EvidentlyOptions(TestChoice.NONE, Map.of(), Map.of(), 0.5);
    }

    TestChoice of(String column, FeatureType type) {
        TestChoice own = Objects.requireNonNullElse(columns.get(column), TestChoice.NONE);
        TestChoice ofType = Objects.requireNonNullElse(types.get(type), TestChoice.NONE);
        return own.orElse(ofType).orElse(all);
    }
}
