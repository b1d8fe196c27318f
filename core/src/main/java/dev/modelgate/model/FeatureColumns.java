package dev.modelgate.model;

import dev.modelgate.data.ColumnType;
import dev.modelgate.problem.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where every feature of a model needs a column of a fitting type. */
enum FeatureColumns {
    /** The rows that the model is evaluated on. */
    HOLDOUT("features-in-data", "the holdout", "Bring the column back, or train the model without it"),
    /** The rows that drift is measured from. */
    REFERENCE(
            "features-in-reference",
            "the reference",
            "Name the model that was trained on these data, or compare with the data that it was trained on"),
    /** The rows that drift is looked for in. */
    CURRENT("features-in-current", "the current data", "Deliver the column as it was"),
    /** What the data promises. */
    CONTRACT(
            "features-in-contract",
            "the contract",
            "Declare the column in the contract, so that it is checked before the model reads it");

    private final String check;
    private final String where;
    private final String fix;

    FeatureColumns(String check, String where, String fix) {
        this.check = check;
        this.where = where;
        this.fix = fix;
    }

    /**
     * Looks for the column of every feature.
     *
     * @param columns name to type, which is absent where any type will do
     */
    Check check(ModelSignature signature, Map<String, Optional<ColumnType>> columns) {
        return Check.of(
                check,
                signature.features().size() + " features are there with fitting types",
                findings(signature, columns));
    }

    /** What stands in the way of encoding the features; empty when nothing does. */
    List<Finding> findings(ModelSignature signature, Map<String, Optional<ColumnType>> columns) {
        return signature.features().stream()
                .map(feature -> look(feature, columns))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> look(Feature feature, Map<String, Optional<ColumnType>> columns) {
        if (!columns.containsKey(feature.name())) {
            return Optional.of(Finding.of(
                    check,
                    feature.name(),
                    where + " has no column " + feature.name(),
                    "a column for every feature of the model",
                    fix));
        }
        return columns.getOrDefault(feature.name(), Optional.empty())
                .filter(type -> !feature.fits(type))
                .map(type -> unfit(feature, type));
    }

    private Finding unfit(Feature feature, ColumnType type) {
        boolean numeric = feature instanceof Feature.Numeric;
        return Finding.of(
                check,
                feature.name(),
                "the column " + feature.name() + " of " + where + " is of type "
                        + type.name().toLowerCase(Locale.ROOT),
                numeric
                        ? "a number, whole or not, or true and false, as the model's feature is numeric"
                        : "text, whole numbers, true and false, or times, as the model's feature is categorical",
                "Give the column the type that it had when the model was trained");
    }
}
