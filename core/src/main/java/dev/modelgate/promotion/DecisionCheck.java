package dev.modelgate.promotion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a decision lets exactly this model into exactly this environment. Fails closed: what it lacks is a finding. */
final class DecisionCheck {
    private static final String KIND = "decision";
    private static final String NONE = "none";
    private static final String DECIDE = "run {goal:gate} for this model and this environment, then {goal:promote}";

    private final Promote.Request request;
    private final JsonNode result;

    DecisionCheck(Promote.Request request) {
        this.request = request;
        this.result = request.decision().result();
    }

    /** How promote ends when {@link #findings()} are not empty. */
    Conclusion conclusion() {
        return switch (verdict()) {
            case "wait" -> Conclusion.WAITING;
            case "undecided" -> Conclusion.UNKNOWN;
            default -> Conclusion.DENIED;
        };
    }

    /** Everything in which the decision is not an Allow for the request, the champion left aside. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        ModelVersion candidate = request.candidate();
        expect(findings, "decision", request.decision().kind(), KIND);
        expect(findings, "environment", text(result.path("environment")), request.environment());
        JsonNode model = result.path("model");
        expect(findings, "model", text(model.path("name")), candidate.name());
        expect(findings, "version", text(model.path("version")), candidate.version());
        expect(
                findings,
                "model digest",
                text(model.path("digest")),
                candidate.digest().toString());
        expect(
                findings,
                "signature digest",
                text(model.path("signature")),
                candidate.signature().toString());
        expect(
                findings,
                "policy digest",
                text(result.path("policy")),
                request.policy().toString());
        cited(findings);
        if (findings.isEmpty()) {
            expect(findings, "verdict", verdict(), "allow");
        }
        return findings;
    }

    /** The champion has moved since the decision was made, when this is there. */
    Optional<Finding> champion(Optional<ModelVersion> now) {
        String decided = text(result.path("champion"));
        String found = now.map(champion -> champion.digest().toString()).orElse(NONE);
        if (decided.equals(found)) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                "champion",
                request.environment(),
                "the champion is " + found,
                "the champion that the decision was made against, " + decided,
                "the comparison is about another champion: run {goal:validate-model} and {goal:gate} again"));
    }

    private String verdict() {
        return text(result.path("verdict"));
    }

    /** Evidence that the decision names by digest must be what is carried along with it. */
    private void cited(List<Finding> findings) {
        Set<String> given = request.evidence().stream()
                .map(Evidence::digest)
                .map(Digest::toString)
                .collect(Collectors.toSet());
        for (JsonNode entry : result.path("evidence")) {
            String digest = text(entry.path("digest"));
            if (!given.contains(digest)) {
                findings.add(Finding.of(
                        "cited evidence",
                        text(entry.path("kind")),
                        "no statement with the digest " + digest + " is at hand",
                        "every statement that the decision cites, unchanged",
                        DECIDE));
            }
        }
    }

    private void expect(List<Finding> findings, String rule, String observed, String expected) {
        if (!observed.equals(expected)) {
            findings.add(Finding.of(
                    rule,
                    request.environment(),
                    "the decision says " + observed,
                    "a decision that says " + expected,
                    DECIDE));
        }
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "nothing";
    }
}
