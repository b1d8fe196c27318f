package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.ColumnType;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.TestedParts;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.InToto;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** A bell of standard deviation 1. */
    private static double logistic(double uniform) {
        return Math.log(uniform / (1 - uniform)) * Math.sqrt(3) / Math.PI;
    }

    private static List<Double> bell(double shift) {
        return evenly(200_000, 0).stream().map(x -> logistic(x) + shift).toList();
    }

    @Test
    void doesNotAlarmOnWhatIsWithinTheMarginHoweverManyRows() {
        train.with("x", ColumnType.NUMBER, bell(0));
        live.with("x", ColumnType.NUMBER, bell(0.015));
        ColumnDrift x = column(measure(), "x");
        assertThat(x.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        live.with("x", ColumnType.NUMBER, bell(0.05));
        assertThat(column(measure(), "x").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void deniesWhenNumbersMoved() {
        numbers("moved", MeasureDriftTest::logistic, x -> logistic(x) + 0.3);
        numbers("same", x -> x, x -> x);
        Evidence evidence = measure();
        ColumnDrift moved = column(evidence, "moved");
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(moved.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(deciding(moved)).satisfies(part -> {
            assertThat(part.part()).isEqualTo(PartKind.VALUES);
            assertThat(part.low()).isLessThan(part.effect());
            assertThat(part.effect()).isBetween(0.25, 0.4).isLessThan(part.high());
            assertThat(part.unit()).isEqualTo("rows");
            assertThat(part.effectiveReference()).isEqualTo(N);
        });
        assertThat(moved.reason()).startsWith("values, effect 0.").contains("more than the margin of 0.020");
        assertThat(result(evidence).drifted()).isEqualTo(1);
        assertThat(result(evidence).share()).isEqualTo(0.5);
        assertThat(result(evidence).basis())
                .isInstanceOfSatisfying(
                        DriftBasis.OfCalibrated.class,
                        basis -> assertThat(basis.pValue()).isLessThan(1e-6));
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
        live.with("x", ColumnType.NUMBER, evenly(60, 0));
        Evidence evidence = measure();
        ColumnDrift x = column(evidence, "x");
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(x.verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        long rows = deciding(x).rowsThatTell().orElseThrow();
        assertThat(x.reason()).contains("current rows would tell");
        assertThat(report(evidence).problems()).hasSize(1);
        live.with("x", ColumnType.NUMBER, evenly((int) (rows * 0.9), 0));
        assertThat(column(measure(), "x").verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        live.with("x", ColumnType.NUMBER, evenly((int) (rows * 1.1), 0));
        assertThat(column(measure(), "x").verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
    }

    @Test
    void aDriftedColumnIsNotHiddenByUnsureOnes() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        train.with("y", ColumnType.NUMBER, uniform(N, 1, x -> x));
        live.with("x", ColumnType.NUMBER, uniform(30, 2, x -> x));
        live.with("y", ColumnType.NUMBER, uniform(30, 2, x -> x + 5));
        assertThat(measure().conclusion()).isEqualTo(Conclusion.DENIED);
    }

    @Test
    void categoriesThatMovedAreDrift() {
        texts("carrier", List.of("AA", "AA", "AA", "UA"), List.of("AA", "UA", "UA", "UA"));
        ColumnDrift carrier = column(measure(), "carrier");
        assertThat(carrier.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(deciding(carrier).part()).isEqualTo(PartKind.VALUES);
        assertThat(tested(carrier).scores().cramersV().getAsDouble()).isGreaterThan(0.3);
        assertThat(carrier.chart().bins()).containsExactly("AA", "UA");
    }

    @Test
    void aNewCategoryIsDriftThoughTheDistributionHardlyMoved() {
        List<String> known = List.of("EWR", "JFK", "LGA");
        train.with("origin", ColumnType.STRING, cycle(N, known::get, 3));
        live.with("origin", ColumnType.STRING, cycle(M, i -> i == 0 ? "HPN" : known.get(i % 3), 50));
        ColumnDrift origin = column(measure(), "origin");
        assertThat(origin.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(tested(origin).categories()).containsExactly(new TestedParts.CategoryChange("HPN", 0, 0.02));
        assertThat(tested(origin).parts()).anySatisfy(part -> {
            assertThat(part.part()).isEqualTo(PartKind.UNSEEN);
            assertThat(part.shareCurrent()).hasValue(0.02);
        });
    }

    @Test
    void rareCategoriesThatASmallReferenceMissedByChanceAreNotNews() {
        train.with("rare", ColumnType.STRING, cycle(400, i -> i % 10 == 0 ? "r" + i : "often", 400));
        live.with("rare", ColumnType.STRING, cycle(400, i -> i % 10 == 0 ? "s" + i : "often", 400));
        ColumnDrift rare = column(measure(), "rare");
        assertThat(rare.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(tested(rare).parts())
                .filteredOn(part -> part.part() == PartKind.UNSEEN)
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.shareReference()).hasValue(0.1);
                    assertThat(part.shareCurrent()).hasValue(0.1);
                });
    }

    @Test
    void aHeavyTailHidesNothing() {
        numbers("x", x -> Math.tan(Math.PI * (x - 0.5)), x -> Math.tan(Math.PI * (x - 0.5)) + 0.3);
        assertThat(column(measure(), "x").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void extremeNumbersHaveAVerdict() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> (x - 0.5) * Double.MAX_VALUE));
        live.with("x", ColumnType.NUMBER, uniform(M, 2, x -> (x - 0.5) * Double.MAX_VALUE));
        train.with("tiny", ColumnType.NUMBER, uniform(N, 1, x -> Math.floor(x * 5) * Double.MIN_VALUE));
        live.with("tiny", ColumnType.NUMBER, uniform(M, 2, x -> Math.floor(x * 3) * Double.MIN_VALUE));
        train.with("id", ColumnType.INTEGER, cycle(N, i -> (1L << 60) + i, N));
        live.with("id", ColumnType.INTEGER, cycle(M, i -> (1L << 61) + i, M));
        Evidence evidence = measure();
        assertThat(column(evidence, "x").verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(column(evidence, "tiny").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(column(evidence, "id").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(new String(InToto.write(evidence), StandardCharsets.UTF_8)).doesNotContain("NaN", "Infinity");
    }

    @Test
    void aConstantThatNoLongerIsOneDrifted() {
        train.with("same", ColumnType.NUMBER, cycle(N, i -> 7.0, 1))
                .with("other", ColumnType.NUMBER, cycle(N, i -> 7.0, 1));
        live.with("same", ColumnType.NUMBER, cycle(M, i -> 7.0, 1))
                .with("other", ColumnType.NUMBER, cycle(M, i -> 8.0, 1));
        assertThat(column(measure(), "same").reason())
                .startsWith("values, effect 0.000 [0.000, 0.0")
                .endsWith("20000 against 8000 rows");
        assertThat(column(measure(), "same").verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(column(measure(), "other").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void oneRowTellsNothing() {
        train.with("x", ColumnType.NUMBER, List.of(1.0));
        live.with("x", ColumnType.NUMBER, List.of(2.0));
        assertThat(measure().conclusion()).isEqualTo(Conclusion.UNKNOWN);
    }

    @Test
    void namesThatDifferInTheirUnicodeFormAreDifferentCategories() {
        train.with("city", ColumnType.STRING, cycle(N, i -> "Z\u00fcrich", 1));
        live.with("city", ColumnType.STRING, cycle(M, i -> "Zu\u0308rich", 1));
        ColumnDrift city = column(measure(), "city");
        assertThat(city.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(tested(city).categories()).hasSize(2);
    }

    @Test
    void whatMattersMoreIsFoundEarlier() {
        train.with("x", ColumnType.NUMBER, uniform(600, 1, MeasureDriftTest::logistic));
        live.with("x", ColumnType.NUMBER, uniform(600, 2, MeasureDriftTest::logistic));
        IntStream.range(0, 9).forEach(i -> {
            train.with("other" + i, ColumnType.NUMBER, uniform(600, 10 + i, x -> x));
            live.with("other" + i, ColumnType.NUMBER, uniform(600, 30 + i, x -> x));
        });
        double alike = deciding(column(measure(), "x")).smallestFound();
        Evidence weighed = measure(weighing(Map.of("x", 50.0)));
        assertThat(deciding(column(weighed, "x")).smallestFound()).isLessThan(alike);
        assertThat(deciding(column(weighed, "other1")).smallestFound()).isGreaterThan(alike);
        assertThat(text(report(weighed))).contains("x 50; of any other column 1");
    }

    private static String text(Report report) {
        return report.sections().get(0).toString();
    }

    @Test
    void aColumnWithoutImportanceDriftsAsItLikes() {
        numbers("moved", x -> x, x -> x + 0.5);
        numbers("same", x -> x, x -> x);
        Evidence evidence = measure(weighing(Map.of("moved", 0.0)));
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(column(evidence, "moved").reason()).contains("without importance");
        assertThatThrownBy(() -> measure(weighing(Map.of("moved", 0.0, "same", 0.0))))
                .hasMessage("No column that is compared has any importance: moved, same");
        assertThatThrownBy(() -> measure(weighing(Map.of("mowed", 2.0))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).fix().toString()).contains("Did you mean moved?"));
    }
}
