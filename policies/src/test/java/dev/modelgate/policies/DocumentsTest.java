package dev.modelgate.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.modelgate.data.DataContract;
import dev.modelgate.gate.Policy;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.DocumentReader;
import dev.modelgate.settings.JsonSchema;
import dev.modelgate.settings.KeyReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What the reader of settings files takes and refuses, and what an editor with the schema says of the same files. */
class DocumentsTest {
    private static final Pattern LAST_KEY = Pattern.compile("(?m)^\\| `(?:[^`]*[.\\]*])?(\\w+)` \\|");

    /** A label has {@code atLeast} or the first, and a secret stands in one place. */
    private static final Set<String> EXCLUDED_BY_ANOTHER = Set.of("positive", "file", "server", "token");

    @ParameterizedTest
    @FieldSource("dev.modelgate.policies.Documents#KINDS")
    void readsASmallestFileOfFewerThanTwentyLines(DocumentKind<?> kind) {
        String minimal = Documents.minimal(kind);

        assertThat(minimal.lines()).hasSizeLessThan(20);
        assertThat(read(kind, minimal)).isInstanceOf(kind.type());
        assertThat(schemaSays(kind, minimal)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("dev.modelgate.policies.Documents#KINDS")
    void readsAFileWithEveryKey(DocumentKind<?> kind) {
        String full = Documents.full(kind);
        List<String> keys = LAST_KEY.matcher(KeyReference.of(kind))
                .results()
                .map((MatchResult row) -> row.group(1))
                .filter(key -> !EXCLUDED_BY_ANOTHER.contains(key))
                .toList();

        assertThat(keys)
                .hasSizeGreaterThan(5)
                .allSatisfy(key -> assertThat(full).containsPattern("\\b" + key + ":"));
        assertThat(read(kind, full)).isInstanceOf(kind.type());
        assertThat(schemaSays(kind, full)).isEmpty();
    }

    static final List<Arguments> MISTAKES = List.of(
            mistake(Project.KIND, "name: flight-delay", "nmae: flight-delay", "3:1: unknown key 'nmae'", "'name'"),
            mistake(Project.KIND, "name: flight-delay\n", "", "1:1: missing key 'name'", "{key:name}"),
            mistake(Project.KIND, "v1\nkind", "v2\nkind", "1:13: this version of Modelgate reads", "newer Modelgate"),
            mistake(Project.KIND, "kind: Project", "kind: Projct", "2:7: expected a file of kind Project", "'Project'"),
            mistake(Project.KIND, "seed: 7", "seed: seven", "20:9: expected a whole number", "{key:train.seed}"),
            mistake(Project.KIND, "timeout: 90m", "timeout: 90", "21:12: expected a duration", "{key:train.timeout}"),
            mistake(Project.KIND, "format: parquet", "format: parqet", "7:13: expected one of csv", "'parquet'"),
            mistake(Project.KIND, "value: uri", "value: url", "42:35: expected one of version", "'uri'"),
            mistake(Project.KIND, "  branch: live", "  brnach: live", "31:3: unknown key 'brnach'", "'branch'"),
            mistake(DataContract.KIND, "type: date}", "type: day}", "10:23: expected one of integer", "date"),
            mistake(DataContract.KIND, "unique: true", "unique: yes please", "8:39: expected true or false", "unique"),
            mistake(DataContract.KIND, "most: 0.05", "most: few", "14:68: expected a number", "nulls.most"),
            mistake(DataContract.KIND, "{name: route, ", "{", "16:5: missing key 'name'", "{key:columns[8].name}"),
            mistake(
                    Policy.KIND,
                    "type: data-valid",
                    "type: data-vaild",
                    "6:12: unknown type 'data-vaild'",
                    "'data-valid'"),
            mistake(Policy.KIND, "type: model-valid", "gate: model-valid", "7:5: missing key 'type'", "gates[1].type"),
            mistake(Policy.KIND, "metric: auc", "metric: acu", "9:29: expected one of auc", "'auc'"),
            mistake(Policy.KIND, "bound: 0.5}", "atLeast: 0.5}", "10:39: unknown key 'atLeast'", "bound"),
            mistake(
                    Policy.KIND,
                    "percentile: p99",
                    "percentile: median",
                    "14:33: expected one of p50",
                    "p50, p95, p99"),
            mistake(Policy.KIND, "most: 20ms", "most: 20 ms", "14:44: expected a duration", "{key:gates[8].most}"),
            mistake(Policy.KIND, "  because: the", "  why: the", "4:3: unknown key 'why'", "because"));

    @ParameterizedTest(name = "{3}")
    @FieldSource("MISTAKES")
    void refusesAMistakeAsTheSchemaDoes(DocumentKind<?> kind, String right, String wrong, String problem, String fix) {
        String mistaken = Documents.full(kind).replaceFirst(Pattern.quote(right), wrong);
        assertThat(mistaken).isNotEqualTo(Documents.full(kind));

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(kind, mistaken));

        assertThat(refused.conclusion()).isEqualTo(Conclusion.INVALID);
        assertThat(refused.problems()).anySatisfy(told -> {
            assertThat(told.where().orElseThrow() + ": " + told.what()).startsWith("file.yaml:" + problem);
            assertThat(told.fix().template()).contains(fix);
        });
        assertThat(schemaSays(kind, mistaken)).isNotEmpty();
    }

    static final List<Arguments> REFUSED_VALUES = List.of(
            mistake(Policy.KIND, "gates:(?s:.*)", "gates: []\n", "5:8: the policy has no gates", "{key:gates}"),
            mistake(Policy.KIND, "gates:(?s:.*)", "", "1:1: the policy has no gates", "{key:gates}"),
            mistake(
                    Policy.KIND,
                    "type: model-valid",
                    "type: data-valid",
                    "7:5: the gate data-valid is in",
                    "Remove one"),
            mistake(Policy.KIND, "because: .*", "because: ' '", "4:12: bootstrap.because is blank", "Say why"),
            mistake(
                    DataContract.KIND,
                    "columns:(?s:.*)",
                    "columns: []\n",
                    "7:10: the contract names no column",
                    "{key:columns}"),
            mistake(DataContract.KIND, "name: day", "name: id", "10:12: column id is named twice", "Remove one"),
            mistake(
                    DataContract.KIND,
                    "min: -40.5",
                    "min: 400",
                    "14:37: min of temp is greater",
                    "{key:columns[6].min}"),
            mistake(
                    Project.KIND,
                    "leastSliceRows: 200",
                    "leastSliceRows: 1",
                    "25:19: leastSliceRows is 1",
                    "evaluate.leastSliceRows"));

    @ParameterizedTest(name = "{3}")
    @FieldSource("REFUSED_VALUES")
    void refusesValuesThatDoNotGoTogether(
            DocumentKind<?> kind, String right, String wrong, String problem, String fix) {
        String mistaken = Documents.full(kind).replaceFirst(right, wrong);

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(kind, mistaken));

        assertThat(refused.problems()).singleElement().satisfies(told -> {
            assertThat(told.where().orElseThrow() + ": " + told.what()).startsWith("file.yaml:" + problem);
            assertThat(told.fix().template()).contains(fix);
        });
    }

    private static Arguments mistake(DocumentKind<?> kind, String right, String wrong, String problem, String fix) {
        return Arguments.of(kind, right, wrong, problem, fix);
    }

    private static Object read(DocumentKind<?> kind, String text) {
        return new DocumentReader<>(kind)
                .read(text.getBytes(StandardCharsets.UTF_8), "file.yaml")
                .value();
    }

    private static Set<ValidationMessage> schemaSays(DocumentKind<?> kind, String text) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(JsonSchema.of(kind))
                .validate(text, InputFormat.YAML);
    }
}
