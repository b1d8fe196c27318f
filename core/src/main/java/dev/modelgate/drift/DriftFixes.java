package dev.modelgate.drift;

/** What to do about a column that drifted. */
final class DriftFixes {
    private DriftFixes() {}

    static String of(ColumnDrift column) {
        if (column.effects().isEmpty()) {
            return "Deliver the column as it was, or leave it out with {key:drift.columns.exclude}";
        }
        return switch (column.effects().get(0).measure()) {
            case MISSING ->
                "Find out where the values are lost; if they are meant to be missing, raise"
                        + " {key:drift.floors.missing}";
            case NEW_CATEGORIES ->
                "Find out what the new categories are, and train again with data that have them, or"
                        + " raise {key:drift.floors.newCategories}";
            case KOLMOGOROV_SMIRNOV -> fix("kolmogorovSmirnov");
            case JENSEN_SHANNON -> fix("jensenShannon");
            case POSITIVE_LABELS -> "Train again with newer data";
        };
    }

    private static String fix(String floor) {
        return "If the world changed, train again with newer data; if the data are wrong, mend them; if it does not"
                + " matter, raise {key:drift.floors." + floor + "}";
    }
}
