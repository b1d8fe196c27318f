package dev.modelgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelgate.data.Rows;
import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SignatureFileTest {
    private static final String GOOD = """
            {"apiVersion":"modelgate.dev/v1","kind":"ModelSignature",
             "input":{"name":"input","width":5},"output":{"name":"output","positive":1},
             "features":[
              {"name":"hour","type":"categorical","encoding":"one-hot","vocabulary":["5","6","10"],"unknown":"zeros"},
              {"name":"temp","type":"numeric","encoding":"standardised","mean":40,"scale":8,"fill":42},
              {"name":"late","type":"numeric","encoding":"identity"}],
             "threshold":0.31,
             "golden":[{"row":{"hour":10,"temp":36,"late":true},"score":0.1234},
                       {"row":{"hour":null,"temp":null,"late":2.5},"score":1}]}
            """;

    @Test
    void readsEveryPart() {
        SignatureFile file = read(GOOD);
        ModelSignature signature = file.signature();

        assertThat(file.digest()).isEqualTo(Digest.of(GOOD.getBytes(StandardCharsets.UTF_8)));
        assertThat(signature.input()).isEqualTo(new ModelSignature.Input("input", 5));
        assertThat(signature.output()).isEqualTo(new ModelSignature.Output("output", 1));
        assertThat(signature.threshold()).isEqualTo(0.31);
        assertThat(signature.features())
                .containsExactly(
                        new Feature.OneHot("hour", List.of("5", "6", "10")),
                        new Feature.Numeric("temp", 40, 8, OptionalDouble.of(42)),
                        new Feature.Numeric("late", 0, 1, OptionalDouble.empty()));
        assertThat(signature.golden())
                .containsExactly(
                        new GoldenRow(Map.of("hour", "10", "temp", "36", "late", "true"), 0.1234),
                        new GoldenRow(Map.of("late", "2.5"), 1));
    }

    @Test
    void encodesRowsInTheOrderOfTheFeatures() {
        ModelSignature signature = read(GOOD).signature();
        FeatureEncoder encoder = new FeatureEncoder(signature);

        assertThat(encoder.width()).isEqualTo(5);
        assertThat(encode(encoder, "10", "36", "true")).containsExactly(0, 0, 1, -0.5f, 1);
        assertThat(encode(encoder, "7", "48", "-2.5")).containsExactly(0, 0, 0, 1, -2.5f);
    }

    @Test
    void fillsWhatIsMissingAndFindsWhatCannotBeFilled() {
        FeatureEncoder encoder = new FeatureEncoder(read(GOOD).signature());
        Rows.RowView row = new GoldenRow(Map.of(), 0).view(List.of("hour", "temp", "late"));
        float[] encoded = encoder.encode(row, new int[] {0, 1, 2});

        assertThat(encoded).startsWith(0, 0, 0, 0.25f);
        assertThat(encoder.firstUnusable(encoded)).hasValue(2);
        assertThat(encoder.firstUnusable(encode(encoder, "5", "1e300", "1"))).hasValue(1);
        assertThat(encoder.firstUnusable(encode(encoder, "5", "1", "1"))).isEmpty();
    }

    @Test
    void takesColumnsFromWhereverTheyStandInTheRow() {
        FeatureEncoder encoder = new FeatureEncoder(read(GOOD).signature());
        Rows.RowView row = new GoldenRow(Map.of("hour", "5", "temp", "40", "late", "3"), 0)
                .view(List.of("late", "unused", "temp", "hour"));

        assertThat(encoder.encode(row, new int[] {3, 2, 0})).containsExactly(1, 0, 0, 0, 3);
    }

    @Test
    void reportsEveryProblemAtOnceWithItsPath() {
        String bad = GOOD.replace("modelgate.dev/v1", "modelgate.dev/v9")
                .replace("\"positive\":1", "\"positive\":-1")
                .replace("\"scale\":8", "\"scale\":0")
                .replace("[\"5\",\"6\",\"10\"]", "[\"5\",\"6\",\"5\",7]")
                .replace("\"encoding\":\"identity\"", "\"encoding\":\"squared\"")
                .replace("\"threshold\":0.31,", "\"threshold\":1e999, \"treshold\":1,")
                .replace("\"score\":1}", "\"score\":1.5}");

        assertThat(problems(bad))
                .containsExactly(
                        "treshold is unknown; known here: apiVersion, kind, input, output, features, threshold, golden",
                        "apiVersion is modelgate.dev/v9; expected modelgate.dev/v1",
                        "output.positive is -1; expected a whole number, 0 or more",
                        "features[hour].vocabulary[3] is 7; expected a text",
                        "features[temp].scale is 0; expected another number, because it is divided by",
                        "features[late].encoding does not make sense with the type (numeric squared); expected a"
                                + " categorical feature that is one-hot, or a numeric one that is standardised or identity",
                        "threshold is \"Infinity\"; expected a finite number",
                        "golden[1].score is 1.5; expected a probability, from 0 to 1");
        assertThat(problems(GOOD.replace("\"threshold\":0.31", "\"threshold\":7")))
                .containsExactly("threshold is 7.0; expected a probability, from 0 to 1");
        assertThat(problems(GOOD.replace("[\"5\",\"6\",\"10\"]", "[\"5\",\"6\",\"5\"]")))
                .containsExactly("features[hour].vocabulary has 5 twice");
    }

    @Test
    void comparesThePartsWithEachOther() {
        String bad = GOOD.replace("\"width\":5", "\"width\":4")
                .replace("\"temp\":36,", "\"wind\":36,")
                .replace("\"late\":2.5", "\"late\":null")
                .replace("\"late\":true", "\"late\":\"yes\"");

        assertThat(problems(bad))
                .containsExactly(
                        "input.width is 4; the features take 5 positions",
                        "golden[0].row.wind is unknown; known here: hour, temp, late",
                        "golden[0].row.temp is missing; a golden row names every feature, null where it has no value",
                        "golden[0].row.late is no number, but the feature is numeric",
                        "golden[1].row.late is null, but the feature has no fill");
        assertThat(problems(GOOD.replace("\"name\":\"temp\"", "\"name\":\"late\"")))
                .contains("features have late twice");
        assertThat(problems(GOOD.replaceAll("(?s)\"golden\":\\[.*]", "\"golden\":[]")))
                .containsExactly("golden is empty; expected rows with their scores, which prove the order of features");
    }

    @Test
    void refusesWhatIsNoDocument() {
        assertThatThrownBy(() -> read("{\"kind\": \"ModelSignature\", \"kind\": 2}"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID))
                .hasMessageContaining("not a JSON document");
        assertThatThrownBy(() -> read("")).hasMessageContaining("not a JSON document");
        assertThatThrownBy(() -> read("{\"threshold\": NaN}"))
                .hasMessageContaining("not a JSON document: NaN is no number in JSON");
        assertThat(problems("[]")).contains("The document is a list; expected an object");
        assertThat(problems("{}"))
                .contains("input is missing; expected an object", "golden is missing; expected a list");
    }

    @Test
    void namesTheFileInEveryProblem() {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> read(GOOD.replace("\"scale\":8", "\"scale\":0")));

        assertThat(refusal.problems())
                .allSatisfy(problem ->
                        assertThat(problem.where().orElseThrow().file()).isEqualTo("signature.json"));
    }

    private static float[] encode(FeatureEncoder encoder, String hour, String temp, String late) {
        Rows.RowView row = new GoldenRow(Map.of("hour", hour, "temp", temp, "late", late), 0)
                .view(List.of("hour", "temp", "late"));
        return encoder.encode(row, new int[] {0, 1, 2});
    }

    @Test
    void tellsWhereInTheFileEachProblemIs() {
        String bad = GOOD.replace("\"scale\":8", "\"scale\":0").replace("\"width\":5", "\"width\":\"5\"");

        assertThat(places(bad)).containsExactly("signature.json:2:34", "signature.json:5:79");
    }

    @Test
    void tellsWhereTheFileEndsToBeJson() {
        assertThat(places(GOOD.replace("\"threshold\":0.31,", "\"threshold\":0.31,,")))
                .containsExactly("signature.json:7:19");
        assertThat(problems("{\"apiVersion\":\"modelgate.dev/v1\"\n"))
                .singleElement()
                .asString()
                .doesNotContain("Source", "start marker", "line: ")
                .contains("that begins on line");
        assertThat(problems("")).containsExactly("The signature is not a JSON document: the document is empty");
    }

    private static List<String> places(String json) {
        return catchThrowableOfType(ProblemException.class, () -> read(json)).problems().stream()
                .map(problem -> problem.where().orElseThrow().toString())
                .toList();
    }

    private static List<String> problems(String text) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read(text));
        return refusal.problems().stream().map(Problem::what).toList();
    }

    private static SignatureFile read(String text) {
        return SignatureFile.read("signature.json", text.getBytes(StandardCharsets.UTF_8));
    }
}
