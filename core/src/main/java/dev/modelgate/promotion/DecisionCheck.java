package dev.modelgate.promotion;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.gate.Decision;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a decision lets exactly this model into exactly this environment. Fails closed. */
final class DecisionCheck {
    private static final String NONE = "none";
    private static final String DECIDE = "Run {goal:gate} for this model and this environment, then {goal:promote}";

    private final Promote.Request request;
    private final Decision decision;

    /**
     * Reads the decision.
     *
     * @throws ProblemException when the evidence holds none
     */
    DecisionCheck(Promote.Request request) {
        this.request = request;
        Evidence evidence = request.decision();
        if (!evidence.kind().equals(Decision.KIND)) {
            throw unreadable("it is evidence of kind " + evidence.kind());
        }
        try {
            this.decision = evidence.resultAs(Decision.class);
        } catch (IllegalArgumentException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException unreadable(String why) {
        return ProblemException.invalid(Problem.of("What should be a decision is none: " + why, DECIDE));
    }

    /** How promote ends when {@link #findings()} are not empty. */
    Conclusion conclusion() {
        return decision.verdict() == Decision.Verdict.ALLOW
                ? Conclusion.DENIED
                : decision.verdict().conclusion();
    }

    /** Everything in which the decision is not an Allow for the request, the champion left aside. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        ModelVersion candidate = request.candidate();
        ModelVersion decided = decision.model();
        allowed(findings);
        expect(findings, "environment", decision.environment(), request.environment());
        expect(findings, "model", decided.name(), candidate.name());
        expect(findings, "version", decided.version(), candidate.version());
        expect(findings, "model digest", decided.digest(), candidate.digest());
        expect(findings, "signature digest", decided.signature(), candidate.signature());
        expect(findings, "policy digest", decision.policy(), request.policy());
        cited(findings);
        return findings;
    }

    /** A finding when the champion is not the one that the decision was made against. */
    Optional<Finding> champion(Optional<ModelVersion> now) {
        String found = now.map(champion -> champion.digest().toString()).orElse(NONE);
        if (decision.champion().equals(found)) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                "champion",
                request.environment(),
                "the champion is " + found,
                "the champion that the decision was made against, " + decision.champion(),
                "The comparison is about another champion: run {goal:validate-model} and {goal:gate} again"));
    }

    /** A finding when something else would be decided on now than the decision rests on. */
    Optional<Finding> overtaken() {
        return request.overtaken()
                .map(why -> Finding.of(
                        "decision",
                        request.environment(),
                        "since the decision was made, " + why,
                        "a decision on everything as it is now",
                        DECIDE));
    }

    /** What the decision cites must be carried along with it, unchanged. */
    private void cited(List<Finding> findings) {
        Set<Digest> given = new HashSet<>();
        request.evidence().forEach(one -> given.add(one.contentDigest()));
        decision.cites()
                .forEach((kind, digests) -> digests.stream()
                        .filter(digest -> !given.contains(digest))
                        .forEach(digest -> findings.add(Finding.of(
                                "cited evidence",
                                kind,
                                "no statement with the digest " + digest + " is at hand",
                                "every statement that the decision cites, unchanged",
                                DECIDE))));
    }

    private void allowed(List<Finding> findings) {
        if (decision.verdict() != Decision.Verdict.ALLOW) {
            findings.add(Finding.of(
                    "verdict",
                    request.environment(),
                    "the decision says " + decision.verdict().name().toLowerCase(Locale.ROOT),
                    "a decision that says allow",
                    "Do what the report of {goal:gate} says about the gates that are not satisfied, then run {goal:gate}"
                            + " and {goal:promote}"));
        }
    }

    private void expect(List<Finding> findings, String rule, Object observed, Object expected) {
        if (!observed.equals(expected)) {
            findings.add(Finding.of(
                    rule,
                    request.environment(),
                    "the decision says " + observed,
                    "a decision that says " + expected,
                    DECIDE));
        }
    }
}
