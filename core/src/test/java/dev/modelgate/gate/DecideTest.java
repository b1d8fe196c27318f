package dev.modelgate.gate;

import static dev.modelgate.gate.World.CANDIDATE;
import static dev.modelgate.gate.World.CHAMPION;
import static dev.modelgate.gate.World.CONTEXT;
import static dev.modelgate.gate.World.ENVIRONMENT;
import static dev.modelgate.gate.World.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.gate.GateOutcome.Verdict;
import dev.modelgate.model.QualityMetric;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideTest {
    private static final Gate SATISFIED = new QualityAtLeast(QualityMetric.AUC, 0.65, Optional.empty());
    private static final Gate VIOLATED = new QualityAtLeast(QualityMetric.LOG_LOSS, 0.1, Optional.empty());
    private static final Gate UNKNOWN = new DataValid(Optional.empty());

    private final Instant present = CONTEXT.clock().instant();

    private final World world = new World().known(Validation.of(CANDIDATE).evidence());

    @ParameterizedTest
    @CsvSource({
        "SATISFIED, SATISFIED, ALLOW, PASSED",
        "SATISFIED, PENDING, WAIT, WAITING",
        "SATISFIED, UNKNOWN, UNDECIDED, UNKNOWN",
        "PENDING, UNKNOWN, UNDECIDED, UNKNOWN",
        "UNKNOWN, VIOLATED, DENY, DENIED",
        "PENDING, VIOLATED, DENY, DENIED",
        "VIOLATED, SATISFIED, DENY, DENIED"
    })
    void ranksViolatedOverUnknownOverPending(
            Verdict first, Verdict second, Decision.Verdict decision, Conclusion conclusion) {
        Decision.Verdict told = Decision.Verdict.of(List.of(outcome(first), outcome(second)));

        assertThat(told).isEqualTo(decision);
        assertThat(told.conclusion()).isEqualTo(conclusion);
    }

    @Test
    void allowsWhenEveryGateIsSatisfied() {
        Evidence evidence = decide(policy(SATISFIED));

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        Decision decision = evidence.resultAs(Decision.class);
        assertThat(decision.verdict()).isEqualTo(Decision.Verdict.ALLOW);
        assertThat(decision.model()).isEqualTo(CANDIDATE);
        assertThat(decision.environment()).isEqualTo(ENVIRONMENT);
        assertThat(decision.champion()).isEqualTo(CHAMPION.digest().toString());
        assertThat(decision.policy()).isEqualTo(World.digest("policy"));
        assertThat(evidence.isAbout(CANDIDATE.digest())).isTrue();
        assertThat(evidence.isAbout(CANDIDATE.signature())).isTrue();
    }

    @Test
    void deniesWhenOneGateIsViolatedThoughAnotherIsUnknown() {
        Evidence evidence = decide(policy(SATISFIED, UNKNOWN, VIOLATED));

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(evidence.resultAs(Decision.class).outcomes())
                .extracting(GateOutcome::verdict)
                .containsExactly(Verdict.SATISFIED, Verdict.UNKNOWN, Verdict.VIOLATED);
    }

    @Test
    void isUndecidedOnAFirstModelWithoutABootstrapRule() {
        world.champion(Optional.empty());

        Evidence evidence = decide(policy(SATISFIED));

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        Decision decision = evidence.resultAs(Decision.class);
        assertThat(decision.verdict()).isEqualTo(Decision.Verdict.UNDECIDED);
        assertThat(decision.champion()).isEqualTo("none");
        assertThat(decision.outcomes().get(0)).satisfies(outcome -> {
            assertThat(outcome.gate()).isEqualTo("bootstrap");
            assertThat(outcome.observed())
                    .isEqualTo("prod runs no model yet, and the policy has no rule for a first model");
            assertThat(outcome.fix()).isEqualTo("Add {key:bootstrap} with a reason to policy.yaml");
        });
    }

    @Test
    void allowsAFirstModelByABootstrapRule() {
        world.champion(Optional.empty());
        Policy policy = new Policy(
                Optional.of(new Policy.Bootstrap("nothing to beat")),
                List.of(SATISFIED, new BeatsChampion(QualityMetric.AUC, 0)),
                List.of());

        Evidence evidence = decide(policy);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(evidence.resultAs(Decision.class).outcomes().get(0).observed())
                .isEqualTo("prod runs no model yet; it may enter: nothing to beat");
    }

    @Test
    void aBootstrapRuleLetsNothingElseThrough() {
        world.champion(Optional.empty());
        Policy policy = new Policy(Optional.of(new Policy.Bootstrap("nothing to beat")), List.of(VIOLATED), List.of());

        assertThat(decide(policy).conclusion()).isEqualTo(Conclusion.DENIED);
    }

    @Test
    void asksThatUpstreamEnvironmentsRunTheModel() {
        Decide.Request request = request(policy(SATISFIED), "staging");

        assertThat(decide(request).conclusion()).isEqualTo(Conclusion.WAITING);
        world.runs("staging", CHAMPION);
        assertThat(decide(request(policy(SATISFIED), "staging")).conclusion()).isEqualTo(Conclusion.WAITING);
        world.runs("staging", CANDIDATE);
        assertThat(decide(request(policy(SATISFIED), "staging")).conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void citesTheEvidenceAsItIsKept() {
        Gate rule = new RuleHolds("present", "/evidence/modelValidation/conclusion");

        Decision decision = decide(policy(rule)).resultAs(Decision.class);

        assertThat(decision.verdict()).isEqualTo(Decision.Verdict.ALLOW);
        assertThat(decision.cites())
                .containsOnlyKeys("facts", "model-validation")
                .containsEntry(
                        "model-validation",
                        List.of(Validation.of(CANDIDATE).evidence().contentDigest()));
        Evidence facts = world.store.latest(Facts.KIND, "model").orElseThrow();
        assertThat(decision.cites()).containsEntry("facts", List.of(facts.contentDigest()));
        assertThat(facts.resultAs(Facts.class)).isEqualTo(world.facts());
    }

    @Test
    void decidesTheSameBytesOutsideMeasuredWhateverTheLatency() {
        Gate gate = new LatencyWithin(LatencyWithin.Percentile.P95, Duration.ofMillis(20));
        World fast = new World()
                .known(Validation.of(CANDIDATE).latency(latency(1000.0)).evidence());
        World slow = new World()
                .known(Validation.of(CANDIDATE).latency(latency(9000.0)).evidence());
        Decide.Request request = request(policy(gate));
        Decide decideFast = new Decide(fast.store, RULES);
        Decide decideSlow = new Decide(slow.store, RULES);

        Evidence one = decideFast.run(request, key(fast, request), CONTEXT);
        Evidence other = decideSlow.run(request, key(slow, request), CONTEXT);

        assertThat(one.contentDigest()).isEqualTo(other.contentDigest());
        assertThat(decideFast.report(one)).isNotEqualTo(decideSlow.report(other));
        assertThat(decideSlow.outdated(request, one)).contains("a step was measured again");
        assertThat(decideFast.outdated(request, one)).isEmpty();
    }

    private static Map<String, Object> latency(double p95) {
        return Map.of("runs", 500, "p50", 400.0, "p95", p95, "p99", 10000.0);
    }

    @Test
    void ignoresEvidenceAboutAnotherModel() {
        World other = new World().known(Validation.of(CHAMPION).evidence());
        Decide.Request request = request(policy(SATISFIED));

        Evidence evidence = new Decide(other.store, RULES).run(request, key(other, request), CONTEXT);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(evidence.resultAs(Decision.class).cites()).containsOnlyKeys("facts");
    }

    @Test
    void decidesAnewWhenEvidencePolicyFactsOrPipelineChange() {
        Decide.Request request = request(policy(SATISFIED));
        StepKey key = key(world, request);

        assertThat(key(world, request(policy(SATISFIED)))).isEqualTo(key);
        assertThat(key(world, request(policy(SATISFIED), "staging"))).isNotEqualTo(key);
        assertThat(key(
                        world,
                        new Decide.Request(
                                CANDIDATE,
                                ENVIRONMENT,
                                new Decide.PolicyFile("policy.yaml", World.digest("other"), policy(SATISFIED)),
                                List.of(),
                                world.facts(),
                                present)))
                .isNotEqualTo(key);
        world.champion(Optional.of(World.model("3")));
        assertThat(key(world, request(policy(SATISFIED)))).isNotEqualTo(key);
        world.champion(Optional.of(CHAMPION)).known(World.training(CANDIDATE, "train"));
        assertThat(key(world, request(policy(SATISFIED)))).isNotEqualTo(key);
    }

    @Test
    void reportsEachGateAndWhatToDoAboutThoseThatDoNotHold() {
        Evidence evidence = decide(policy(SATISFIED, VIOLATED));

        Report report = new Decide(world.store, RULES).report(evidence);

        assertThat(report.headline()).isEqualTo("Denied: flight-delay 2 into prod; 1 of 2 gates are not satisfied");
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("quality log-loss");
            assertThat(finding.observed()).isEqualTo("log loss 0.5000 [0.4900, 0.5100]");
            assertThat(finding.expected()).isEqualTo("at most 0.1000");
            assertThat(finding.samples()).hasValue(4000);
        });
    }

    private static GateOutcome outcome(Verdict verdict) {
        return new GateOutcome("gate", verdict, "seen", "asked", OptionalLong.empty(), "do");
    }

    private static Policy policy(Gate... gates) {
        return new Policy(Optional.empty(), Arrays.asList(gates), List.of());
    }

    private Decide.Request request(Policy policy, String... after) {
        return new Decide.Request(
                CANDIDATE,
                ENVIRONMENT,
                new Decide.PolicyFile("policy.yaml", World.digest("policy"), policy),
                List.of(after),
                world.facts(),
                present);
    }

    private Evidence decide(Policy policy) {
        return decide(request(policy));
    }

    private Evidence decide(Decide.Request request) {
        return new Decide(world.store, RULES).run(request, key(world, request), CONTEXT);
    }

    private static StepKey key(World world, Decide.Request request) {
        return new Decide(world.store, RULES).key(request, CONTEXT);
    }
}
