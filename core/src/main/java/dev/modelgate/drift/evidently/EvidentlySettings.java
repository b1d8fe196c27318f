package dev.modelgate.drift.evidently;

import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The section {@code drift.evidently} of the project file: the arguments of Evidently's {@code DataDriftPreset}, by its
 * names in camel case.
 *
 * <pre>{@code
 * drift:
 *   preset: evidently
 *   evidently:
 *     numMethod: psi
 *     numThreshold: 0.2
 *     perColumnMethod: {income: ks}
 *     driftShare: 0.3
 * }</pre>
 *
 * @param method the test of all columns
 * @param threshold the threshold of all columns
 * @param numMethod the test of numerical columns
 * @param numThreshold the threshold of numerical columns
 * @param catMethod the test of categorical columns
 * @param catThreshold the threshold of categorical columns
 * @param perColumnMethod tests of single columns
 * @param perColumnThreshold thresholds of single columns
 * @param driftShare share of drifted columns from which on the dataset drifted
 */
@Description("The arguments of Evidently's DataDriftPreset, by its names in camel case. A column's own precede those of"
        + " its type, these the ones for all columns, and these Evidently's defaults.")
public record EvidentlySettings(
        @Description("Test of all columns, by Evidently's name, such as psi; Evidently's choice when it is left out.")
        Optional<String> method,

        @Description("Threshold of all columns; that of the test when it is left out.")
        Optional<Double> threshold,

        @Description("Test of numerical columns.") Optional<String> numMethod,

        @Description("Threshold of numerical columns.") Optional<Double> numThreshold,

        @Description("Test of categorical columns.") Optional<String> catMethod,

        @Description("Threshold of categorical columns.") Optional<Double> catThreshold,

        @Description("Tests of single columns, by their names.") @Default("{}")
        Map<String, String> perColumnMethod,

        @Description("Thresholds of single columns, by their names.") @Default("{}")
        Map<String, Double> perColumnThreshold,

        @Description("Share of drifted columns from which on the dataset drifted.") @Default("0.5")
        double driftShare) {
    /** Refuses shares outside 0 to 1 and tests that Evidently does not have, all at once. */
    public EvidentlySettings {
        perColumnMethod = Map.copyOf(perColumnMethod);
        perColumnThreshold = Map.copyOf(perColumnThreshold);
        Violations violations = new Violations()
                .when(
                        !(driftShare >= 0 && driftShare <= 1),
                        "driftShare",
                        "driftShare lies between 0 and 1, not at " + driftShare);
        method.ifPresent(test -> check("method", test, violations));
        numMethod.ifPresent(test -> check("numMethod", test, violations));
        catMethod.ifPresent(test -> check("catMethod", test, violations));
        new TreeMap<>(perColumnMethod).forEach((column, test) -> check("perColumnMethod." + column, test, violations));
        violations.throwIfAny();
    }

    /** Evidently's own. */
    public static EvidentlySettings defaults() {
        return new EvidentlySettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                0.5);
    }

    private static void check(String component, String test, Violations violations) {
        try {
            StatTest.named(test);
        } catch (ProblemException e) {
            e.problems()
                    .forEach(problem -> violations.when(
                            true, component, problem.what(), problem.fix().template()));
        }
    }

    /** What they mean. */
    public EvidentlyOptions options() {
        Map<String, TestChoice> columns = new HashMap<>();
        perColumnMethod.forEach((column, test) -> columns.put(column, choice(Optional.of(test), Optional.empty())));
        perColumnThreshold.forEach((column, value) ->
                columns.put(column, choice(Optional.ofNullable(perColumnMethod.get(column)), Optional.of(value))));
        Map<FeatureType, TestChoice> types = Map.of(
                FeatureType.NUMERICAL, choice(numMethod, numThreshold),
                FeatureType.CATEGORICAL, choice(catMethod, catThreshold));
        return new EvidentlyOptions(choice(method, threshold), types, columns, driftShare);
    }

    private static TestChoice choice(Optional<String> test, Optional<Double> threshold) {
        return new TestChoice(
                test.map(StatTest::named), threshold.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    /** What tells two of them apart, by name. */
    public Map<String, String> keyParts() {
        Map<String, String> parts = new TreeMap<>();
        put(parts, "method", method);
        put(parts, "threshold", threshold);
        put(parts, "numMethod", numMethod);
        put(parts, "numThreshold", numThreshold);
        put(parts, "catMethod", catMethod);
        put(parts, "catThreshold", catThreshold);
        parts.put("evidently.perColumnMethod", lines(perColumnMethod));
        parts.put("evidently.perColumnThreshold", lines(perColumnThreshold));
        parts.put("evidently.driftShare", Double.toString(driftShare));
        return parts;
    }

    private static void put(Map<String, String> parts, String name, Optional<?> value) {
        parts.put("evidently." + name, value.map(Object::toString).orElse("default"));
    }

    private static String lines(Map<String, ?> values) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) ->
                        lines.append(name).append('\t').append(value).append('\n'));
        return lines.toString();
    }
}
