package dev.modelgate.drift.evidently;

import dev.modelgate.drift.evidently.DatasetOutcome.LeftOut;
import dev.modelgate.statistics.NumericSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Drift as the preset {@code DataDriftPreset} of Evidently 0.7 computes it. */
public final class EvidentlyDrift {

    /** Up to so many values of the reference the default is a test, above it a distance. */
    private static final long TESTED_UP_TO = 1000;

    /** Up to so many distinct values of both sides, numbers are taken for categories by the default. */
    private static final int CATEGORICAL_NUMBERS = 5;

    private final EvidentlyOptions options;

    public EvidentlyDrift(EvidentlyOptions options) {
        this.options = options;
    }

    /** Compares datasets; the current one says which columns count, and as what. */
    public DatasetOutcome compare(List<ColumnValues> reference, List<ColumnValues> current) {
        Map<String, ColumnValues> before = new LinkedHashMap<>();
        reference.forEach(column -> before.put(column.name(), column));
        List<ColumnOutcome> columns = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (ColumnValues now : current) {
            FeatureType type = now.featureType();
            ColumnValues then = before.remove(now.name());
            if (!type.compared()) {
                leftOut.add(new LeftOut(now.name(), now.storage().passedOver()));
            } else if (then == null) {
                columns.add(withoutReference(now));
            } else {
                columns.add(compare(then, now));
            }
        }
        before.keySet()
                .forEach(name -> leftOut.add(new LeftOut(
                        name, "the current data do not have it: Evidently goes by the columns of the current data")));
        return DatasetOutcome.of(columns, leftOut, options.driftShare());
    }

    /** What is said of a column that only the current data have. */
    public ColumnOutcome withoutReference(ColumnValues current) {
        FeatureType type = current.featureType();
        String reason = type.compared()
                ? "the reference does not have the column"
                : current.storage().passedOver();
        return untold(current.name(), type, TestChoice.NONE, reason);
    }

    /** Compares one column. */
    public ColumnOutcome compare(ColumnValues reference, ColumnValues current) {
        String name = current.name();
        FeatureType type = current.featureType();
        if (!type.compared()) {
            return untold(name, type, TestChoice.NONE, current.storage().passedOver());
        }
        TestChoice choice = options.of(name, type);
        Optional<String> obstacle = obstacle(reference, current, type, choice);
        if (obstacle.isPresent()) {
            return untold(name, type, choice, obstacle.get());
        }
        StatTest test = choice.test().orElseGet(() -> byDefault(reference, current, type));
        TestChoice chosen = new TestChoice(
                Optional.of(test), OptionalDouble.of(choice.threshold().orElse(test.defaultThreshold())));
        Optional<String> irreproducible = test.irreproducible();
        if (irreproducible.isPresent()) {
            return untold(name, type, chosen, "the test " + test + " is not reproducible: " + irreproducible.get());
        }
        return judged(reference, current, type, chosen, test);
    }

    /** Evidently's {@code _get_default_stattest}: by the size of the reference, whatever that of the current side. */
    private static StatTest byDefault(ColumnValues reference, ColumnValues current, FeatureType type) {
        boolean small = reference.size() <= TESTED_UP_TO;
        if (type == FeatureType.TEXT) {
            return small ? StatTest.PERC_TEXT_CONTENT_DRIFT : StatTest.ABS_TEXT_CONTENT_DRIFT;
        }
        int values = distinct(reference, current, CATEGORICAL_NUMBERS + 1);
        if (type == FeatureType.NUMERICAL && values > CATEGORICAL_NUMBERS) {
            return small ? StatTest.KS : StatTest.WASSERSTEIN;
        }
        if (!small) {
            return StatTest.JENSEN_SHANNON;
        }
        return values > 2 ? StatTest.CHI_SQUARE : StatTest.Z;
    }

    /** How many different values both sides have, or {@code atMost} if there are more. */
    private static int distinct(ColumnValues reference, ColumnValues current, int atMost) {
        double[] before = reference.numbers().someDistinct(atMost);
        double[] after = current.numbers().someDistinct(atMost);
        int distinct = (int) DoubleStream.concat(Arrays.stream(before), Arrays.stream(after))
                // Adding zero makes -0.0 the same value as 0.0.
                .map(value -> value + 0.0)
                .distinct()
                .limit(atMost)
                .count();
        distinct += reference.texts().size();
        for (String text : current.texts().keySet()) {
            if (distinct >= atMost) {
                return atMost;
            }
            distinct += reference.texts().containsKey(text) ? 0 : 1;
        }
        return Math.min(distinct, atMost);
    }

    /** What makes Evidently stop before it has a test. */
    private static Optional<String> obstacle(
            ColumnValues reference, ColumnValues current, FeatureType type, TestChoice choice) {
        if (reference.size() == 0) {
            return Optional.of("the reference has no value in the column, infinities left out");
        }
        if (current.size() == 0) {
            return Optional.of("the current data have no value in the column, infinities left out");
        }
        if (reference.storage() == StorageType.DECIMAL) {
            return Optional.of("the reference holds decimals, at which most of Evidently stops");
        }
        if (type == FeatureType.NUMERICAL && !reference.storage().numeric()) {
            return Optional.of(
                    "the column has numbers in the current data, and none in the reference as pandas holds it");
        }
        return choice.test()
                .filter(test -> !test.appliesTo(type))
                .map(test -> "the test " + test + " does not apply to a " + type + " column");
    }

    private static ColumnOutcome judged(
            ColumnValues reference, ColumnValues current, FeatureType type, TestChoice chosen, StatTest test) {
        Score score = new Scoring(reference, current, type).score(test);
        double threshold = chosen.threshold().orElseThrow();
        Judgement judgement = Judgement.UNTOLD;
        String reason = test + " has no score: " + score.why() + hugeEnds(reference, current);
        if (score.value().isPresent()) {
            boolean drifted = test.drifted(score.value().getAsDouble(), threshold);
            judgement = drifted ? Judgement.DRIFTED : Judgement.NOT_DRIFTED;
            reason = sentence(test, score.value().getAsDouble(), threshold);
        } else if (distinct(reference, current, 2) == 1) {
            judgement = Judgement.NOT_DRIFTED;
            reason = "both sides hold one and the same value";
        }
        return new ColumnOutcome(
                current.name(),
                type,
                chosen.test(),
                score.value(),
                chosen.threshold(),
                judgement,
                reason,
                departures(score, reference, current));
    }

    /** The least and the greatest value, when one of them is a likely cause: by them it is found in the data. */
    private static String hugeEnds(ColumnValues reference, ColumnValues current) {
        if (reference.numbers().n() == 0 || current.numbers().n() == 0) {
            return "";
        }
        double least = Math.min(reference.numbers().least(), current.numbers().least());
        double greatest =
                Math.max(reference.numbers().greatest(), current.numbers().greatest());
        return Math.max(-least, greatest) > NumericSample.LARGEST
                ? String.format(Locale.ROOT, " (they go from %s to %s)", least, greatest)
                : "";
    }

    private static List<String> departures(Score score, ColumnValues reference, ColumnValues current) {
        List<String> departures = new ArrayList<>(score.departure().stream().toList());
        if (bareInfinities(reference) || bareInfinities(current)) {
            departures.add("Evidently leaves infinities out, but in the count of drifted columns it keeps those of a"
                    + " side without a null; here they are always left out");
        }
        return departures;
    }

    private static boolean bareInfinities(ColumnValues side) {
        return side.infinities() > 0 && side.nulls() == 0;
    }

    private static String sentence(StatTest test, double score, double threshold) {
        int side = Double.compare(score, threshold);
        String relation = side < 0 ? "below" : side == 0 ? "exactly" : "above";
        return String.format(Locale.ROOT, "%s is %.4g, %s %s", test, score, relation, threshold);
    }

    private static ColumnOutcome untold(String name, FeatureType type, TestChoice choice, String reason) {
        return new ColumnOutcome(
                name,
                type,
                choice.test(),
                OptionalDouble.empty(),
                choice.threshold(),
                Judgement.UNTOLD,
                reason,
                List.of());
    }
}
