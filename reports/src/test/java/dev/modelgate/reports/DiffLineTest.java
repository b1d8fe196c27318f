package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiffLineTest {
    @Test
    void takesNoRemovedOrAddedLineForAHeader() {
        List<DiffLine> lines = DiffLine.of(List.of(
                "--- a/values.yaml",
                "+++ b/values.yaml",
                "@@ -1,3 +1,3 @@ model:",
                "--- a comment in YAML or SQL",
                "+++ another",
                " kept",
                "-@@ not a place",
                "+diff of two",
                "\\ No newline at end of file",
                "@@ -9 +9,0 @@",
                "--- gone",
                "--- a/other.yaml",
                "+++ b/other.yaml"));

        assertThat(lines)
                .extracting(line -> line.kind().name().charAt(0))
                .containsExactly('P', 'P', 'P', 'R', 'A', 'K', 'R', 'A', 'P', 'P', 'R', 'P', 'P');
    }

    @Test
    void readsLinesWithoutAHunkByTheirFirstCharacter() {
        assertThat(DiffLine.of(List.of("+a", "-b", " c", "---", "")))
                .extracting(DiffLine::kind)
                .containsExactly(
                        DiffLine.Kind.ADDED,
                        DiffLine.Kind.REMOVED,
                        DiffLine.Kind.KEPT,
                        DiffLine.Kind.REMOVED,
                        DiffLine.Kind.KEPT);
    }
}
