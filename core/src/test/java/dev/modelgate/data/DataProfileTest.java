package dev.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.InToto;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataProfileTest {
    private static final int ROWS = 10_000;

    private final TableEngine engine = new TableEngine();
    private final TableEngine.Table train = engine.table("train");
    private final RunContext context = new RunContext(
            Clock.fixed(Instant.parse("2013-08-01T00:00:00Z"), ZoneOffset.UTC),
            EventSink.none(),
            new Cancellation(),
            42,
            "test",
            true);

    @Test
    void condensesNumbersToBinsOfEqualMass() {
        train.with("x", ColumnType.NUMBER, rows(i -> i / 7.0));
        NumberBins bins = (NumberBins) only().values();
        assertThat(bins.counts())
                .hasSize(10)
                .allSatisfy(count -> assertThat(count).isBetween(999L, 1001L));
        assertThat(bins.least()).isZero();
        assertThat(bins.greatest()).isEqualTo((ROWS - 1) / 7.0);
        assertThat(bins.mean()).isCloseTo((ROWS - 1) / 14.0, within(1e-8));
        assertThat(bins.deviation()).isCloseTo(ROWS / 7.0 / Math.sqrt(12), within(1e-2));
    }

    @Test
    void aFrequentValueHasABinOfItsOwn() {
        train.with("rain", ColumnType.NUMBER, rows(i -> i % 10 > 3 ? 0.0 : i / 7.0 - 500.05));
        NumberBins bins = (NumberBins) only().values();
        Cells.Bins cells = bins.cells();
        assertThat(bins.counts().get(cells.cell(0) - 1)).isEqualTo(6000);
        assertThat(cells.cell(0)).isNotEqualTo(cells.cell(-1.0)).isNotEqualTo(cells.cell(1.0));
    }

    @Test
    void namesTheFrequentCategoriesAndRecognizesAFewMore() {
        train.with("c", ColumnType.STRING, rows(i -> i % 2 == 0 ? "often" : "c" + i % 100));
        ProfiledValues.Categories categories = (ProfiledValues.Categories) only().values();
        assertThat(categories.counts()).hasSizeBetween(15, 32).containsEntry("often", 5000L);
        assertThat(categories.otherCategories())
                .isEqualTo(51 - categories.counts().size());
        assertThat(categories.heavy()).containsExactly("often");
        assertThat(categories.groups().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(5000);
        assertThat(categories.total()).isEqualTo(ROWS);
        assertThat(rows(i -> "c" + (2 * i + 1) % 100)).noneMatch(categories.unseen());
        assertThat(categories.unseen().test("d")).isTrue();
    }

    @Test
    void ofManyCategoriesNothingIsGuessed() {
        train.with("c", ColumnType.STRING, rows(i -> "c" + i % 2000));
        ProfiledValues.Categories categories = (ProfiledValues.Categories) only().values();
        assertThat(categories.known().all()).isFalse();
        assertThat(rows(i -> "d" + i)).noneMatch(categories.unseen());
    }

    @Test
    void aProfileThatIsNotKeptRecognizesAll() {
        train.with("c", ColumnType.STRING, rows(i -> "c" + i % 2000));
        ProfiledValues.Categories categories = (ProfiledValues.Categories) Profiler.exact(engine, Optional.empty())
                .profile(train.dataset(), RowGroups.unknown(), any -> true)
                .columns()
                .get(0)
                .values();
        assertThat(rows(i -> "c" + i % 2000)).noneMatch(categories.unseen());
        assertThat(rows(i -> "d" + i)).allMatch(categories.unseen());
    }

    @Test
    void aColumnTakesAtMostAKilobyte() {
        List<Double> times = rows(i -> 3600.0 * (i % 1000) + 0.123456789 * i);
        train.with("at", ColumnType.TIMESTAMP, times)
                .with("then", ColumnType.TIMESTAMP, rows(i -> 7300.0 * (i % 1000)))
                .with("day", ColumnType.TIMESTAMP, rows(i -> 100_000.0 * (i % 900)))
                .with("x", ColumnType.NUMBER, rows(i -> StrictMath.sin(i) * StrictMath.exp(i % 700 - 350)))
                .with("spiked", ColumnType.NUMBER, rows(i -> i % 12 < 9 ? 1.0 / (i % 12 + 3) : StrictMath.sin(i)))
                .with("long", ColumnType.STRING, rows(i -> "\u00fc".repeat(50) + i % 90))
                .with("odd", ColumnType.STRING, rows(i -> "\ud83d\ude00\n\"" + i % 300))
                .with("gaps", ColumnType.NUMBER, rows(i -> i % 1000 < 3 * (i % 7) ? null : oddly(i)))
                .with("gone", ColumnType.STRING, rows(i -> i / 90 % 9 == 0 ? null : "c" + i % 83 * 7919))
                .with("one", ColumnType.STRING, rows(i -> "x".repeat(5000)));
        DataProfile profile = profile();
        assertThat(profile.scales()).hasSizeGreaterThan(8);
        for (ColumnProfile column : profile.columns()) {
            int bytes = CanonicalJson.text(Json.tree(column)).getBytes(StandardCharsets.UTF_8).length;
            assertThat(bytes)
                    .as(column.name())
                    .isLessThanOrEqualTo(DataProfile.MOST_BYTES + column.name().length());
        }
    }

    private static double oddly(int row) {
        return row / 40 % 11 == 0 ? Double.NaN : StrictMath.sin(row) * StrictMath.exp(row % 700 - 350);
    }

    @Test
    void countsWhatIsMissing() {
        List<Double> values = new ArrayList<>(rows(i -> (double) i));
        values.set(0, null);
        values.set(1, Double.NaN);
        values.set(2, Double.NEGATIVE_INFINITY);
        train.with("x", ColumnType.NUMBER, values);
        assertThat(only().nulls()).isEqualTo(1);
        assertThat(only().nonFinite()).isEqualTo(2);
    }

    @Test
    void readsBackWhatItWrote() {
        everyKind();
        DataProfile profile = profile();
        assertThat(DataProfileReader.read(profile.bytes(), "p.json")).isEqualTo(profile);
        assertThat(new String(profile.bytes(), StandardCharsets.UTF_8))
                .startsWith("{\n  \"apiVersion\": \"modelgate.dev/v1\",\n  \"dataset\": \"train\",\n")
                .contains(
                        "\"name\":\"flag\",\"nonFinite\":0,\"nulls\":0,\"type\":\"BOOLEAN\",\"values\":"
                                + "{\"counts\":{\"false\":5000,\"true\":5000},\"form\":\"categories\","
                                + "\"groups\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],\"known\":"
                                + "{\"bytes\":2,\"marks\":\"\"},\"once\":0,\"otherCategories\":0,\"otherRows\":0,\"twice\":0}},\n")
                .contains("\n  ],\n  \"seal\": \"sha256:")
                .endsWith("\"\n}\n");
    }

    @Test
    void evidenceHoldsTheProfile() {
        everyKind();
        Evidence evidence = evidence();
        Evidence again = InToto.read(InToto.write(evidence), List.of());
        assertThat(again.resultAs(DataProfile.class)).isEqualTo(profile());
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(evidence.isAbout(train.dataset().digest())).isTrue();
    }

    @Test
    void reportsEachColumn() {
        everyKind();
        Report report = step().report(evidence());
        assertThat(report.headline()).isEqualTo("train: 10000 rows, 6 columns");
        Section.Table table = (Section.Table) report.sections().get(0);
        assertThat(table.rows())
                .extracting(row -> row.get(0).text() + ": " + row.get(4).text())
                .containsExactly(
                        "x: 0 to 1249.875, mean 624.9",
                        "hour: 0 to 23, mean 11.49",
                        "flag: 2 categories",
                        "at: 1970-01-01T00:00:00Z to 1970-01-01T02:46:39Z",
                        "blob: not read",
                        "empty: none");
    }

    @Test
    void aDatasetWithoutRowsIsAProblem() {
        train.with("x", ColumnType.NUMBER, List.of());
        assertThatThrownBy(this::evidence).hasMessage("The dataset train has no rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"rows\": 10000    | \"rows\": -1        | rows is -1; expected a whole number, 0 or more",
                "\"rows\": 10000    | \"rows\": 9         | the profile contradicts itself: column x speaks of 10000 rows, the dataset has 9",
                "\"rows\": 10000,   | ''                  | rows is missing; expected a whole number, 0 or more",
                "\"rows\": 10000    | \"row\": 1          | row is unknown; known here: apiVersion, kind, dataset, digest, rows, scales, columns, predictions, seal; rows is missing; expected a whole number, 0 or more",
                "DataProfile        | DataContract        | expected a document of kind DataProfile, found kind DataContract",
                "modelgate.dev/v1   | modelgate.dev/v2    | this version of Modelgate reads apiVersion modelgate.dev/v1, the profile has modelgate.dev/v2",
                "digest\": \"sha256: | digest\": \"md5: | digest is \"md5:HEX…; expected a digest such as sha256:…",
                "\"NUMBER\"         | \"FLOAT\"           | columns[x].type is \"FLOAT\"; expected a type of column",
                "\"NUMBER\"         | \"STRING\"          | columns[x].values do not fit the type STRING",
                "[1,1,1,1]          | [1,1,1]             | columns[x].values contradicts itself: there are 3 edges but 3 counts",
                "[1,1,1,1]          | [5,-1,1,1]          | columns[x].values.counts[1] is -1; expected a whole number, 0 or more",
                "[1,2,3]            | [1,3,2]             | columns[x].values contradicts itself: the edges are not finite and ascending: [1.0, 3.0, 2.0]",
                "[1,2,3]            | [1,2,4]             | columns[x].values contradicts itself: an edge lies outside of the values",
                "\"bins\"           | \"sketch\"          | columns[x].values.form is \"sketch\"; expected one of categories, bins, none",
                "[1,2,3]            | [1,2,2.5]           | the profile was changed after it was written: its content does not match its seal",
                "\"scales\": []     | \"scales\": [{\"column\": \"x\", \"seconds\": 5, \"blocks\": 1}] | scales[0] contradicts itself: no block lasts 5 seconds",
                "\"scales\": []     | \"scales\": [{\"column\": \"x\", \"seconds\": 60, \"blocks\": 1}] | the profile contradicts itself: column x does not tell of every scale",
            })
    void refusesWhatItWouldNotHaveWritten(String written, String edited, String problem) {
        engine.table("train").with("x", ColumnType.NUMBER, Arrays.asList(0.0, 1.0, 2.0, 3.0));
        String text = new String(profile().bytes(), StandardCharsets.UTF_8)
                .replace("\"rows\": 4", "\"rows\": 10000")
                .replace("\"nulls\":0", "\"nulls\":9996");
        assertThat(text).contains(written);
        String wrong = text.replace(written, edited.equals("''") ? "" : edited);
        assertThatThrownBy(() -> DataProfileReader.read(wrong.getBytes(StandardCharsets.UTF_8), "p.json"))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.conclusion()).isEqualTo(Conclusion.INVALID);
                    assertThat(String.valueOf(refusal.getMessage()).replaceAll("[0-9a-f]{20,}", "HEX"))
                            .isEqualTo(problem);
                    assertThat(refusal.problems())
                            .extracting(Problem::where)
                            .allSatisfy(where ->
                                    assertThat(where.orElseThrow().file()).isEqualTo("p.json"));
                });
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> DataProfileReader.read("{\n  x".getBytes(StandardCharsets.UTF_8), "p.json"))
                .hasMessageContaining("this is not a JSON document")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).where()).contains(new Place("p.json", 2, 3)));
        assertThatThrownBy(() -> DataProfileReader.read(new byte[0], "p.json"))
                .hasMessageContaining("the document is empty");
        assertThatThrownBy(() -> DataProfileReader.read("[]".getBytes(StandardCharsets.UTF_8), "p.json"))
                .hasMessageContaining("found one without a kind");
    }

    private void everyKind() {
        train.with("x", ColumnType.NUMBER, rows(i -> i / 8.0))
                .with("hour", ColumnType.INTEGER, rows(i -> i % 24))
                .with("flag", ColumnType.BOOLEAN, rows(i -> i % 2 == 0))
                .with("at", ColumnType.TIMESTAMP, rows(i -> (double) i))
                .with("blob", ColumnType.OTHER, rows(i -> "b"))
                .with("empty", ColumnType.NUMBER, rows(i -> null));
    }

    private static <T> List<T> rows(IntFunction<T> value) {
        List<T> values = new ArrayList<>();
        IntStream.range(0, ROWS).forEach(i -> values.add(value.apply(i)));
        return values;
    }

    private ProfileData step() {
        return new ProfileData(() -> engine);
    }

    private Evidence evidence() {
        ProfileData.Request request = new ProfileData.Request(train.dataset(), RowGroups.unknown(), Optional.empty());
        return step().run(request, step().key(request, context), context);
    }

    private DataProfile profile() {
        return evidence().resultAs(DataProfile.class);
    }

    private ColumnProfile only() {
        return profile().columns().get(0);
    }
}
