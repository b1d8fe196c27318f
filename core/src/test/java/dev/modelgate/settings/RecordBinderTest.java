package dev.modelgate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordBinderTest {
    enum Format {
        CSV,
        PARQUET_FILE
    }

    record Source(Path path, @Default("csv") Format format) {
        Source {
            if (path.toString().endsWith(".exe")) {
                throw new IllegalArgumentException("a program is no data");
            }
        }

        @Shorthand("the path of a file")
        static Source parse(String text) {
            return new Source(Path.of(text), text.endsWith(".parquet") ? Format.PARQUET_FILE : Format.CSV);
        }
    }

    sealed interface Gate {
        @TypeName("at-most")
        record AtMost(double limit, Optional<Duration> within) implements Gate {}

        @TypeName("all-of")
        record AllOf(List<Gate> gates) implements Gate {}

        @TypeName("passed")
        record Passed() implements Gate {}
    }

    record Everything(
            String name,
            int count,
            long rows,
            double share,
            boolean strict,
            Format format,
            Duration every,
            Path folder,
            List<Integer> sizes,
            Map<String, Source> sources,
            Optional<String> note,
            Gate gate) {}

    record Defaults(
            @Default("a: b") String name,
            @Default("3") int count,
            @Default("[1, 2]") List<Integer> sizes,
            @Default("{a: x.parquet}") Map<String, Source> sources,
            @Default("7d") Optional<Duration> every,
            @Default("{type: passed}") Gate gate,
            List<String> none,
            Map<String, String> nothing,
            Optional<Integer> absent) {}

    record Numbers(
            Optional<Integer> whole,
            Optional<Long> large,
            Optional<Double> decimal,
            Optional<Boolean> flag,
            Optional<Duration> time,
            Optional<String> text,
            Optional<Path> path) {}

    record Tree(
            Optional<Source> source,
            List<Gate> gates,
            Map<String, Integer> limits,
            Optional<Format> format,
            Optional<Strict> strict) {}

    record Strict(
            @Description("How often.") int often,
            @Default("") String word) {
        Strict {
            if (often < 1) {
                throw ProblemException.invalid(Problem.of("often is below 1", "Write 1 or more"));
            }
        }
    }

    @Test
    void readsEveryTypeThatSettingsCanHave() {
        Everything read = Reading.value(Everything.class, """
                name: 1.10
                count: -1_000
                rows: 336776000000
                share: 1e-3
                strict: True
                format: parquet-file
                every: PT1H30M
                folder: data
                sizes: [1, +2]
                sources:
                  train: a.parquet
                  "hold.out": {path: b, format: csv}
                note: 'null'
                gate:
                  type: all-of
                  gates:
                    - {type: at-most, limit: 2, within: 500ms}
                    - type: passed
                """);

        assertThat(read)
                .isEqualTo(new Everything(
                        "1.10",
                        -1000,
                        336_776_000_000L,
                        0.001,
                        true,
                        Format.PARQUET_FILE,
                        Duration.ofMinutes(90),
                        Path.of("data"),
                        List.of(1, 2),
                        Map.of(
                                "train", new Source(Path.of("a.parquet"), Format.PARQUET_FILE),
                                "hold.out", new Source(Path.of("b"), Format.CSV)),
                        Optional.of("null"),
                        new Gate.AllOf(
                                List.of(new Gate.AtMost(2, Optional.of(Duration.ofMillis(500))), new Gate.Passed()))));
        assertThat(read.sources().keySet()).containsExactly("train", "hold.out");
    }

    @Test
    void suppliesDefaultsAndEmptyCollections() {
        assertThat(Reading.value(Defaults.class, ""))
                .isEqualTo(new Defaults(
                        "a: b",
                        3,
                        List.of(1, 2),
                        Map.of("a", new Source(Path.of("x.parquet"), Format.PARQUET_FILE)),
                        Optional.of(Duration.ofDays(7)),
                        new Gate.Passed(),
                        List.of(),
                        Map.of(),
                        Optional.empty()));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnceInTheOrderOfTheFile() {
        List<String> problems = Reading.problems(Tree.class, """
                gates:
                  - type: at-mots
                    limit: 1
                  - limit: 1
                  - {type: at-most, limt: 1}
                  - {type: at-most}
                  - type: all-of
                    gates: [{type: at-most, limit: x}]
                limits: {a: 1, b: many}
                format: parquetfile
                source: {file: a, format: json}
                strict: {word: [a]}
                zzz: 1
                """);

        assertThat(problems)
                .containsExactly(
                        "f.yaml:4:11: unknown type 'at-mots'. Did you mean 'at-most'?",
                        "f.yaml:6:5: missing key 'type'. Add gates[1].type: one of at-most, all-of, passed",
                        "f.yaml:7:21: unknown key 'limt'. Did you mean 'limit'?",
                        "f.yaml:8:5: missing key 'limit'. Add gates[3].limit",
                        "f.yaml:10:36: expected a number, found the text 'x'. Write gates[4].gates[0].limit as in '0.5'",
                        "f.yaml:11:19: expected a whole number, found the text 'many'. Write limits.b as in '3'",
                        "f.yaml:12:9: expected one of csv, parquet-file, found the text 'parquetfile'. "
                                + "Did you mean 'parquet-file'?",
                        "f.yaml:13:9: missing key 'path'. Add source.path",
                        "f.yaml:13:10: unknown key 'file'. Write one of path, format",
                        "f.yaml:13:27: expected one of csv, parquet-file, found the text 'json'. "
                                + "Write one of csv, parquet-file",
                        "f.yaml:14:9: missing key 'often'. Add strict.often: How often.",
                        "f.yaml:14:16: expected a text, found a list. Write strict.word as in 'abc'",
                        "f.yaml:15:1: unknown key 'zzz'. "
                                + "Write one of apiVersion, kind, source, gates, limits, format, strict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whole: 1.5|8: expected a whole number, found the number 1.5. Write whole as in '3'",
                "whole: '1'|8: expected a whole number, found the text '1'. Write whole as in '3'",
                "whole: 0x1F|8: expected a whole number, found the number 0x1F. Write whole as in '3'",
                "whole: 010|8: expected a whole number, found the number 010. Write whole as in '3'",
                "whole: 2147483648|8: expected a whole number from -2147483648 to 2147483647, "
                        + "found the number 2147483648. Write whole as in '3'",
                "large: 9223372036854775808|8: expected a whole number from -9223372036854775808 to "
                        + "9223372036854775807, found the number 9223372036854775808. Write large as in '3'",
                "decimal: .nan|10: expected a finite number, found the number .nan. Write decimal as in '0.5'",
                "decimal: -.inf|10: expected a finite number, found the number -.inf. Write decimal as in '0.5'",
                "decimal: 1.0e999|10: expected a number of at most 1.8e308, found the number 1.0e999. "
                        + "Write decimal as in '0.5'",
                "decimal: true|10: expected a number, found true. Write decimal as in '0.5'",
                "flag: yes|7: expected true or false, found yes. Write flag as in 'true'",
                "flag: 1|7: expected true or false, found the number 1. Write flag as in 'true'",
                "time: 30|7: expected a duration such as 30d, 12h, 90m or 45s, found the number 30. "
                        + "Write time as in '12h'",
                "time: -PT1H|7: expected a duration such as 30d, 12h, 90m or 45s, found the text '-PT1H'. "
                        + "Write time as in '12h'",
                "time: 99999999999999999999d|7: expected a duration such as 30d, 12h, 90m or 45s, "
                        + "found the text '99999999999999999999d'. Write time as in '12h'",
                "text:|6: expected a text, found nothing. Write a value for text, or remove the key",
                "text: ~|7: expected a text, found nothing. Write a value for text, or remove the key",
                "text: {a: 1}|7: expected a text, found a mapping. Write text as in 'abc'",
                "path: ''|7: expected a path, found the text ''. Write path as in 'data/a.parquet'",
            })
    void saysWhatWasExpectedAndWhatWasFound(String line, String expected) {
        assertThat(Reading.problems(Numbers.class, line + "\n")).containsExactly("f.yaml:3:" + expected);
    }

    @Test
    void shortensLongTextsInProblems() {
        assertThat(Reading.problems(Numbers.class, "whole: |\n  " + "ab ".repeat(30) + "\n  c\n"))
                .containsExactly("f.yaml:3:8: expected a whole number, found the text "
                        + "'ab ab ab ab ab ab ab ab ab ab ab ab ab a…'. Write whole as in '3'");
    }

    @Test
    void saysWhenAListAMappingOrAWholeRecordIsSomethingElse() {
        assertThat(Reading.problems(Tree.class, "gates: {}\nlimits: [1]\nformat: [csv]\nsource: [a]\nstrict: a\n"))
                .containsExactly(
                        "f.yaml:3:8: expected a list, found a mapping. Write gates in brackets, or each item after '- '",
                        "f.yaml:4:9: expected a mapping, found a list. Write the parts of limits as 'key: value'",
                        "f.yaml:5:9: expected one of csv, parquet-file, found a list. Write one of them for format",
                        "f.yaml:6:9: expected the path of a file, or a mapping, found a list. "
                                + "Write the parts of source as 'key: value'",
                        "f.yaml:7:9: expected a mapping, found the text 'a'. Write the parts of strict as 'key: value'");
    }

    @Test
    void tellsWhatARecordRefusesAtItsPlace() {
        assertThat(Reading.problems(Tree.class, "source: a.exe\nstrict:\n  often: 0\n"))
                .containsExactly(
                        "f.yaml:3:9: a program is no data. Correct source",
                        "f.yaml:5:3: often is below 1. Write 1 or more");
        assertThat(Reading.problems(Tree.class, "source:\n  path: a.exe\n"))
                .containsExactly("f.yaml:4:3: a program is no data. Correct source");
    }

    @Test
    void refusesATypeThatIsNotText() {
        assertThat(Reading.problems(Tree.class, "gates: [{type: [a]}, {type: }, a]\n"))
                .containsExactly(
                        "f.yaml:3:16: expected one of at-most, all-of, passed, found a list. "
                                + "Write one of them for gates[0].type",
                        "f.yaml:3:28: expected one of at-most, all-of, passed, found nothing. "
                                + "Write one of them for gates[1].type",
                        "f.yaml:3:32: expected a mapping, found the text 'a'. "
                                + "Write the parts of gates[2] as 'key: value'");
    }

    record Unreadable(Object anything) {}

    record WrongDefault(@Default("x") int count) {}

    @Test
    void failsLoudlyOnRecordsThatSettingsCannotBe() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Reading.value(Unreadable.class, "anything: 1\n"))
                .withMessageContaining("java.lang.Object");
        assertThatIllegalStateException()
                .isThrownBy(() -> Reading.value(WrongDefault.class, ""))
                .withMessageContaining("the default of count");
    }
}
