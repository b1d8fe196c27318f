package dev.modelgate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionSetTest {
    enum Format {
        TEXT,
        JSON_LINES
    }

    record Common(
            @Option("How the report is printed.") @Default("text")
            Format format,

            @Option("Forces every step.") boolean noCache) {}

    record Version(String text) {
        @Shorthand("a version")
        static Version parse(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a version is not blank");
            }
            return new Version(text);
        }
    }

    record Request(
            @Option("The data to compare with.") Path reference,
            @Option("Columns to look at.") List<String> column,

            @Option("Greatest share of drifted columns.") @Default("0.2")
            double maxShare,

            @Option("Time to wait.") Optional<Duration> timeout,
            @Option("Rows to sample.") @Default("1000") int rows,
            @Option("The version.") Optional<Version> modelVersion,
            Common common) {
        Request {
            new Violations()
                    .when(maxShare > 1, "maxShare", "the share is above 1")
                    .when(rows < 1, "rows", "no rows are looked at", "Look at some")
                    .throwIfAny();
        }
    }

    private static final OptionSet<Request> OPTIONS = new OptionSet<>(Request.class);

    @Test
    void tellsFrontendsEverythingAboutAnOption() {
        assertThat(OPTIONS.specs())
                .extracting(OptionSpec::name, OptionSpec::type, OptionSpec::occurrence, OptionSpec::defaultValue)
                .containsExactly(
                        tuple("reference", Path.class, OptionSpec.Occurrence.REQUIRED, Optional.empty()),
                        tuple("column", String.class, OptionSpec.Occurrence.REPEATABLE, Optional.empty()),
                        tuple("max-share", Double.class, OptionSpec.Occurrence.OPTIONAL, Optional.of("0.2")),
                        tuple("timeout", Duration.class, OptionSpec.Occurrence.OPTIONAL, Optional.empty()),
                        tuple("rows", Integer.class, OptionSpec.Occurrence.OPTIONAL, Optional.of("1000")),
                        tuple("model-version", Version.class, OptionSpec.Occurrence.OPTIONAL, Optional.empty()),
                        tuple("format", Format.class, OptionSpec.Occurrence.OPTIONAL, Optional.of("text")),
                        tuple("no-cache", Boolean.class, OptionSpec.Occurrence.OPTIONAL, Optional.of("false")));
        OptionSpec share = OPTIONS.specs().get(2);
        assertThat(share.component()).isEqualTo("maxShare");
        assertThat(share.description()).isEqualTo("Greatest share of drifted columns.");
        assertThat(OPTIONS.specs().get(6).choices()).containsExactly("text", "json-lines");
        assertThat(OPTIONS.specs().get(7).flag()).isTrue();
        assertThat(OPTIONS.specs().get(0).required()).isTrue();
        assertThat(OPTIONS.specs().get(1).repeatable()).isTrue();
    }

    @Test
    void buildsTheRequest() {
        Request request = OPTIONS.build(Map.of(
                "reference", List.of("a.parquet"),
                "column", List.of("x", "y"),
                "max-share", List.of(".5"),
                "timeout", List.of("90m"),
                "rows", List.of("7"),
                "model-version", List.of("1.10"),
                "format", List.of("json-lines"),
                "no-cache", List.of()));

        assertThat(request)
                .isEqualTo(new Request(
                        Path.of("a.parquet"),
                        List.of("x", "y"),
                        0.5,
                        Optional.of(Duration.ofMinutes(90)),
                        7,
                        Optional.of(new Version("1.10")),
                        new Common(Format.JSON_LINES, true)));
    }

    @Test
    void suppliesDefaults() {
        assertThat(OPTIONS.build(Map.of("reference", List.of("a"))))
                .isEqualTo(new Request(
                        Path.of("a"),
                        List.of(),
                        0.2,
                        Optional.empty(),
                        1000,
                        Optional.empty(),
                        new Common(Format.TEXT, false)));
    }

    @Test
    void readsAFlagThatIsWrittenOut() {
        assertThat(OPTIONS.build(Map.of("reference", List.of("a"), "no-cache", List.of("false")))
                        .common()
                        .noCache())
                .isFalse();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnceInTheWordsOfTheFrontend() {
        Map<String, List<String>> given = Map.of(
                "refrence", List.of("a"),
                "max-share", List.of("many"),
                "rows", List.of("1", "2"),
                "timeout", List.of("soon"),
                "model-version", List.of(" "),
                "format", List.of("jsonlines"),
                "no-cache", List.of("maybe"),
                "zzz", List.of("1"));

        assertThat(Reading.problems(() -> OPTIONS.build(given)))
                .containsExactly(
                        "there is no option 'refrence'. Did you mean --reference?",
                        "there is no option 'zzz'. Use one of --reference, --column, --max-share, --timeout, --rows, "
                                + "--model-version, --format, --no-cache",
                        "the option 'reference' is missing. Give --reference: The data to compare with.",
                        "the option 'max-share': expected a finite number, found 'many'. Give --max-share as in '0.5'",
                        "the option 'timeout': expected a duration such as 30d, 12h, 90m or 45s, found 'soon'. "
                                + "Give --timeout as in '12h'",
                        "the option 'rows' is given 2 times. Give --rows once",
                        "the option 'model-version': a version is not blank, found ''. Give --model-version another value",
                        "the option 'format': expected one of text, json-lines, found 'jsonlines'. "
                                + "Did you mean --format 'json-lines'?",
                        "the option 'no-cache': expected true or false, found 'maybe'. Give --no-cache as in 'true'");
    }

    @Test
    void namesOnlyTheOptionsThatTheRequestRefuses() {
        assertThat(Reading.problems(() -> OPTIONS.build(
                        Map.of("reference", List.of("a"), "max-share", List.of("2"), "rows", List.of("0")))))
                .containsExactly("the share is above 1. Correct --max-share", "no rows are looked at. Look at some");
    }

    record Twice(@Option("a") String format, Common common) {}

    record NoText(@Option("a") Common common) {}

    record NoOption(String name) {}

    @Test
    void failsLoudlyOnRecordsThatCannotBeOptions() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new OptionSet<>(Twice.class))
                .withMessageContaining("twice");
        assertThatIllegalStateException()
                .isThrownBy(() -> new OptionSet<>(NoText.class))
                .withMessageContaining("cannot have the type");
        assertThatIllegalStateException()
                .isThrownBy(() -> new OptionSet<>(NoOption.class))
                .withMessageContaining("is not an option");
    }
}
