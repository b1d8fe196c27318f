package dev.modelgate.gate;

import static dev.modelgate.gate.World.CANDIDATE;
import static dev.modelgate.gate.World.CONTEXT;
import static dev.modelgate.gate.World.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.model.QualityMetric;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
    private final Instant present = CONTEXT.clock().instant();
    private static final Optional<Duration> WEEK = Optional.of(Duration.ofDays(7));
    private static final String JUST_NOW = "2026-11-22T09:59:00Z";

    private final World world = new World()
            .contract("january", "contract")
            .contract("february", "contract")
            .known(World.at(JUST_NOW, World.training(CANDIDATE, "january", "february")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:00:00Z, ALLOW",
        "2026-11-15T10:00:01Z, ALLOW",
        "2026-11-15T10:00:00Z, UNDECIDED",
        "2026-10-01T00:00:00Z, UNDECIDED",
        "2026-11-22T10:04:00Z, ALLOW",
        "2026-11-22T10:06:00Z, UNDECIDED",
        "yesterday, UNDECIDED"
    })
    void countsFromTheMeasurement(String at, Decision.Verdict verdict) {
        world.known(Validation.of(CANDIDATE).at(at).evidence());

        assertThat(decision(new ModelValid(WEEK), present).verdict()).isEqualTo(verdict);
    }

    @Test
    void everyDatasetHasToBeYoungEnough() {
        world.known(
                World.at(JUST_NOW, World.dataValidation("january", Conclusion.PASSED)),
                World.at("2026-11-01T00:00:00Z", World.dataValidation("february", Conclusion.PASSED)));

        Evidence evidence = decide(new DataValid(WEEK), present);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        Finding finding =
                new Decide(world.store, RULES).report(evidence).findings().get(0);
        assertThat(finding.observed()).isEqualTo("data-validation of february was measured at 2026-11-01T00:00:00Z");
        assertThat(finding.expected()).endsWith("passed validate-data, measured at most 7d ago");
        assertThat(finding.fix().template())
                .startsWith("Measure again: run {goal:validate-data} with {option:no-cache}");
    }

    @Test
    void driftHasAnAgeToo() {
        Map<String, DriftVerdict> none = Map.of("distance", DriftVerdict.NO_DRIFT);
        world.known(
                World.at(JUST_NOW, World.drift("january", none)),
                World.at("2026-11-01T00:00:00Z", World.drift("february", none)));

        assertThat(decision(new DriftWithin(0, List.of(), WEEK), present).verdict())
                .isEqualTo(Decision.Verdict.UNDECIDED);
        assertThat(decision(new DriftWithin(0, List.of(), Optional.empty()), present)
                        .verdict())
                .isEqualTo(Decision.Verdict.ALLOW);
    }

    @Test
    void usingEvidenceAgainDoesNotRenewIt() {
        Evidence old = Validation.of(CANDIDATE).at("2026-11-01T00:00:00Z").evidence();
        world.known(old, old);

        assertThat(decision(new ModelValid(WEEK), present).verdict()).isEqualTo(Decision.Verdict.UNDECIDED);
    }

    @Test
    void whatIsViolatedStaysViolatedHoweverOld() {
        world.known(Validation.of(CANDIDATE).at("2026-11-01T00:00:00Z").denied().evidence());

        assertThat(decision(new ModelValid(WEEK), present).verdict()).isEqualTo(Decision.Verdict.DENY);
    }

    @Test
    void aDecisionStandsUntilItsEvidenceIsTooOld() {
        world.known(Validation.of(CANDIDATE).at("2026-11-20T10:00:00Z").evidence());
        Decide decide = new Decide(world.store, RULES);
        Evidence decision = decide(new ModelValid(WEEK), present);

        assertThat(decide.outdated(request(new ModelValid(WEEK), present.plus(Duration.ofDays(4))), decision))
                .isEmpty();
        Decide.Request later = request(new ModelValid(WEEK), present.plus(Duration.ofDays(5)));
        assertThat(decide.outdated(later, decision)).contains("evidence got too old since");
        assertThat(decide.overtaken(later, decision, CONTEXT)).contains("evidence got too old since");
    }

    @Test
    void theTimeIsNoPartOfWhatWasDecided() {
        world.known(Validation.of(CANDIDATE).at("2026-11-20T10:00:00Z").evidence());

        Evidence now = decide(new ModelValid(WEEK), present);
        Evidence later = decide(new ModelValid(WEEK), present.plus(Duration.ofDays(1)));

        assertThat(now.contentDigest()).isEqualTo(later.contentDigest());
    }

    @Test
    void evidenceFromTheFutureLeavesEveryDecisionOpen() {
        world.known(Validation.of(CANDIDATE).at("2099-01-01T00:00:00Z").evidence());
        Gate gate = new QualityAtLeast(QualityMetric.AUC, 0.65, Optional.empty());

        Evidence evidence = decide(gate, present);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        Finding finding =
                new Decide(world.store, RULES).report(evidence).findings().get(0);
        assertThat(finding.rule()).isEqualTo("clock");
        assertThat(finding.observed()).isEqualTo("model-validation of model was measured at 2099-01-01T00:00:00Z");
    }

    private Decision decision(Gate gate, Instant now) {
        return decide(gate, now).resultAs(Decision.class);
    }

    private Evidence decide(Gate gate, Instant now) {
        Decide decide = new Decide(world.store, RULES);
        Decide.Request request = request(gate, now);
        return decide.run(request, decide.key(request, CONTEXT), CONTEXT);
    }

    private Decide.Request request(Gate gate, Instant now) {
        return new Decide.Request(
                CANDIDATE,
                World.ENVIRONMENT,
                new Decide.PolicyFile(
                        "policy.yaml", World.digest("policy"), new Policy(Optional.empty(), List.of(gate), List.of())),
                List.of(),
                world.facts(),
                now);
    }
}
