package dev.modelgate.status;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.gate.CandidateEvidence;
import dev.modelgate.gate.Decision;
import dev.modelgate.gate.GateOutcome;
import dev.modelgate.model.Champions;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.promotion.Environment;
import dev.modelgate.promotion.PullRequests;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What keeps a candidate out of an environment, and who has to act. */
final class NextMove {
    private final Optional<ModelVersion> candidate;
    private final Optional<CandidateEvidence> evidence;
    private final Champions champions;
    private final List<PullRequests.PullRequest> open;

    NextMove(
            Optional<ModelVersion> candidate,
            Optional<CandidateEvidence> evidence,
            Champions champions,
            List<PullRequests.PullRequest> open) {
        this.candidate = candidate;
        this.evidence = evidence;
        this.champions = champions;
        this.open = open;
    }

    List<Cell> of(Environment environment, String model, Optional<ModelVersion> champion) {
        String name = environment.name();
        if (candidate.isEmpty()) {
            return row(name, "no candidate", Tone.PLAIN, "the project", "train a model");
        }
        if (champion.filter(one -> one.digest().equals(candidate.get().digest()))
                .isPresent()) {
            return row(name, "runs the candidate", Tone.GOOD, "nobody", "nothing");
        }
        Optional<PullRequests.PullRequest> request = open.stream()
                .filter(one -> one.branch().equals("promote/" + model + "/" + name))
                .findFirst();
        if (request.isPresent()) {
            return row(
                    name,
                    "pull request #" + request.get().number() + " is open: "
                            + request.get().title(),
                    Tone.UNSURE,
                    "a reviewer",
                    "review it and merge it");
        }
        return withoutPullRequest(environment);
    }

    private List<Cell> withoutPullRequest(Environment environment) {
        String name = environment.name();
        List<String> missing = environment.after().stream()
                .filter(upstream -> champions
                        .of(upstream)
                        .filter(one ->
                                one.digest().equals(candidate.orElseThrow().digest()))
                        .isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            String waitsFor = String.join(", ", missing);
            return row(
                    name,
                    "waits for " + waitsFor,
                    Tone.UNSURE,
                    "whoever promotes to " + waitsFor,
                    "promote to " + waitsFor + " first");
        }
        return evidence.flatMap(all -> all.decision(name))
                .map(decision -> decided(name, decision))
                .orElseGet(() -> row(name, "not decided", Tone.UNSURE, "the pipeline", "run gate for " + name));
    }

    private static List<Cell> decided(String name, Evidence evidence) {
        Decision decision = evidence.resultAs(Decision.class);
        return switch (decision.verdict()) {
            case ALLOW -> row(name, "allowed", Tone.GOOD, "the pipeline", "run promote for " + name);
            case DENY ->
                row(
                        name,
                        "denied by " + blocking(decision),
                        Tone.BAD,
                        "the model's team",
                        "train a better model, or mend the data");
            case UNDECIDED ->
                row(
                        name,
                        "undecided: " + blocking(decision),
                        Tone.UNSURE,
                        "the model's team",
                        "produce the evidence that is missing");
            case WAIT -> row(name, "waits: " + blocking(decision), Tone.UNSURE, "see the gate", "wait");
        };
    }

    private static String blocking(Decision decision) {
        return decision.outcomes().stream()
                .filter(outcome -> outcome.verdict() != GateOutcome.Verdict.SATISFIED)
                .map(outcome -> outcome.gate() + " (" + outcome.observed() + ")")
                .collect(Collectors.joining("; "));
    }

    private static List<Cell> row(String environment, String state, Tone tone, String who, String what) {
        return List.of(Cell.of(environment), new Cell(state, tone), Cell.of(who), Cell.of(what));
    }
}
