package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.TableEngine;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.InToto;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns are compared within slices of the rows, where that is asked for. */
class SlicedDriftTest extends TrainAndLive {
    private static final int ROWS = 4000;
    private static final List<String> CARRIERS = List.of("UA", "AA", "DL", "B6");

    static DriftSettings sliced(String... by) {
        return sliced(Map.of(), 0, by);
    }

    static DriftSettings sliced(Map<String, Double> importance, double mostDrifted, String... by) {
        DriftSettings defaults = DriftSettings.defaults();
        return new DriftSettings(
                defaults.preset(),
                defaults.reference(),
                defaults.current(),
                defaults.profile(),
                defaults.columns(),
                defaults.time(),
                defaults.cluster(),
                defaults.rows(),
                defaults.falseAlarms(),
                defaults.margin(),
                defaults.detect(),
                defaults.power(),
                defaults.correction(),
                importance,
                defaults.predictions(),
                mostDrifted,
                defaults.joint(),
                defaults.embeddings(),
                List.of(by),
                defaults.nights(),
                defaults.evidently());
    }

    /** Rows of four carriers, one after the other; a number, and a text of two values. */
    private void flights(TableEngine.Table table, int rows, long seed, IntToDoubleFunction shift) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Object> carriers = new ArrayList<>();
        List<Object> temps = new ArrayList<>();
        List<Object> winds = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            carriers.add(CARRIERS.get(i % 4));
            temps.add(random.nextDouble() + shift.applyAsDouble(i % 4));
            winds.add(i / 4 % 2 == 0 ? "N" : "S");
        }
        table.with("carrier", ColumnType.STRING, carriers);
        table.with("temp", ColumnType.NUMBER, temps);
        table.with("wind", ColumnType.STRING, winds);
    }

    /** In two slices of four the numbers move, in opposite directions: the whole shows nothing. */
    private void movedApart() {
        flights(train, ROWS, 1, carrier -> 0);
        flights(live, ROWS, 2, carrier -> 0);
        List<Object> before = new ArrayList<>();
        List<Object> now = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < ROWS; i++) {
            before.add(i % 4 == 0 ? random.nextDouble() / 2 : i % 4 == 1 ? 0.5 + random.nextDouble() / 2 : 0.5);
            now.add(i % 4 == 1 ? random.nextDouble() / 2 : i % 4 == 0 ? 0.5 + random.nextDouble() / 2 : 0.5);
        }
        train.with("temp", ColumnType.NUMBER, before);
        live.with("temp", ColumnType.NUMBER, now);
    }

    private DriftResult told(Evidence evidence) {
        String text = new String(InToto.write(evidence), StandardCharsets.UTF_8) + report(evidence);
        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
        return result(evidence);
    }

    private static SlicedDrift.OfSlice slice(DriftResult result, String value) {
        return result.slices().get(0).slices().stream()
                .filter(one -> one.value().equals(Optional.of(value)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsWhatMovesWithinSlicesAndNotInTheWhole() {
        movedApart();
        assertThat(result(measure()).verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        Evidence evidence = measure(sliced("carrier"));
        DriftResult result = told(evidence);
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(result.columns()).extracting(ColumnDrift::verdict).containsOnly(DriftVerdict.NO_DRIFT);
        assertThat(result.drifted()).isEqualTo(1);
        assertThat(result.within(DriftVerdict.DRIFT))
                .extracting(SlicedDrift.Within::name)
                .containsExactlyInAnyOrder("temp where carrier = UA", "temp where carrier = AA");
        assertThat(slice(result, "DL").verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        Report report = report(evidence);
        assertThat(report.headline()).startsWith("1 of 3 columns drifted").contains(": temp where carrier = ");
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).toString()).contains("and in 1 more slice");
        assertThat(report.toString()).contains("Drift within slices").contains("slices of carrier");
    }

    @Test
    void isSilentAndSaysWhatItLookedAtWhenNothingChanged() {
        flights(train, ROWS, 1, carrier -> carrier);
        flights(live, ROWS, 2, carrier -> carrier);
        Evidence evidence = measure(sliced("carrier"));
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        List<SlicedDrift.OfSlice> slices = told(evidence).slices().get(0).slices();
        assertThat(slices).extracting(SlicedDrift.OfSlice::verdict).containsOnly(DriftVerdict.NO_DRIFT);
        assertThat(slices).extracting(SlicedDrift.OfSlice::columns).containsOnly(2);
        assertThat(slices).extracting(SlicedDrift.OfSlice::rowsCurrent).containsOnly(1000L);
    }

    @Test
    void countsAColumnOnceHoweverManyOfItsSlicesDrifted() {
        movedApart();
        Evidence evidence = measure(sliced(Map.of(), 0.4, "carrier"));
        assertThat(result(evidence).drifted()).isEqualTo(1);
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void sharesTheImportanceOfAColumnWithItsSlices() {
        flights(train, ROWS, 1, carrier -> 0);
        flights(live, ROWS, 2, carrier -> carrier == 0 ? 0.1 : 0);
        double even = adjusted(sliced("carrier"));
        double heavy = adjusted(sliced(Map.of("temp", 10.0), 0, "carrier"));
        assertThat(heavy).isLessThan(even);
        assertThat(told(measure(sliced(Map.of("temp", 0.0), 0, "carrier"))).within(DriftVerdict.DRIFT))
                .isEmpty();
    }

    private double adjusted(DriftSettings settings) {
        return told(measure(settings)).within(DriftVerdict.DRIFT).stream()
                .mapToDouble(one -> one.column().tested().orElseThrow().pValue())
                .min()
                .orElse(1);
    }

    @Test
    void slicesTakeAtMostHalfOfWhatAWholeColumnHas() {
        flights(train, ROWS, 1, carrier -> 0);
        flights(live, ROWS, 2, carrier -> 0.03);
        double alone = deciding(column(measure(), "temp")).smallestFound();
        double shared =
                deciding(column(measure(sliced("carrier", "wind")), "temp")).smallestFound();
        assertThat(shared).isGreaterThan(alone).isLessThan(1.1 * alone);
    }

    @Test
    void rowsWithoutAValueMakeASlice() {
        flights(train, ROWS, 1, carrier -> 0);
        flights(live, ROWS, 2, carrier -> carrier == 3 ? 1 : 0);
        IntFunction<String> unnamed = i -> i == 3 ? null : CARRIERS.get(i);
        train.with("carrier", ColumnType.STRING, orNull(unnamed));
        live.with("carrier", ColumnType.STRING, orNull(unnamed));
        assertThat(told(measure(sliced("carrier"))).within(DriftVerdict.DRIFT))
                .extracting(SlicedDrift.Within::name)
                .contains("temp where carrier is missing");
    }

    private static List<String> orNull(IntFunction<String> value) {
        List<String> values = new ArrayList<>();
        IntStream.range(0, ROWS).forEach(i -> values.add(value.apply(i % 4)));
        return values;
    }

    @Test
    void aSliceThatIsTooSmallLeavesNothingOpen() {
        flights(train, ROWS, 1, carrier -> 0);
        flights(live, ROWS, 2, carrier -> 0);
        live.with("carrier", ColumnType.STRING, cycle(ROWS, i -> i < 20 ? "DL" : i < 160 ? "B6" : "UA", ROWS));
        train.with("carrier", ColumnType.STRING, cycle(ROWS, i -> i == 0 ? "DL" : i == 1 ? "B6" : "UA", 10));
        DriftResult result = told(measure(sliced("carrier")));
        assertThat(slice(result, "DL").columns()).isZero();
        assertThat(slice(result, "DL").verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(slice(result, "B6").unsure()).contains("temp");
        assertThat(result.unsure()).isZero();
        assertThat(report(measure(sliced("carrier"))).toString()).contains("too few rows");
    }

    @Test
    void looksAtTheMostFrequentValuesOnlyAndSaysHowManyItLeftOut() {
        train.with("airport", ColumnType.STRING, cycle(ROWS, i -> "a" + (int) Math.sqrt(i), 900));
        live.with("airport", ColumnType.STRING, cycle(ROWS, i -> "a" + (int) Math.sqrt(i), 900));
        train.with("x", ColumnType.NUMBER, uniform(ROWS, 1, x -> x));
        live.with("x", ColumnType.NUMBER, uniform(ROWS, 2, x -> x));
        SlicedDrift airports = told(measure(sliced("airport"))).slices().get(0);
        assertThat(airports.slices()).hasSize(20);
        assertThat(airports.slices().get(0).rowsReference())
                .isGreaterThan(airports.slices().get(19).rowsReference());
        assertThat(airports.leftOut()).isEqualTo(10);
        assertThat(airports.leftOutShare()).isBetween(0.05, 0.2);
    }

    @Test
    void textsTruthValuesAndWholeNumbersAreSliced() {
        train.with("hub", ColumnType.BOOLEAN, cycle(ROWS, i -> i == 0, 2));
        live.with("hub", ColumnType.BOOLEAN, cycle(ROWS, i -> i == 0, 2));
        train.with("code", ColumnType.INTEGER, cycle(ROWS, i -> (long) i, 3));
        live.with("code", ColumnType.INTEGER, cycle(ROWS, i -> (long) i, 3));
        train.with("x", ColumnType.NUMBER, uniform(ROWS, 1, x -> x));
        live.with("x", ColumnType.NUMBER, uniform(ROWS, 2, x -> x));
        DriftResult result = told(measure(sliced("hub", "code")));
        assertThat(result.slices()).extracting(one -> one.slices().size()).containsExactly(2, 3);
        assertThat(result.slices().get(0).slices())
                .extracting(one -> one.value().orElseThrow())
                .containsExactlyInAnyOrder("true", "false");
        assertThat(result.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
    }

    @Test
    void aProfileDoesNotTellWhatItsSlicesHold() {
        flights(train, ROWS, 1, carrier -> 0);
        flights(live, ROWS, 2, carrier -> 0);
        Evidence evidence = measure(profile(), sliced("carrier"), Optional.empty());
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(told(evidence).slices().get(0).untold().orElseThrow()).contains("needs the reference's data");
        assertThat(report(evidence).problems().toString()).contains("Slices of carrier: this needs");
        assertThat(report(evidence).headline()).endsWith("; of slices it cannot be told: carrier");
    }

    @Test
    void aColumnThatTheCurrentDataDoNotHaveCannotBeSlicedBy() {
        flights(train, ROWS, 1, carrier -> 0);
        live.with("temp", ColumnType.NUMBER, uniform(ROWS, 2, x -> x));
        DriftResult result = told(measure(sliced("carrier")));
        assertThat(result.slices().get(0).untold()).contains("the current data do not have the column");
    }

    @ParameterizedTest
    @CsvSource({
        "carier, have a column carier",
        "temp, 'The values of temp are of the type number'",
        "at, 'The values of at are of the type timestamp'",
        "id, 'No value of id is frequent enough to make a slice: the most frequent one has 0.025 % of the rows of train'"
    })
    void columnsThatCannotMakeSlicesAreProblems(String column, String said) {
        for (TableEngine.Table table : List.of(train, live)) {
            flights(table, ROWS, 1, carrier -> 0);
            table.with("id", ColumnType.STRING, cycle(ROWS, i -> "id" + i, ROWS));
            table.with("at", ColumnType.TIMESTAMP, cycle(ROWS, i -> 60.0 * i, ROWS));
        }
        assertThatThrownBy(() -> measure(sliced(column)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(said);
    }

    @Test
    void strangeColumnsGetAVerdictWithinSlices() {
        flights(train, ROWS, 1, carrier -> 0);
        flights(live, ROWS, 2, carrier -> 0);
        train.with("constant", ColumnType.NUMBER, cycle(ROWS, i -> 7.0, 1));
        live.with("constant", ColumnType.NUMBER, cycle(ROWS, i -> i == 0 ? 8.0 : 7.0, 4));
        train.with("wide", ColumnType.NUMBER, uniform(ROWS, 1, x -> x < 0.5 ? 1e308 : Double.NEGATIVE_INFINITY));
        live.with("wide", ColumnType.NUMBER, uniform(ROWS, 2, x -> x < 0.5 ? -1e308 : Double.NaN));
        train.with("rare", ColumnType.STRING, cycle(ROWS, i -> "c" + i % 700, ROWS));
        live.with("rare", ColumnType.STRING, cycle(ROWS, i -> i % 4 == 2 ? "new" + i : "c" + i % 700, ROWS));
        train.with("gone", ColumnType.STRING, cycle(ROWS, i -> "a", 1));
        live.with("gone", ColumnType.STRING, orNull(i -> null));
        DriftResult result = told(measure(sliced("carrier")));
        assertThat(slice(result, "UA").drifted()).extracting(ColumnDrift::name).contains("constant", "wide", "gone");
        assertThat(slice(result, "AA").drifted())
                .extracting(ColumnDrift::name)
                .contains("wide", "gone")
                .doesNotContain("constant", "rare");
        assertThat(slice(result, "DL").drifted()).extracting(ColumnDrift::name).contains("rare");
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        movedApart();
        List<SlicedDrift> before = told(measure(sliced("carrier"))).slices();
        for (TableEngine.Table table : List.of(train, live)) {
            for (String column : List.of("carrier", "temp", "wind")) {
                List<Object> values = new ArrayList<>();
                engine.read(
                        table.dataset(),
                        List.of(column),
                        row -> values.add(0, column.equals("temp") ? row.number(0) : row.text(0)));
                table.with(column, column.equals("temp") ? ColumnType.NUMBER : ColumnType.STRING, values);
            }
        }
        assertThat(told(measure(sliced("carrier"))).slices()).isEqualTo(before);
    }
}
