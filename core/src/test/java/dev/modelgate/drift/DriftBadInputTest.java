package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.DataProfileReader;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.InToto;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that are strange get a verdict that is defined, or a problem that says what is wrong; never NaN. */
class DriftBadInputTest extends TrainAndLive {
    private static <T> List<T> all(int size, T value) {
        return Collections.nCopies(size, value);
    }

    private static List<?> missing(int size) {
        return Collections.nCopies(size, null);
    }

    private static List<Double> numbers(Double... values) {
        return Arrays.asList(values);
    }

    /** Evidence and report of the data, and of a profile of the reference, have numbers only. */
    private Evidence sound() {
        Evidence evidence = measure();
        Evidence profiled = measure(profile(), Optional.empty());
        for (Evidence one : List.of(evidence, profiled)) {
            String text = new String(InToto.write(one), StandardCharsets.UTF_8)
                    + Json.tree(report(one).headline())
                    + report(one);
            assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
        }
        assertThat(result(profiled).columns())
                .extracting(ColumnDrift::verdict)
                .isEqualTo(result(evidence).columns().stream()
                        .map(ColumnDrift::verdict)
                        .toList());
        return evidence;
    }

    private DriftVerdict verdict(ColumnType type, List<?> before, List<?> now) {
        train.with("x", type, before);
        live.with("x", type, now);
        return column(sound(), "x").verdict();
    }

    @Test
    void constantsThatStayThatChangeAndThatBegin() {
        assertThat(verdict(ColumnType.NUMBER, all(N, 7.0), all(M, 7.0))).isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(verdict(ColumnType.NUMBER, all(N, 7.0), all(M, 8.0))).isEqualTo(DriftVerdict.DRIFT);
        assertThat(verdict(ColumnType.NUMBER, all(N, 7.0), uniform(M, 1, x -> x)))
                .isEqualTo(DriftVerdict.DRIFT);
        assertThat(verdict(ColumnType.NUMBER, uniform(N, 1, x -> x), all(M, 0.5)))
                .isEqualTo(DriftVerdict.DRIFT);
        assertThat(verdict(ColumnType.STRING, all(N, "a"), all(M, "a"))).isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(verdict(ColumnType.STRING, all(N, "a"), all(M, "b"))).isEqualTo(DriftVerdict.DRIFT);
        assertThat(verdict(ColumnType.BOOLEAN, all(N, true), all(M, false))).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void ofSingleRowsNothingCanBeTold() {
        assertThat(verdict(ColumnType.NUMBER, numbers(1.0), numbers(2.0))).isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(verdict(ColumnType.NUMBER, numbers(1.0), numbers(1.0))).isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(verdict(ColumnType.STRING, List.of("a"), List.of("a"))).isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(verdict(ColumnType.NUMBER, uniform(N, 1, x -> x), numbers(0.5)))
                .isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(verdict(ColumnType.NUMBER, numbers(0.5), uniform(M, 1, x -> x)))
                .isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(measure().conclusion()).isEqualTo(Conclusion.UNKNOWN);
    }

    @Test
    void aSideWithoutValuesDrifted() {
        assertThat(verdict(ColumnType.NUMBER, uniform(N, 1, x -> x), missing(M)))
                .isEqualTo(DriftVerdict.DRIFT);
        assertThat(verdict(ColumnType.NUMBER, missing(N), uniform(M, 1, x -> x)))
                .isEqualTo(DriftVerdict.DRIFT);
        assertThat(verdict(ColumnType.STRING, missing(N), all(M, "a"))).isEqualTo(DriftVerdict.DRIFT);
        assertThat(verdict(ColumnType.OTHER, all(N, "[]"), missing(M))).isEqualTo(DriftVerdict.DRIFT);
        assertThat(verdict(ColumnType.NUMBER, all(N, Double.NaN), all(M, 1.0))).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void onlyInfinitiesOnBothSidesAreAlike() {
        assertThat(verdict(ColumnType.NUMBER, all(N, Double.POSITIVE_INFINITY), all(M, Double.POSITIVE_INFINITY)))
                .isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(column(measure(), "x").current().nonFinite()).isEqualTo(M);
    }

    @Test
    void noRowsAreAProblem() {
        train.with("x", ColumnType.NUMBER, List.of());
        live.with("x", ColumnType.NUMBER, numbers(1.0));
        assertThatThrownBy(this::measure)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID))
                .hasMessageContaining("train has no rows");
    }

    @Test
    void hugeAndTinyNumbersAreComparedLikeOthers() {
        double huge = Double.MAX_VALUE;
        assertThat(verdict(
                        ColumnType.NUMBER,
                        uniform(N, 1, x -> x < 0.5 ? -huge : huge),
                        uniform(M, 2, x -> x < 0.5 ? -huge : huge)))
                .isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(verdict(ColumnType.NUMBER, uniform(N, 1, x -> 1e308 * x), uniform(M, 2, x -> 1e308 * (x - 0.3))))
                .isEqualTo(DriftVerdict.DRIFT);
        double tiny = Double.MIN_VALUE;
        assertThat(verdict(
                        ColumnType.NUMBER,
                        uniform(N, 1, x -> Math.floor(x * 9) * tiny),
                        uniform(M, 2, x -> Math.floor(x * 9) * tiny)))
                .isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(verdict(ColumnType.NUMBER, uniform(N, 1, x -> x < 0.5 ? 0.0 : -0.0), all(M, 0.0)))
                .isEqualTo(DriftVerdict.NO_DRIFT);
    }

    /** Neighbours beyond 2⁵³ are one double: where that would hide what changed, it is said. */
    @Test
    void wholeNumbersBeyondDoublesAreComparedAsTheNearestDoubleOrNotAtAll() {
        long large = 1L << 60;
        train.with("id", ColumnType.INTEGER, cycle(N, i -> large + i, 50));
        live.with("id", ColumnType.INTEGER, cycle(M, i -> large + 50 + i, 50));
        texts("city", List.of("a", "b"), List.of("a", "b"));
        assertThat(verdict(
                        ColumnType.INTEGER, cycle(N, i -> large + i * 4096L, 50), cycle(M, i -> large + i * 8192L, 50)))
                .isEqualTo(DriftVerdict.DRIFT);
        assertThat(result(sound()).leftOut())
                .containsExactly(new LeftOut(
                        "id",
                        "whole numbers beyond 2^53 that lie closer together than doubles can tell: deliver them as"
                                + " text, or less an offset"));
    }

    @Test
    void infinitiesOfOneSignAreNotThoseOfTheOther() {
        double up = Double.POSITIVE_INFINITY;
        assertThat(verdict(
                        ColumnType.NUMBER, uniform(N, 1, x -> x < 0.3 ? up : x), uniform(M, 2, x -> x < 0.3 ? -up : x)))
                .isEqualTo(DriftVerdict.DRIFT);
        assertThat(deciding(column(sound(), "x")).part()).isIn(PartKind.INFINITE, PartKind.MINUS_INFINITE);
        assertThat(verdict(ColumnType.NUMBER, all(N, Double.NaN), all(M, up))).isEqualTo(DriftVerdict.DRIFT);
    }

    /** Of 600 categories, one that is new is found from the data; a profile has no room for all, and says so. */
    @Test
    void aNewCategoryAmongManyIsFoundFromTheData() {
        train.with("city", ColumnType.STRING, cycle(N, i -> "city " + i, 600));
        live.with("city", ColumnType.STRING, cycle(M, i -> i % 20 == 0 ? "elsewhere" : "city " + i, 600));
        assertThat(deciding(column(measure(), "city")).part()).isEqualTo(PartKind.UNSEEN);
        assertThat(result(measure(profile(), Optional.empty())).leftOut())
                .extracting(LeftOut::why)
                .anyMatch(why -> why.startsWith("new categories are not looked for: "));
    }

    @Test
    void datesAreComparedWhenAskedFor() {
        LocalDate first = LocalDate.of(1, 1, 1);
        train.with("day", ColumnType.DATE, cycle(N, i -> first.plusDays(i), 300));
        live.with("day", ColumnType.DATE, cycle(M, i -> LocalDate.of(9999, 1, 1).plusDays(i), 300));
        DriftSettings asked = settings(List.of("day"), List.of(), 0);
        assertThat(column(measure(asked), "day").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThatThrownBy(this::measure).hasMessageContaining("No column is left to compare");
    }

    @Test
    void moreCategoriesThanAreLookedAtAreToldAndTheirMissingValuesCompared() {
        int rows = 60_000;
        train.with("city", ColumnType.STRING, cycle(rows, i -> "city " + i, 15_000));
        live.with("city", ColumnType.STRING, cycle(rows, i -> i % 3 == 0 ? null : "city " + i, 15_000));
        Evidence evidence = sound();
        assertThat(result(evidence).leftOut())
                .containsExactly(new LeftOut(
                        "city", "the reference has 15000 categories and none is frequent: too many to compare"));
        assertThat(column(evidence, "city").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(column(evidence, "city").reason()).startsWith("missing: 0 % → 33.3 %");
    }

    @Test
    void aFrequentCategoryAmongManyIsCompared() {
        int rows = 60_000;
        train.with("city", ColumnType.STRING, cycle(rows, i -> i % 4 == 0 ? "unknown" : "city " + i, 20_000));
        live.with("city", ColumnType.STRING, cycle(rows, i -> i % 2 == 0 ? "unknown" : "city " + i, 20_000));
        assertThat(column(sound(), "city").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void fewCategoriesThatBecameVeryManyDrifted() {
        train.with("city", ColumnType.STRING, cycle(N, i -> "city " + i, 50));
        live.with("city", ColumnType.STRING, cycle(60_000, i -> "other " + i, 20_000));
        assertThat(column(sound(), "city").reason()).contains("not seen before: 0 % → 100 %");
    }

    @Test
    void valuesThatAreNotReadAreNamed() {
        numbers("x", x -> x, x -> x);
        train.with("list", ColumnType.OTHER, all(N, "[1]"));
        live.with("list", ColumnType.OTHER, all(M, "[2]"));
        assertThat(result(sound()).leftOut()).containsExactly(new LeftOut("list", "values of this type are not read"));
        live.with("list", ColumnType.STRING, all(M, "[2]"));
        assertThat(column(sound(), "list").reason()).isEqualTo("its type changed from other to string");
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void everyChangeOfTypeIsTold(ColumnType before) {
        for (ColumnType now : ColumnType.values()) {
            train.with("x", before, cells(before, N));
            live.with("x", now, cells(now, M));
            boolean alike = before == now || before.numeric() && now.numeric() || before.temporal() && now.temporal();
            if (!alike) {
                Evidence evidence = measure(settings(List.of("x"), List.of(), 0));
                assertThat(column(evidence, "x").reason()).startsWith("its type changed from ");
                assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
            }
        }
    }

    private static List<?> cells(ColumnType type, int size) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            cells.add(
                    switch (type) {
                        case BOOLEAN -> i % 2 == 0;
                        case DATE -> LocalDate.EPOCH.plusDays(i % 30);
                        case STRING -> "" + i % 5;
                        case OTHER -> "[]";
                        default -> i % 5;
                    });
        }
        return cells;
    }

    @Test
    void aProfileOfAnotherTableTellsWhichColumnsAreNotThere() {
        train.with("a", ColumnType.NUMBER, uniform(N, 1, x -> x));
        DataProfile profile = profile();
        live.with("b", ColumnType.NUMBER, uniform(M, 1, x -> x));
        Evidence evidence = measure(profile, Optional.empty());
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(result(evidence).columns())
                .extracting(ColumnDrift::reason)
                .containsExactly("the current data do not have the column", "the reference does not have the column");
        assertThat(engine.columns(live.dataset())).extracting(Column::name).containsExactly("b");
    }

    /** What a hand can write into a profile is refused at its place, or has a verdict. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"blocks\":[0-9]+,\"column\" -> \"blocks\":0,\"column\"",
                "\"missing\":\\[0 -> \"missing\":[1e308",
                "\"missing\":\\[0 -> \"missing\":[1e-300",
                "\"missing\":\\[0 -> \"missing\":[5",
                "\"shapes\":\\[[0-9.]+ -> \"shapes\":[1e300",
                "\"shapes\":\\[[0-9.]+ -> \"shapes\":[0.0001",
                "\"values\":\\[[0-9.]+ -> \"values\":[1000000",
                "\"values\":\\[[0-9.]+ -> \"values\":[-1",
                "\"edges\":\\[[^\\]]+ -> \"edges\":[1,2",
                "\"mean\":[0-9.]+ -> \"mean\":1e308",
                "\"greatest\":[0-9.]+ -> \"greatest\":1e308",
                "\"greatest\":[0-9.]+ -> \"greatest\":1e309"
            })
    void aProfileEditedByHandIsRefusedOrHasAVerdict(String edit) {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        train.with("at", ColumnType.TIMESTAMP, cycle(N, i -> i * 600.0, N));
        live.with("x", ColumnType.NUMBER, uniform(M, 2, x -> x));
        live.with("at", ColumnType.TIMESTAMP, cycle(M, i -> i * 600.0, M));
        String written = new String(profile().bytes(), StandardCharsets.UTF_8);
        String[] parts = edit.split(" -> ");
        String edited = written.replaceAll(parts[0], parts[1]);
        assertThat(edited).isNotEqualTo(written);
        DataProfile profile;
        try {
            profile = DataProfileReader.read(edited.getBytes(StandardCharsets.UTF_8), "p.json");
        } catch (ProblemException e) {
            assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID);
            assertThat(e.problems()).allSatisfy(one -> assertThat(one.where()).isPresent());
            return;
        }
        Evidence evidence = measure(profile, Optional.empty());
        assertThat(new String(InToto.write(evidence), StandardCharsets.UTF_8)).doesNotContain("NaN");
    }
}
