package dev.modelgate.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlEditTest {
    @Test
    void keepsAnInlineComment() {
        assertEdit("tag: v1  # {\"$imagepolicy\": \"x\"}\n", "tag", "v2", "tag: v2  # {\"$imagepolicy\": \"x\"}\n");
    }

    @Test
    void keepsBothKindsOfQuotes() {
        assertEdit("tag: \"v1\"\n", "tag", "v2", "tag: \"v2\"\n");
        assertEdit("tag: 'v1'\n", "tag", "it's", "tag: 'it''s'\n");
        assertEdit("tag: \"v1\"\n", "tag", "a\"b\\c", "tag: \"a\\\"b\\\\c\"\n");
    }

    @Test
    void editsInsideAFlowMapping() {
        assertEdit("image: {tag: v1, repo: r}\n", "image.tag", "v2", "image: {tag: v2, repo: r}\n");
        assertEdit("image: {repo: r, tag: v1}\n", "image.tag", "a,b}", "image: {repo: r, tag: \"a,b}\"}\n");
    }

    @Test
    void editsTwoKeysOfOneLine() {
        byte[] first = YamlEdit.replace("f.yaml", bytes("i: {tag: v1, sha: s1}\n"), YamlPath.parse("i.tag"), "v2");
        byte[] second = YamlEdit.replace("f.yaml", first, YamlPath.parse("i.sha"), "s2");

        assertThat(text(second)).isEqualTo("i: {tag: v2, sha: s2}\n");
    }

    @Test
    void refusesABlockScalar() {
        assertRefused("a: |\n  one\n  two\n", "a", "f.yaml:1:4", "block of lines");
        assertRefused("a: >-\n  one\n", "a", "f.yaml:1:4", "block of lines");
    }

    @Test
    void findsAKeyOfTheSecondDocument() {
        assertEdit("a: 1\n---\nb: v1\n...\n", "b", "v2", "a: 1\n---\nb: v2\n...\n");
    }

    @Test
    void refusesAKeyThatTwoDocumentsHave() {
        assertRefused("a: v1\n---\na: v1\n", "a", "f.yaml:3:4", "2 documents");
    }

    @Test
    void keepsWindowsLineEnds() {
        assertEdit("a: 1\r\ntag: v1\r\nb: 2\r\n", "tag", "v2", "a: 1\r\ntag: v2\r\nb: 2\r\n");
    }

    @Test
    void addsNoFinalNewline() {
        assertEdit("tag: v1", "tag", "v2", "tag: v2");
    }

    @Test
    void keepsAByteOrderMark() {
        assertEdit("\uFEFFtag: v1\n", "tag", "v2", "\uFEFFtag: v2\n");
    }

    @Test
    void countsCharactersBeyondTheBasicPlaneOnce() {
        assertEdit(
                "\"\uD83D\uDE80\": {n: \uD83D\uDE80\uD83D\uDE80, tag: v1} # \uD83D\uDE80\n",
                "[\"\uD83D\uDE80\"].tag",
                "v2",
                "\"\uD83D\uDE80\": {n: \uD83D\uDE80\uD83D\uDE80, tag: v2} # \uD83D\uDE80\n");
    }

    @Test
    void reportsAnIndexBeyondTheEnd() {
        assertRefused("a: [x]\n", "a[3]", "f.yaml", "it has a, no further");
    }

    @Test
    void editsAnElementOfASequence() {
        assertEdit(
                "a:\n- {n: x, v: 1}\n- n: y\n  v: one # c\n",
                "a[1].v",
                "two",
                "a:\n- {n: x, v: 1}\n- n: y\n  v: two # c\n");
    }

    @Test
    void refusesAnchorsAndAliases() {
        assertRefused("a: &v v1\nb: *v\n", "a", "f.yaml:1:4", "anchor &v");
        assertRefused("a: &v v1\nb: *v\n", "b", "f.yaml:2:4", "alias *v");
        assertRefused("a: &m {t: v1}\nb: *m\n", "a.t", "f.yaml:1:4", "anchor &m");
        assertRefused("a: &m {t: v1}\nb: *m\n", "b.t", "f.yaml:2:4", "alias *m");
        assertRefused("a: &m {t: v1}\nb: {<<: *m, t: v2}\n", "b.t", "f.yaml:2:5", "merge key");
    }

    @Test
    void leavesAnchorsElsewhereAlone() {
        assertEdit("x: &m {t: v1}\ny: {<<: *m}\ntag: v1\n", "tag", "v2", "x: &m {t: v1}\ny: {<<: *m}\ntag: v2\n");
    }

    @Test
    void refusesTagsAndDuplicateKeys() {
        assertRefused("a: !!str v1\n", "a", "f.yaml:1:4", "tag");
        assertRefused("a: v1\nb: 1\na: v2\n", "a", "f.yaml:3:1", "The key a is there twice");
    }

    @Test
    void refusesAMappingAsTarget() {
        assertRefused("a: {b: c}\n", "a", "f.yaml:1:4", "not to one value");
    }

    @Test
    void refusesAMissingKeyAndNamesTheFix() {
        assertRefused(
                "metadata:\n  name: x\n", "metadata.annotations[\"a/b\"]", "f.yaml", "it has metadata, no further");
    }

    @Test
    void fillsAnEmptyValue() {
        assertEdit("a:\n  tag: # none yet\n  b: 1\n", "a.tag", "v2", "a:\n  tag: v2 # none yet\n  b: 1\n");
        assertEdit("tag:", "tag", "v2", "tag: v2");
    }

    @Test
    void refusesAnEmptyValueThatCannotBeFilled() {
        assertRefused("a: {tag}\n", "a.tag", "f.yaml:1:8", "cannot be replaced");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "on",
                "y",
                "true",
                "null",
                "~",
                "",
                "2026-08-01",
                "1.10",
                "1",
                "0x1F",
                "0o17",
                "1_000",
                "1:30",
                "1e3",
                ".inf",
                ".NaN",
                "foo: bar",
                "foo #1",
                "foo:",
                "*star",
                "&amp",
                "!bang",
                "- dash",
                "? key",
                "[a",
                "{a",
                "%a",
                "@a",
                "`a",
                "<<",
                "=",
                "a, b",
                " lead",
                "trail ",
                "'q",
                "\"q",
                "|",
                ">",
                "1.2.3"
            })
    void quotesWhatWouldChangeItsTypeOrMeaning(String value) {
        for (String old : new String[] {"a: v1\n", "a: {b: 1, a: v1}\n", "a: 'v1'\n", "a: \"v1\"\n"}) {
            String path = old.startsWith("a: {") ? "a.a" : "a";
            byte[] edited = YamlEdit.replace("f.yaml", bytes(old), YamlPath.parse(path), value);

            assertThat(text(edited)).containsAnyOf("\"", "'");
            assertThat(YamlEdit.read("f.yaml", edited, YamlPath.parse(path))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "sha256:0123abcd", "file:///models/a.onnx", "/srv/models/a.onnx", "release-1.2+b3"})
    void leavesPlainTextPlain(String value) {
        assertEdit("a: v1\n", "a", value, "a: " + value + "\n");
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString("a: {b: " + value + "}");
        assertThat(String.valueOf(loaded)).isEqualTo("{a={b=" + value + "}}");
    }

    @Test
    void quotesANumberThatOnlyLooksEqual() {
        assertEdit("a: 1.10\n", "a", "1.10", "a: \"1.10\"\n");
    }

    @Test
    void changesNoByteWhenTheValueIsThere() {
        assertEdit("a:   'v1' # c\r\n", "a", "v1", "a:   'v1' # c\r\n");
    }

    @Test
    void refusesAValueOfSeveralLines() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> YamlEdit.replace("f.yaml", bytes("a: b\n"), YamlPath.parse("a"), "x\ny: z"))
                .withMessageContaining("line breaks");
    }

    @Test
    void namesThePlaceOfATab() {
        assertRefused("a:\n\tb: 1\n", "a.b", "f.yaml:2:1", "not YAML");
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        byte[] broken = bytes("a: 1\nb: ?\n");
        broken[8] = (byte) 0xFF;

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> YamlEdit.read("f.yaml", broken, YamlPath.parse("b")))
                .satisfies(e ->
                        assertThat(e.problems().get(0).where().orElseThrow()).hasToString("f.yaml:2"));
    }

    @Test
    void aBombOfAliasesCostsNothing() {
        StringBuilder bomb = new StringBuilder("tag: v1\na0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        assertEdit(bomb.toString(), "tag", "v2", bomb.toString().replace("tag: v1", "tag: v2"));
    }

    @Test
    void deepNestingDoesNotOverflow() {
        String deep = "tag: v1\nd: " + "[".repeat(20_000) + "]".repeat(20_000) + "\n";

        assertEdit(deep, "tag", "v2", deep.replace("v1", "v2"));
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        byte[] large = new byte[4 << 20];
        Arrays.fill(large, (byte) '#');

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> YamlEdit.read("f.yaml", large, YamlPath.parse("b")))
                .withMessageContaining("at most");
    }

    @Test
    void worksInATemplateAsFarAsItIsYaml() {
        assertEdit("tag: v1\nname: \"{{ .Values.name }}\"\n", "tag", "v2", "tag: v2\nname: \"{{ .Values.name }}\"\n");
    }

    @Test
    void pathsReadBackAsTheyAreWritten() {
        assertThat(YamlPath.parse("a.b[0][\"c.d/e\"].f")).hasToString("a.b[0][\"c.d/e\"].f");
        for (String bad : new String[] {"", ".a", "a.", "a..b", "a[x]", "a[\"b\"", "a b", "a[0]b"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> YamlPath.parse(bad))
                    .withMessageContaining("column");
        }
    }

    private static void assertEdit(String before, String path, String value, String after) {
        assertThat(text(YamlEdit.replace("f.yaml", bytes(before), YamlPath.parse(path), value)))
                .isEqualTo(after);
    }

    private static void assertRefused(String before, String path, String place, String what) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> YamlEdit.replace("f.yaml", bytes(before), YamlPath.parse(path), "v2"))
                .satisfies(e -> {
                    Problem problem = e.problems().get(0);
                    assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID);
                    assertThat(problem.where().orElseThrow()).hasToString(place);
                    assertThat(problem.what()).contains(what);
                });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
