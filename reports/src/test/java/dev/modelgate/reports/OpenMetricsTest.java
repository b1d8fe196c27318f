package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.report.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The text format of OpenMetrics 1.0, line by line as its grammar has it. */
class OpenMetricsTest {
    private static final Pattern SAMPLE = Pattern.compile("(?<name>[a-z_]+)\\{(?<labels>[a-z_]+=\"(?:[^\"\\\\\n]|"
            + "\\\\[\"\\\\n])*\"(?:,[a-z_]+=\"(?:[^\"\\\\\n]|\\\\[\"\\\\n])*\")*)} (?<value>[-+0-9.Ee]+)");
    private static final Pattern METADATA = Pattern.compile("# (TYPE (?<type>[a-z_]+) gauge|HELP (?<help>[a-z_]+) .*)");

    private static List<String> lines(Report report) {
        String text = new OpenMetricsRenderer().render(report, Examples.COMMANDS);
        assertThat(text).endsWith("\n# EOF\n");
        return List.of(text.substring(0, text.length() - "# EOF\n".length()).split("\n"));
    }

    @Test
    void followsTheGrammarWhateverNamesAreLike() {
        for (Report report : List.of(Examples.denied(), Examples.hostile(), Examples.invalid())) {
            Set<String> families = new HashSet<>();
            String family = "";
            for (String line : lines(report)) {
                Matcher metadata = METADATA.matcher(line);
                Matcher sample = SAMPLE.matcher(line);
                if (metadata.matches() && metadata.group("type") != null) {
                    family = metadata.group("type");
                    assertThat(families.add(family)).as(family).isTrue();
                } else if (metadata.matches()) {
                    assertThat(metadata.group("help")).isEqualTo(family);
                } else {
                    assertThat(sample.matches()).as(line).isTrue();
                    assertThat(sample.group("name")).isEqualTo(family);
                    assertThat(Double.parseDouble(sample.group("value"))).isFinite();
                }
            }
        }
    }

    @Test
    void tellsHowTheGoalEnded() {
        List<String> told = new ArrayList<>(lines(Examples.denied()));
        told.removeIf(line -> !line.startsWith("modelgate_conclusion{") || line.endsWith(" 0.0"));
        assertThat(told)
                .containsExactly("modelgate_conclusion{conclusion=\"denied\",goal=\"gate\",subject=\"flight-delay"
                        + " 2013.07.01-5b6c7d8e → prod\"} 1.0");
    }

    @Test
    void keepsGaugesOfANameTogether() {
        assertThat(lines(Examples.denied()).stream().filter(line -> line.startsWith("modelgate_drift_effect{")))
                .hasSize(2);
    }
}
