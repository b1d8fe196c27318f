package dev.modelgate.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void showsThreeLinesOfContext() {
        assertThat(LineDiff.of("f", numbers(9), numbers(9).replace("5\n", "five\n")))
                .containsExactly(
                        "--- a/f", "+++ b/f", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8");
    }

    @Test
    void splitsChangesThatAreFarApart() {
        String after =
                numbers(30).replace("\n5\n", "\nfive\n").replace("25\n", "").replace("26\n", "26\nnew\n");

        assertThat(LineDiff.of("f", numbers(30), after).stream().filter(line -> line.startsWith("@@")))
                .containsExactly("@@ -2,7 +2,7 @@", "@@ -22,8 +22,8 @@");
    }

    @Test
    void showsAddedAndRemovedFiles() {
        assertThat(LineDiff.of("f", "", "a\n")).containsExactly("--- a/f", "+++ b/f", "@@ -0,0 +1,1 @@", "+a");
        assertThat(LineDiff.of("f", "a\n", "")).containsExactly("--- a/f", "+++ b/f", "@@ -1,1 +0,0 @@", "-a");
        assertThat(LineDiff.of("f", "a\n", "a\n")).isEmpty();
    }

    @Test
    void keepsWhatTheReplacedLinesHaveInCommon() {
        List<String> lines = LineDiff.of("f", "a\nb\nc\nd\n", "x\nb\nc\ny\n");

        assertThat(lines.subList(3, lines.size())).containsExactly("-a", "+x", " b", " c", "-d", "+y");
    }

    @Test
    void replacesTheWholeMiddleWhenItIsTooLargeToCompare() {
        String before = numbers(3000);
        String after =
                IntStream.rangeClosed(1, 3000).mapToObj(i -> i % 2 + "\n").collect(Collectors.joining());

        List<String> lines = new ArrayList<>(LineDiff.of("f", before, after));

        assertThat(lines.stream().filter(line -> line.startsWith("-") && !line.startsWith("---")))
                .hasSizeGreaterThan(2990);
    }

    private static String numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }
}
