package dev.modelgate.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.gate.RuleLanguage;
import dev.modelgate.gate.RuleNames;
import dev.modelgate.gate.RuleResult;
import dev.modelgate.gate.RuleResult.Verdict;
import dev.modelgate.model.MetricIntervals;
import dev.modelgate.model.Quality;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.Passage;
import dev.modelgate.statistics.ConfidenceInterval;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelRulesTest {
    private static final String WHOLE = "evidence.modelValidation.whole";

    private static final RuleNames ANYTHING = RuleNames.of(Map.of());
    private static final RuleNames NAMES = RuleNames.of(Map.of(
            "environment",
            ANYTHING,
            "candidate",
            ANYTHING,
            "champion",
            RuleNames.of(Map.of("name", ANYTHING, "version", ANYTHING)),
            "evidence",
            ANYTHING));

    private final CelRules rules = new CelRules();

    @Test
    void isFoundAsTheLanguageOfRules() {
        assertThat(ServiceLoader.load(RuleLanguage.class, getClass().getClassLoader()))
                .extracting(RuleLanguage::name)
                .containsExactly("cel");
    }

    @Test
    void explainsAVerdictByTheValuesThatTheRuleLookedAt() {
        RuleResult result = evaluate(WHOLE + ".auc >= 0.65 && environment == 'prod'");

        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.explanation()).isEqualTo("evidence.modelValidation.whole.auc = 0.71, environment = 'prod'");
    }

    @Test
    void readsTheFiguresOfAValidationAsItsRecordWritesThem() {
        ConfidenceInterval brier = new ConfidenceInterval(0.15, 0.14, 0.16, 0.95);
        MetricIntervals figures =
                new MetricIntervals(Optional.empty(), Optional.empty(), Optional.of(brier), Optional.empty());
        ObjectNode facts = Json.object();
        facts.withObject("/evidence/modelValidation").set("whole", Json.tree(new Quality(4000, 900, figures)));

        assertThat(evaluate(WHOLE + ".metrics.brier.estimate < 0.2", facts))
                .isEqualTo(
                        new RuleResult(Verdict.HOLDS, "evidence.modelValidation.whole.metrics.brier.estimate = 0.15"));
        assertThat(evaluate(WHOLE + ".metrics.auc.estimate > 0.6", facts).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void failsWithTheValuesThatDoNotSuffice() {
        RuleResult result = evaluate(WHOLE + ".auc > 0.9");

        assertThat(result).isEqualTo(new RuleResult(Verdict.FAILS, "evidence.modelValidation.whole.auc = 0.71"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evidence.modelValidation.whole.rows == 4000",
                "evidence.modelValidation.whole.rows >= 4000 && evidence.modelValidation.whole.rows < 4001",
                "evidence.modelValidation.whole.auc < 1",
                "1 > evidence.modelValidation.whole.auc",
                "evidence.modelValidation.whole.rows != 4001",
                "evidence.modelValidation.whole.rows / 1000.0 == 4.0",
                "evidence.modelValidation.whole.rows in [3000.0, 4000.0]"
            })
    void comparesDoublesWithIntegers(String expression) {
        assertThat(evaluate(expression).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void cannotTellMixedArithmeticAndSaysHowToWriteIt() {
        RuleResult result = evaluate(WHOLE + ".rows + 1 > 4000");

        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.explanation())
                .contains("No matching overload")
                .contains("needs 1.0 for 1")
                .contains(WHOLE + ".rows = 4000");
    }

    @Test
    void refusesToCompareComputedDoublesWithIntegersAndSaysHowToWriteIt() {
        ProblemException refused = refused(WHOLE + ".rows / 1000.0 == 4");

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("'_==_' applied to '(double, int)'");
            assertThat(problem.fix().template()).contains("numbers of the evidence are doubles, such as 1.0");
        });
    }

    @Test
    void namesAMissingKeyAndWhatIsThereInstead() {
        RuleResult result = evaluate(WHOLE + ".acuracy > 0.6");

        assertThat(result)
                .isEqualTo(new RuleResult(
                        Verdict.UNKNOWN, "evidence.modelValidation.whole.acuracy is not there; there is auc, rows"));
    }

    @Test
    void namesTheFirstKeyThatIsMissingOnTheWay() {
        assertThat(evaluate("evidence.drift.share < 0.3"))
                .isEqualTo(new RuleResult(
                        Verdict.UNKNOWN, "evidence.drift is not there; there is modelValidation, training"));
    }

    @Test
    void namesAKeyThatAnElementOfAListLacks() {
        RuleResult result = evaluate("evidence.modelValidation.slices.all(s, s.logLoss < 1.0)");

        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.explanation()).contains("logLoss");
    }

    @Test
    void cannotTellWithoutAnyEvidence() {
        RuleResult result = rules.compile(Passage.whole("evidence.training.seed == 42", "rule seed"), NAMES)
                .evaluate(Json.object());

        assertThat(result).isEqualTo(new RuleResult(Verdict.UNKNOWN, "evidence.training is not there; nothing is"));
    }

    @Test
    void asksWhetherEvidenceIsThere() {
        assertThat(evaluate("!has(evidence.drift) || evidence.drift.share < 0.3"))
                .isEqualTo(new RuleResult(Verdict.HOLDS, "evidence.drift.share is absent, evidence.drift is absent"));
    }

    @Test
    void seesAnEmptyChampionWhereNothingRuns() {
        ObjectNode facts = facts();
        facts.remove("champion");

        assertThat(evaluate("has(champion.version)", facts).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(evaluate("champion.version != candidate.version", facts))
                .isEqualTo(new RuleResult(Verdict.UNKNOWN, "champion.version is not there; nothing is"));
        assertThat(evaluate("has(champion.version) && champion.version != candidate.version")
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void cannotTellFromANumberThatIsNotFinite(double number) {
        ObjectNode facts = facts();
        facts.withObject("/evidence/modelValidation/whole").put("auc", number);

        assertThat(evaluate("!(" + WHOLE + ".auc < 0.9)", facts))
                .isEqualTo(new RuleResult(
                        Verdict.UNKNOWN,
                        "evidence.modelValidation.whole.auc is, or holds, a number that is not finite"));
        assertThat(evaluate(WHOLE + ".rows > 0", facts).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void findsANumberThatIsNotFiniteInWhatAMacroRunsOver() {
        ObjectNode facts = facts();
        ((ObjectNode) facts.at("/evidence/modelValidation/slices/1")).put("auc", Double.NaN);

        RuleResult result = evaluate("evidence.modelValidation.slices.all(s, !(s.auc < 0.5))", facts);

        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.explanation()).startsWith("evidence.modelValidation.slices is, or holds");
    }

    @Test
    void showsWhatAMacroSawOfEachElement() {
        assertThat(evaluate("evidence.modelValidation.slices.all(s, s.auc >= 0.65)"))
                .isEqualTo(new RuleResult(
                        Verdict.FAILS,
                        "evidence.modelValidation.slices = a list of 2, "
                                + "evidence.modelValidation.slices[*].auc = 0.72, 0.61"));
    }

    @Test
    void followsIndicesAndQuotedKeys() {
        assertThat(evaluate(
                                "evidence['modelValidation'].slices[1].auc < 0.7 && evidence.training.datasets['2013-05'] != ''")
                        .explanation())
                .isEqualTo("evidence.modelValidation.slices[1].auc = 0.61, "
                        + "evidence.training.datasets[\"2013-05\"] = 'sha256:aa'");
    }

    @Test
    void refusesAnExpressionWhoseTypeIsNotBoolean() {
        ProblemException refused = refused("size(evidence) + 1");

        assertThat(refused.problems())
                .extracting(Problem::what)
                .containsExactly("the rule gives a value of type int, which is neither true nor false");
    }

    @Test
    void cannotTellFromAValueThatTurnsOutToBeNoBoolean() {
        RuleResult result = evaluate(WHOLE + ".auc");

        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.explanation()).contains("gives 0.71, which is neither true nor false");
    }

    @Test
    void tellsEveryMistakeWithItsLineAndColumn() {
        ProblemException refused = refused("environment == 'prod' &&\n  metrics.auc > foo");

        assertThat(refused.conclusion()).isEqualTo(Conclusion.INVALID);
        assertThat(refused.problems())
                .extracting(problem -> problem.where().orElseThrow() + ": " + problem.what())
                .containsExactly(
                        "rule quality:2:3: the rule does not compile: undeclared reference to 'metrics'",
                        "rule quality:2:17: the rule does not compile: undeclared reference to 'foo'");
        assertThat(refused.problems())
                .allSatisfy(problem -> assertThat(problem.fix().template()).contains("candidate, champion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence.a >", "", "evidence..a == 1", "'open == 1", "evidence.a = 1", "size(1, 2) == 3"})
    void refusesWhatIsNoExpression(String expression) {
        ProblemException refused = refused(expression);

        assertThat(refused.conclusion()).isEqualTo(Conclusion.INVALID);
        assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.where().orElseThrow().line()).isEqualTo(1);
            assertThat(problem.where().orElseThrow().column()).isPositive();
        });
    }

    @Test
    void asksWhetherAMisspelledNameIsMeant() {
        assertThat(refused("evidense.drift.share < 0.1 || enviroment == 'prod' || hass(champion.version)")
                        .problems())
                .extracting(problem ->
                        problem.where().orElseThrow() + " " + problem.fix().template())
                .containsExactly(
                        "rule quality:1:1 Did you mean 'evidence'?",
                        "rule quality:1:31 Did you mean 'environment'?",
                        "rule quality:1:59 Did you mean 'has'?");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "champion.verson == '1',10",
                "has(champion.verson),14",
                "true && champion['verson'] == '1',19",
                "!has(champion.verson) || champion.verson == '1',15"
            })
    void refusesANameThatNothingHas(String expression, int column) {
        assertThat(refused(expression).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).contains(new Place("rule quality", 1, column));
            assertThat(problem.what()).isEqualTo("the rule does not compile: champion has no 'verson'");
            assertThat(problem.fix().template()).isEqualTo("Did you mean 'version'?");
        });
    }

    @Test
    void endsAnExpressionThatWouldRunForever() {
        String ten = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
        String loops = ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, " + ten + ".all(d, " + ten + ".all(e, "
                + ten + ".all(f, a + b + c + d + e + f > 0))))))";

        RuleResult result = evaluate(loops);

        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.explanation()).contains("Iteration budget exceeded");
    }

    private ProblemException refused(String expression) {
        return catchThrowableOfType(
                ProblemException.class, () -> rules.compile(Passage.whole(expression, "rule quality"), NAMES));
    }

    private RuleResult evaluate(String expression) {
        return evaluate(expression, facts());
    }

    private RuleResult evaluate(String expression, ObjectNode facts) {
        return rules.compile(Passage.whole(expression, "rule quality"), NAMES).evaluate(facts);
    }

    private static ObjectNode facts() {
        return (ObjectNode) Json.parse(String.join(
                        "\n",
                        List.of(
                                "{\"candidate\": {\"name\": \"flight-delay\", \"version\": \"2\"},",
                                " \"champion\": {\"name\": \"flight-delay\", \"version\": \"1\"},",
                                " \"environment\": \"prod\",",
                                " \"evidence\": {",
                                "  \"modelValidation\": {",
                                "   \"whole\": {\"auc\": 0.71, \"rows\": 4000},",
                                "   \"slices\": [{\"value\": \"AA\", \"auc\": 0.72}, {\"value\": \"UA\", \"auc\": 0.61}]},",
                                "  \"training\": {\"seed\": 42, \"datasets\": {\"2013-05\": \"sha256:aa\"}}}}"))
                .getBytes(StandardCharsets.UTF_8));
    }
}
