package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.ColumnType;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which verdict a change of values gets. */
class MeasureDriftTest extends TrainAndLive {
    @Test
    void passesWhenNothingChanged() {
        numbers("x", x -> x, x -> x);
        texts("origin", List.of("EWR", "JFK", "LGA"), List.of("EWR", "JFK", "LGA"));
        Evidence evidence = measure();
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).columns()).extracting(ColumnDrift::verdict).containsOnly(DriftVerdict.NO_DRIFT);
        assertThat(result(evidence).rowsReference()).isEqualTo(N);
        assertThat(result(evidence).rowsCurrent()).isEqualTo(M);
    }

    @Test
    void doesNotAlarmOnASmallShiftHoweverSmallItsPValue() {
        numbers("x", x -> x, x -> x + 0.04);
        ColumnDrift x = column(measure(), "x");
        assertThat(x.scores().pValue().getAsDouble()).isLessThan(1e-6);
        assertThat(x.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
    }

    @Test
    void deniesWhenNumbersMoved() {
        numbers("moved", x -> x, x -> x + 0.3);
        numbers("same", x -> x, x -> x);
        Evidence evidence = measure();
        ColumnDrift moved = column(evidence, "moved");
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(moved.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(moved.deciding()).get().satisfies(effect -> {
            assertThat(effect.measure()).isEqualTo(EffectMeasure.KOLMOGOROV_SMIRNOV);
            assertThat(effect.estimate()).isBetween(0.28, 0.32);
            assertThat(effect.low()).isBetween(0.2, 0.3);
            assertThat(effect.high()).isBetween(0.3, 0.4);
        });
        assertThat(result(evidence).drifted()).isEqualTo(1);
        assertThat(result(evidence).share()).isEqualTo(0.5);
    }

    @Test
    void deniesOnlyWhenMoreColumnsDriftedThanAllowed() {
        numbers("moved", x -> x, x -> x + 0.3);
        numbers("same", x -> x, x -> x);
        DriftSettings half = settings(List.of(), List.of(), 0.5);
        assertThat(measure(half).conclusion()).isEqualTo(Conclusion.PASSED);
        DriftSettings less = settings(List.of(), List.of(), 0.49);
        assertThat(measure(less).conclusion()).isEqualTo(Conclusion.DENIED);
    }

    @Test
    void cannotTellWithFewRowsAndSaysHowManyWouldTell() {
        train.with("x", ColumnType.NUMBER, evenly(N, 0));
        live.with("x", ColumnType.NUMBER, evenly(100, 0.15));
        Evidence evidence = measure();
        ColumnDrift x = column(evidence, "x");
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(x.verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        long rows = x.deciding().orElseThrow().rowsThatTell().orElseThrow();
        assertThat(x.reason()).contains("would tell");
        assertThat(report(evidence).problems()).hasSize(1);
        live.with("x", ColumnType.NUMBER, evenly((int) (rows * 0.8), 0.15));
        assertThat(column(measure(), "x").verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        live.with("x", ColumnType.NUMBER, evenly((int) (rows * 1.4), 0.15));
        assertThat(column(measure(), "x").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void saysHowManyRowsTellThatNothingChanged() {
        train.with("origin", ColumnType.STRING, cycle(N, i -> "o" + i, 40));
        live.with("origin", ColumnType.STRING, cycle(120, i -> "o" + i, 40));
        ColumnDrift origin = column(measure(), "origin");
        assertThat(origin.verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        long rows = origin.effects().stream()
                .mapToLong(effect -> effect.rowsThatTell().orElse(0))
                .max()
                .orElseThrow();
        assertThat(rows).isBetween(300L, 3000L);
        live.with("origin", ColumnType.STRING, cycle((int) rows / 40 * 40, i -> "o" + i, 40));
        assertThat(column(measure(), "origin").verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
    }

    @Test
    void aDriftedColumnIsNotHiddenByUnsureOnes() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        train.with("y", ColumnType.NUMBER, uniform(N, 1, x -> x));
        live.with("x", ColumnType.NUMBER, uniform(150, 2, x -> x + 0.2));
        live.with("y", ColumnType.NUMBER, uniform(150, 2, x -> x + 5));
        assertThat(measure().conclusion()).isEqualTo(Conclusion.DENIED);
    }

    @Test
    void categoriesThatMovedAreDrift() {
        texts("carrier", List.of("AA", "AA", "AA", "UA"), List.of("AA", "UA", "UA", "UA"));
        ColumnDrift carrier = column(measure(), "carrier");
        assertThat(carrier.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(carrier.deciding().orElseThrow().measure()).isEqualTo(EffectMeasure.JENSEN_SHANNON);
        assertThat(carrier.scores().cramersV().getAsDouble()).isGreaterThan(0.3);
        assertThat(carrier.chart().bins()).containsExactly("AA", "UA");
    }

    @Test
    void aNewCategoryIsDriftThoughTheDistributionHardlyMoved() {
        List<String> known = List.of("EWR", "JFK", "LGA");
        train.with("origin", ColumnType.STRING, cycle(N, known::get, 3));
        live.with("origin", ColumnType.STRING, cycle(M, i -> i == 0 ? "HPN" : known.get(i % 3), 50));
        ColumnDrift origin = column(measure(), "origin");
        assertThat(origin.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(origin.deciding().orElseThrow().measure()).isEqualTo(EffectMeasure.NEW_CATEGORIES);
        assertThat(origin.scores().newCategories().getAsDouble()).isEqualTo(0.02);
    }

    @Test
    void rareCategoriesThatASmallReferenceMissedByChanceAreNotNews() {
        train.with("rare", ColumnType.STRING, cycle(400, i -> i % 10 == 0 ? "r" + i : "often", 400));
        live.with("rare", ColumnType.STRING, cycle(400, i -> i % 10 == 0 ? "s" + i : "often", 400));
        Effect rare = column(measure(), "rare").effects().stream()
                .filter(effect -> effect.measure() == EffectMeasure.NEW_CATEGORIES)
                .findFirst()
                .orElseThrow();
        assertThat(rare.estimate()).isEqualTo(0.1);
        assertThat(rare.floor()).isEqualTo(0.11);
        assertThat(rare.verdict()).isNotEqualTo(DriftVerdict.DRIFT);
    }
}
