package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.ColumnType;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftResult.LabelShift;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of columns that are missing values, labels, identifiers, or are not there. */
class DriftColumnsTest extends TrainAndLive {
    @Test
    void nullsThatAppearAreDrift() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        List<Double> holes = uniform(M, 2, x -> x);
        Collections.fill(holes.subList(0, M / 20), null);
        live.with("x", ColumnType.NUMBER, holes);
        ColumnDrift x = column(measure(), "x");
        assertThat(x.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(deciding(x).part()).isEqualTo(PartKind.MISSING);
        assertThat(x.reason()).contains("missing: 0 % → 5 %");
        assertThat(x.current().nulls()).isEqualTo(M / 20);
    }

    @Test
    void nonFiniteNumbersCountAsMissing() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        List<Double> holes = uniform(M, 2, x -> x);
        Collections.fill(holes.subList(0, 200), Double.NaN);
        Collections.fill(holes.subList(200, 400), Double.POSITIVE_INFINITY);
        live.with("x", ColumnType.NUMBER, holes);
        ColumnDrift x = column(measure(), "x");
        assertThat(x.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(x.current().nonFinite()).isEqualTo(400);
    }

    @Test
    void aColumnThatLostAllItsValuesDrifted() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        live.with("x", ColumnType.STRING, Collections.nCopies(M, null));
        ColumnDrift x = column(measure(), "x");
        assertThat(x.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(x.reason()).contains("missing: 0 % → 100 %");
    }

    @Test
    void aColumnWithoutValuesOnBothSidesIsLeftOut() {
        numbers("x", x -> x, x -> x);
        train.with("empty", ColumnType.NUMBER, Collections.nCopies(N, null));
        live.with("empty", ColumnType.STRING, Collections.nCopies(M, null));
        Evidence evidence = measure();
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).leftOut())
                .containsExactly(new DriftResult.LeftOut("empty", "neither side has a value"));
    }

    @Test
    void identifiersAreLeftOut() {
        numbers("x", x -> x, x -> x);
        train.with("id", ColumnType.STRING, cycle(N, i -> "a" + i, N));
        live.with("id", ColumnType.STRING, cycle(M, i -> "b" + i, M));
        Evidence evidence = measure();
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).leftOut())
                .extracting(DriftResult.LeftOut::name)
                .containsExactly("id");
    }

    @Test
    void whatSaysWhichRowsBelongTogetherIsNotCompared() {
        numbers("x", x -> x, x -> x);
        train.with("customer", ColumnType.STRING, cycle(N, i -> "a" + i / 10, N));
        live.with("customer", ColumnType.STRING, cycle(M, i -> "b" + i / 10, M));
        Evidence evidence =
                measure(grouped(Optional.empty(), Optional.of("customer"), DriftSettings.Independence.DETECTED));
        assertThat(result(evidence).leftOut())
                .extracting(DriftResult.LeftOut::name)
                .containsExactly("customer");
        assertThat(result(evidence).columns()).extracting(ColumnDrift::name).containsExactly("x");
    }

    @Test
    void columnsThatCameWentOrChangedTheirTypeDrifted() {
        numbers("x", x -> x, x -> x);
        train.with("gone", ColumnType.NUMBER, uniform(N, 1, x -> x));
        train.with("text", ColumnType.INTEGER, cycle(N, i -> i, 10));
        live.with("text", ColumnType.STRING, cycle(M, i -> "" + i, 10));
        live.with("new", ColumnType.NUMBER, uniform(M, 1, x -> x));
        Evidence evidence = measure();
        assertThat(result(evidence).columns())
                .extracting(ColumnDrift::name)
                .containsExactly("x", "gone", "text", "new");
        assertThat(column(evidence, "gone").reason()).isEqualTo("the current data do not have the column");
        assertThat(column(evidence, "new").reason()).isEqualTo("the reference does not have the column");
        assertThat(column(evidence, "text").reason()).isEqualTo("its type changed from integer to string");
        assertThat(result(evidence).drifted()).isEqualTo(3);
    }

    @Test
    void wholeAndRealNumbersCanBeCompared() {
        train.with("x", ColumnType.INTEGER, cycle(N, i -> i, 10));
        live.with("x", ColumnType.NUMBER, cycle(M, i -> (double) i, 10));
        assertThat(measure().conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void timesAreComparedOnlyWhenAskedFor() {
        numbers("x", x -> x, x -> x);
        train.with("at", ColumnType.TIMESTAMP, uniform(N, 1, x -> 1.3e9 + x));
        live.with("at", ColumnType.TIMESTAMP, uniform(M, 1, x -> 1.4e9 + x));
        assertThat(result(measure()).leftOut())
                .extracting(DriftResult.LeftOut::name)
                .containsExactly("at");
        Evidence asked = measure(settings(List.of("at"), List.of(), 0));
        assertThat(column(asked, "at").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void theLabelIsToldOfApartFromTheColumns() {
        numbers("x", x -> x, x -> x);
        train.with("late", ColumnType.INTEGER, cycle(N, i -> i == 0 ? 20 : 0, 5));
        live.with("late", ColumnType.INTEGER, cycle(M, i -> i < 2 ? 20 : 0, 5));
        Evidence evidence = measure(DriftSettings.defaults(), Optional.of(late()));
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).columns()).extracting(ColumnDrift::name).containsExactly("x");
        LabelShift shift = result(evidence).label().orElseThrow();
        assertThat(shift.positives()).get().satisfies(positives -> {
            assertThat(positives.reference()).isEqualTo(0.2);
            assertThat(positives.current()).isEqualTo(0.4);
            assertThat(positives.verdict()).isEqualTo(DriftVerdict.DRIFT);
            assertThat(positives.change().low()).isPositive();
        });
    }

    @Test
    void liveDataWithoutALabelAreNoDrift() {
        numbers("x", x -> x, x -> x);
        train.with("late", ColumnType.INTEGER, cycle(N, i -> i, 50));
        Evidence evidence = measure(DriftSettings.defaults(), Optional.of(late()));
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).label()).isEmpty();
        assertThat(result(evidence).leftOut())
                .extracting(DriftResult.LeftOut::name)
                .containsExactly("late");
    }

    @Test
    void dataWithoutRowsAreAProblem() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        live.with("x", ColumnType.NUMBER, List.of());
        assertThatThrownBy(this::measure).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.conclusion()).isEqualTo(Conclusion.INVALID);
            assertThat(problem).hasMessageContaining("live has no rows");
        });
    }

    @Test
    void columnsThatDoNotExistAreAProblem() {
        numbers("x", x -> x, x -> x);
        assertThatThrownBy(() -> measure(settings(List.of("y"), List.of(), 0)))
                .hasMessage("Neither the reference nor the current data have a column y; they have x");
        assertThatThrownBy(() -> measure(settings(List.of(), List.of("x"), 0)))
                .hasMessageContaining("No column is left to compare");
    }
}
