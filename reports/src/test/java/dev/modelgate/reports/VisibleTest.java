package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
    @Test
    void spellsOutWhatATerminalWouldObey() {
        assertThat(Visible.text("\u001b[2Jgone\u0007\u009b0m\r")).isEqualTo("\\u001b[2Jgone\\u0007\\u009b0m\\u000d");
    }

    @Test
    void spellsOutWhatReordersOrBreaksText() {
        assertThat(Visible.text("a\u202eb\u2066c\u2028d\uFEFFe\uD800f\uFFFE"))
                .isEqualTo("a\\u202eb\\u2066c\\u2028d\\ufeffe\\ud800f\\ufffe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"père → 10 %", "می\u200Cخواهم", "👩\u200D🔬", "東京", "line\nline"})
    void keepsWhatPeopleWrite(String text) {
        assertThat(Visible.text(text)).isEqualTo(text);
    }

    @Test
    void cutsOffBetweenCodePoints() {
        assertThat(Visible.brief("😀😀😀", 2)).isEqualTo("😀…");
        assertThat(Visible.brief("😀😀", 2)).isEqualTo("😀😀");
    }

    @Test
    void alignsColumnsOfWideAndCombiningCharacters() {
        Section.Table table = new Section.Table(
                "Cities",
                List.of("City", "Rows"),
                List.of(
                        List.of(Cell.of("東京"), Cell.of("9")),
                        List.of(Cell.of("Ae\u0301"), Cell.of("1,000")),
                        List.of(Cell.of("Oslo"), Cell.of("–"))));
        assertThat(new TextTable(table, Ink.NONE).lines())
                .containsExactly("City   Rows", "────  ─────", "東京      9", "Ae\u0301    1,000", "Oslo      –");
    }
}
