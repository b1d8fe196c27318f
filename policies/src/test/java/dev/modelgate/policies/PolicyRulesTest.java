package dev.modelgate.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelgate.gate.Policy;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.DocumentReader;
import dev.modelgate.settings.Located;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules as they stand in a policy's file. */
class PolicyRulesTest {
    private static final String HEADER = "apiVersion: modelgate.dev/v1\nkind: PromotionPolicy\ngates:\n";

    @Test
    void tellsEveryMistakeOfEveryRuleWhereItIsWritten() {
        assertThat(mistakes("""
                  - {type: rule, name: plain, expression: evidence.drfit.share < 0.1}
                  - {type: rule, name: single, expression: 'environment == ''prod'' && champoin.version != ""'}
                  - {type: rule, name: double, expression: "environment != \\"\\" && evidence.training.seeed > 1"}
                  - type: rule
                    name: literal
                    expression: |
                      evidence.training.seed > 1 &&
                        candidate.vershion != 'é' && foo
                  - type: rule
                    name: folded
                    expression: >-  # in two lines
                      evidence.training.seed > 1
                      && candidate.vershion != ''
                  - type: rule
                    name: several lines
                    expression: evidence.training.seed > 1 &&
                      evidence.modelValidation.hole.rows > 1.0
                """))
                .containsExactly(
                        "4:52 evidence has no 'drfit'",
                        "5:72 undeclared reference to 'champoin'",
                        "6:86 evidence.training has no 'seeed'",
                        "11:19 candidate has no 'vershion'",
                        "11:38 undeclared reference to 'foo'",
                        "16:20 candidate has no 'vershion'",
                        "20:32 evidence.modelValidation has no 'hole'");
    }

    @Test
    void namesTheStartOfAnExpressionThatIsWrittenWithEscapes() {
        assertThat(mistakes("  - {type: rule, name: escaped, expression: \"\\x65vidence.drfit.share < 0.1\"}\n"))
                .containsExactly("4:45 evidence has no 'drfit'");
    }

    @Test
    void knowsTheNamesOfAllEvidence() {
        Located<Policy> policy = read("""
                  - {type: rule, name: a, expression: 'evidence.dataValidation.rules.all(r, r.holds)'}
                  - {type: rule, name: b, expression: "evidence.dataValidations.all(d, d.dataset != 'x' && d.rows > 1)"}
                  - {type: rule, name: c, expression: "evidence.drift.columns.all(c, c.name != 'x')"}
                  - {type: rule, name: d, expression: 'evidence.drifts.all(d, d.share < 0.1 && d.measured.anything > 1)'}
                  - {type: rule, name: e, expression: "evidence.training.datasets['2013-05'] != ''"}
                  - {type: rule, name: f, expression: evidence.modelValidation.whole.metrics.auc.lower > 0.6}
                  - {type: rule, name: g, expression: evidence.profile.rows > 1}
                """);

        assertThatCode(() -> policy.value().requireRules(new CelRules(), policy.positions()))
                .doesNotThrowAnyException();
        assertThat(mistakes(
                        "  - {type: rule, name: a, expression: 'evidence.drifts.all(d, has(d.columns[0].efect))'}\n"))
                .containsExactly("4:80 evidence.drifts[*].columns[0] has no 'efect'");
    }

    private static List<String> mistakes(String gates) {
        Located<Policy> policy = read(gates);
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> policy.value().requireRules(new CelRules(), policy.positions()));
        return refused.problems().stream()
                .map(problem -> problem.where().orElseThrow().toString().substring("policy.yaml:".length()) + " "
                        + problem.what().substring("the rule does not compile: ".length()))
                .toList();
    }

    private static Located<Policy> read(String gates) {
        return new DocumentReader<>(Policy.KIND).read((HEADER + gates).getBytes(StandardCharsets.UTF_8), "policy.yaml");
    }
}
