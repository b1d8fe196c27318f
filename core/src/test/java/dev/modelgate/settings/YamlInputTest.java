package dev.modelgate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlInputTest {
    private static final String HEADER = "apiVersion: modelgate.dev/v1\nkind: Sample\n";

    record Nested(@Default("") String text, List<Nested> below) {}

    record Sample(
            @Default("") String text,
            List<String> items,
            @Default("{}") Nested nested) {}

    private static List<String> problems(String body) {
        return Reading.problems(Sample.class, body);
    }

    private static List<String> problemsOf(byte[] document) {
        return Reading.problems(() -> Reading.read(Sample.class, document));
    }

    @Test
    void tellsOfADuplicateKeyAtTheSecondOneAndReadsOn() {
        assertThat(problems("text: a\nitems: []\ntext: b\nitms: []\n"))
                .containsExactly(
                        "f.yaml:5:1: the key 'text' is already on line 3. Remove one of the two",
                        "f.yaml:6:1: unknown key 'itms'. Did you mean 'items'?");
    }

    @Test
    void refusesAnchorsAliasesAndTagsAllAtOnce() {
        assertThat(problems("text: &name a\nitems: [*name, b]\nnested:\n  text: !!str 1\n"))
                .containsExactly(
                        "f.yaml:3:7: anchors such as &name are not read. Remove it",
                        "f.yaml:4:9: aliases such as *name are not read. Write the value out in the place of it",
                        "f.yaml:6:9: tags such as !!str are not read. Remove it; quotes make a value text");
    }

    @Test
    void tellsOfAllAnchorsTogetherWhereverTheyStand() {
        assertThat(problems("nested: &n\n  text: a\n&t text: [&u]\nitems: [&i \"a\", ! b]\n"))
                .containsExactly(
                        "f.yaml:3:9: anchors such as &n are not read; the file has 4, on the lines 3, 5, 6. Remove"
                                + " each",
                        "f.yaml:5:10: expected a text, found a list. Write text as in 'abc'",
                        "f.yaml:6:17: tags such as ! are not read. Remove it; quotes make a value text");
        assertThat(problems("nested:\n  &k text: 'a &b'\n"))
                .containsExactly("f.yaml:4:3: anchors such as &k are not read. Remove it");
    }

    @Test
    void refusesABombOfAliasesWithoutUnfoldingIt() {
        StringBuilder bomb = new StringBuilder("items: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("k" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(9, alias)) + "]\n");
        }

        List<String> problems = problems(bomb.toString());

        assertThat(problems)
                .hasSize(31)
                .contains(
                        "f.yaml:3:8: anchors such as &a0 are not read; the file has 30, on the lines 3, 4, 5, 6, 7 and"
                                + " more. Remove each",
                        "f.yaml:4:10: aliases such as *a0 are not read; the file has 261, on the lines 4, 5, 6, 7, 8 and"
                                + " more. Write the value out in the place of each");
    }

    @Test
    void refusesValuesNestedTooDeeply() {
        assertThat(problems("items: " + "[".repeat(500_000)))
                .containsExactly("f.yaml:3:39: the values are nested deeper than 32 levels. Flatten them");
    }

    @Test
    void refusesATabAtItsPlace() {
        assertThat(problems("nested:\n  text: a\n\tbelow: []\n"))
                .containsExactly("f.yaml:5:1: a tab cannot indent a line. Indent with spaces");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text: a: b|f.yaml:3:8: a ':' stands where no key can be",
                "text: 'a|f.yaml:3:7: a quoted text is not closed",
                "text: \"\\q\"|f.yaml:3:9: there is no such escape in double quotes",
                "text: @a|f.yaml:3:7: a value cannot start with this character",
                "items: - a|f.yaml:3:8: a list cannot start here",
                "items: [a, b\\nnested: {}|f.yaml:3:8: a ',' or the closing bracket is missing",
                "items: [a]]|f.yaml:3:11: this does not belong here",
                "text: \"a\" b|f.yaml:3:11: this does not belong here",
                "items:\\n  - a\\n text: b|f.yaml:5:2: this line does not line up with the lines above it",
                "text: a\\nb\\n|f.yaml:5:1: a ':' is missing after a key",
                "? [a]\\n: b|f.yaml:3:3: a key has to be text; a list, a mapping or an alias is not read",
                "text: *|f.yaml:3:8: this is not YAML: unexpected character found (0)",
            })
    void saysInAPlainSentenceWhyATextIsNotYaml(String body, String expected) {
        assertThat(problems(body.replace("\\n", "\n")))
                .singleElement()
                .asString()
                .startsWith(expected + ". ");
    }

    @Test
    void keepsWhatItFoundBeforeASyntaxError() {
        assertThat(problems("text: a\ntext: b\nitems: [\n"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("f.yaml:4:1: the key 'text' is already on line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\ntext: b\n", "---\n", "---\n# more\ntext: b\n"})
    void refusesASecondDocument(String second) {
        assertThat(problems("text: a\n" + second))
                .containsExactly("f.yaml:4:1: a second document starts here; a settings file holds one. "
                        + "Put it into a file of its own, and remove the line '---'");
    }

    @Test
    void refusesASecondDocumentAfterAnEndMark() {
        assertThat(problems("text: a\n...\ntext: b\n"))
                .containsExactly("f.yaml:5:1: a second document starts here; a settings file holds one. "
                        + "Put it into a file of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "~\n", "\uFEFF"})
    void refusesAnEmptyFile(String document) {
        assertThat(problemsOf(document.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("f.yaml: the file is empty; expected a Sample. "
                        + "Start it with 'apiVersion: modelgate.dev/v1' and 'kind: Sample'");
    }

    @Test
    void refusesWhatIsNotAMapping() {
        assertThat(problemsOf("# list\n- a\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("f.yaml:2:1: expected a mapping of keys, found a list. "
                        + "Start it with 'apiVersion: modelgate.dev/v1' and 'kind: Sample'");
    }

    @Test
    void refusesBytesThatAreNotUtf8AtTheirPlace() {
        byte[] document = (HEADER + "text: caf?\n").getBytes(StandardCharsets.UTF_8);
        document[document.length - 2] = (byte) 0xE9;

        assertThat(problemsOf(document)).containsExactly("f.yaml:3:10: the file is not UTF-8 text. Save it as UTF-8");
    }

    @Test
    void refusesACharacterCutOffAtTheEnd() {
        byte[] document = (HEADER + "text: é").getBytes(StandardCharsets.UTF_8);

        assertThat(problemsOf(Arrays.copyOf(document, document.length - 1)))
                .containsExactly("f.yaml:3:7: the file is not UTF-8 text. Save it as UTF-8");
    }

    @Test
    void refusesAFileInUtf16() {
        assertThat(problemsOf(HEADER.getBytes(StandardCharsets.UTF_16)))
                .containsExactly("f.yaml:1:1: the file is not UTF-8 text. Save it as UTF-8");
    }

    @Test
    void refusesControlCharactersAtTheirPlace() {
        assertThat(problems("text: a\u0007b\n"))
                .containsExactly("f.yaml:3:8: the control character U+0007 cannot stand in a YAML file. Remove it");
    }

    @Test
    void readsAByteOrderMarkCarriageReturnsAndCharactersOutsideTheBasicPlane() {
        String document = "\uFEFF" + HEADER.replace("\n", "\r\n") + "items: ['\uD83D\uDE00', {}]\r\ntext: \uD83D\uDE00";

        assertThat(Reading.problems(() -> Reading.read(Sample.class, document)))
                .containsExactly("f.yaml:3:14: expected a text, found a mapping. Write items[1] as in 'abc'");
        assertThat(Reading.read(Sample.class, document.replace(", {}", ""))
                        .value()
                        .text())
                .isEqualTo("\uD83D\uDE00");
    }

    @Test
    void refusesAFileThatIsTooLargeBeforeReadingIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }

        assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThat(problemsIn(file))
                        .containsExactly("f.yaml: the file is larger than 1 MiB, the most that is read. "
                                + "Check that it is the file you mean"));
    }

    @Test
    void refusesADeviceWithoutAnEnd() {
        assertThat(problemsIn(Path.of("/dev/zero")))
                .containsExactly("f.yaml: the file is larger than 1 MiB, the most that is read. "
                        + "Check that it is the file you mean");
    }

    @Test
    void readsAFileOfExactlyTheLargestSize() {
        String filled = HEADER + "text: ";
        String document = filled + "a".repeat(SourceText.LARGEST - filled.length());

        assertThat(Reading.read(Sample.class, document).value().text()).endsWith("aaa");
        assertThat(Reading.problems(() -> Reading.read(Sample.class, document + "a")))
                .hasSize(1);
    }

    @Test
    void refusesAMissingFileAndAFolder(@TempDir Path folder) {
        assertThat(problemsIn(folder.resolve("none.yaml")))
                .containsExactly("f.yaml: the file does not exist. Check the path, or create the file");
        assertThat(problemsIn(folder))
                .containsExactly("f.yaml: expected a YAML file, found a folder. Name a file in it");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), HEADER + "text: a\n");

        Sample sample = new DocumentReader<>(new DocumentKind<>("Sample", Sample.class))
                .read(file, "a.yaml")
                .value();

        assertThat(sample).isEqualTo(new Sample("a", List.of(), new Nested("", List.of())));
    }

    private static List<String> problemsIn(Path file) {
        DocumentReader<Sample> reader = new DocumentReader<>(new DocumentKind<>("Sample", Sample.class));
        return Reading.problems(() -> reader.read(file, "f.yaml"));
    }
}
