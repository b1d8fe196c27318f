package dev.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelRuleTest {
    private static LabelRule plain(String column) {
        return new LabelRule(column, Optional.empty(), Optional.empty());
    }

    private static LabelRule atLeast(String column, double bound) {
        return new LabelRule(column, Optional.of(bound), Optional.empty());
    }

    private static LabelRule positive(String column, String text) {
        return new LabelRule(column, Optional.empty(), Optional.of(text));
    }

    @Test
    void readsAColumnABoundAndAText() {
        assertThat(LabelRule.of("late")).isEqualTo(plain("late"));
        assertThat(LabelRule.of("dep_delay >= 15")).isEqualTo(atLeast("dep_delay", 15));
        assertThat(LabelRule.of("dep_delay>=-1.5e1")).isEqualTo(atLeast("dep_delay", -15));
        assertThat(LabelRule.of("status = 'late'")).isEqualTo(positive("status", "late"));
        assertThat(LabelRule.of("status=late")).isEqualTo(positive("status", "late"));
        assertThat(LabelRule.of("status = very late ")).isEqualTo(positive("status", "very late"));
        assertThat(LabelRule.of("status = \"it's\"")).isEqualTo(positive("status", "it's"));
        assertThat(LabelRule.of("status = 'it''s'")).isEqualTo(positive("status", "it's"));
    }

    @Test
    void readsColumnsOfAnyName() {
        assertThat(LabelRule.of(" departure delay >= 15")).isEqualTo(atLeast("departure delay", 15));
        assertThat(LabelRule.of("\"a >= b\"")).isEqualTo(plain("a >= b"));
        assertThat(LabelRule.of("\"a >= b\" >= 1")).isEqualTo(atLeast("a >= b", 1));
        assertThat(LabelRule.of("\"the \"\"truth\"\"\" = yes")).isEqualTo(positive("the \"truth\"", "yes"));
        assertThat(LabelRule.of("Verspätung ≥ 15")).isEqualTo(plain("Verspätung ≥ 15"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "delay > 15",
                "delay <= 15",
                "delay == 15",
                "delay != 15",
                "delay >= soon",
                "delay >= NaN",
                "delay >=",
                "status =",
                "status = 'late",
                "= late",
                ">= 15",
                "\"delay >= 15"
            })
    void refusesWhatIsNoRule(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelRule.of(text))
                .withMessageStartingWith("expected a column, column >= number or column = text");
    }

    @Test
    void readsWhatItDescribesAsTheSameRule() {
        for (String name :
                new String[] {"late", "dep delay", "a >= 15", "a = b", "the \"truth\"", " padded ", "it's"}) {
            for (LabelRule rule : new LabelRule[] {
                plain(name), atLeast(name, 15), positive(name, "x"), positive(name, "'x' "), positive(name, "")
            }) {
                assertThat(LabelRule.of(rule.describe())).as(rule.describe()).isEqualTo(rule);
            }
        }
        assertThat(atLeast("dep_delay", 15).describe()).isEqualTo("dep_delay >= 15.0");
    }
}
