package dev.modelgate.drift;

import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.ColumnType;
import dev.modelgate.statistics.Binning;
import dev.modelgate.statistics.ChiSquareHomogeneity;
import dev.modelgate.statistics.ContingencyTable;
import dev.modelgate.statistics.Divergences;
import dev.modelgate.statistics.KolmogorovSmirnov;
import dev.modelgate.statistics.NumericSample;
import dev.modelgate.statistics.Smoothing;
import dev.modelgate.statistics.Wasserstein;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Compares a column with its reference. */
final class ColumnComparison {
    /** Tenths of the reference, the cells that PSI is customarily taken over. */
    private static final Binning TENTHS = new Binning.ReferenceQuantiles(10);

    private final Effects effects;

    ColumnComparison(Effects effects) {
        this.effects = effects;
    }

    /** How many intervals a column of a type will have. */
    static int intervals(ColumnType type) {
        if (ColumnSample.categorical(type)) {
            return 3;
        }
        return ColumnSample.ordered(type) ? 2 : 1;
    }

    /** Whether values of two types can be compared: all numbers can, and all times. */
    static boolean comparable(ColumnType reference, ColumnType current) {
        return reference == current
                || reference.numeric() && current.numeric()
                || reference.temporal() && current.temporal();
    }

    /** Both sides must have a value, or one of them rows without any. */
    ColumnDrift compare(ReferenceColumn reference, ColumnSample current) {
        Side now = ReferenceColumn.side(current);
        boolean valued = reference.side().values() > 0 && now.values() > 0;
        if (valued && !comparable(reference.type(), current.type())) {
            String reason = "its type changed from " + words(reference.type()) + " to " + words(current.type());
            return structural(reference.name(), reference.type(), reason, reference.side(), now);
        }
        List<Effect> found = new ArrayList<>(List.of(effects.missing(reference.side(), now)));
        ColumnScores scores = ColumnScores.none();
        Chart chart = Chart.empty();
        Optional<NumericReference> numbers = reference.numbers();
        Optional<CategoryReference> categories = reference.categories();
        if (valued && numbers.isPresent() && current.numbers().isPresent()) {
            NumericSample sample = current.numbers().get();
            found.add(effects.numbers(numbers.get(), sample));
            scores = scores(numbers.get(), sample);
            chart = NumberChart.of(
                    numbers.get().middles(), sample, reference.type().temporal());
        } else if (valued && categories.isPresent()) {
            SortedMap<String, Long> counts = current.categories();
            ContingencyTable table = categories.get().with(counts);
            found.add(effects.categories(table));
            found.add(effects.newCategories(categories.get(), counts));
            scores = scores(categories.get(), counts, table);
            chart = CategoryChart.of(categories.get().named(), counts);
        }
        found.sort(ColumnDrift.decidingFirst());
        Effect first = found.get(0);
        return new ColumnDrift(
                reference.name(),
                reference.type(),
                first.verdict(),
                Reasons.of(first, reference.side(), now),
                found,
                scores,
                reference.side(),
                now,
                chart,
                Optional.empty());
    }

    /** A column that came, went or changed its type. */
    static ColumnDrift structural(String name, ColumnType type, String reason, Side reference, Side current) {
        return new ColumnDrift(
                name,
                type,
                DriftVerdict.DRIFT,
                reason,
                List.of(),
                ColumnScores.none(),
                reference,
                current,
                Chart.empty(),
                Optional.empty());
    }

    private static ColumnScores scores(NumericReference reference, NumericSample current) {
        NumericSample sample = reference.sample();
        ContingencyTable table = TENTHS.tabulate(sample, current);
        double distance = Wasserstein.distance(reference.middles(), current) / Wasserstein.unit(reference.deviation());
        double p = reference.bins().isEmpty()
                ? KolmogorovSmirnov.pValue(sample, current)
                : KolmogorovSmirnov.pValue(reference.kolmogorovSmirnov(current).estimate(), sample.n(), current.n());
        return new ColumnScores(
                OptionalDouble.of(Divergences.psi(table, Smoothing.ADDITIVE)),
                OptionalDouble.of(Divergences.jensenShannonDistance(table)),
                OptionalDouble.of(distance),
                OptionalDouble.of(ChiSquareHomogeneity.of(table).statistic()),
                OptionalDouble.empty(),
                OptionalDouble.of(p),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static ColumnScores scores(
            CategoryReference reference, SortedMap<String, Long> current, ContingencyTable table) {
        ChiSquareHomogeneity test = ChiSquareHomogeneity.of(table);
        return new ColumnScores(
                OptionalDouble.of(Divergences.psi(table, Smoothing.ADDITIVE)),
                OptionalDouble.of(Divergences.jensenShannonDistance(table)),
                OptionalDouble.empty(),
                OptionalDouble.of(test.statistic()),
                OptionalDouble.of(test.cramersV()),
                OptionalDouble.of(test.pValue()),
                OptionalDouble.of((double) reference.unseen(current) / table.currentSize()),
                OptionalDouble.of((double) reference.vanished(current) / table.referenceSize()));
    }

    private static String words(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
