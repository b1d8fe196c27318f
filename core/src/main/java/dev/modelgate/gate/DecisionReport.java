package dev.modelgate.gate;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Finding;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.ArrayList;
import java.util.List;

/** What a person reads of a decision. */
final class DecisionReport {
    private DecisionReport() {}

    static Report of(Evidence evidence) {
        Decision decision = completed(evidence);
        String subject = decision.model() + " → " + decision.environment();
        List<Finding> findings = decision.outcomes().stream()
                .filter(outcome -> outcome.verdict() != GateOutcome.Verdict.SATISFIED)
                .map(outcome -> outcome.finding(decision.environment()))
                .toList();
        List<EvidenceReference> references = new ArrayList<>();
        references.add(
                new EvidenceReference(evidence.kind(), evidence.contentDigest().toString()));
        decision.cites()
                .forEach((kind, digests) ->
                        digests.forEach(digest -> references.add(new EvidenceReference(kind, digest.toString()))));
        return new Report(
                "gate",
                subject,
                evidence.conclusion(),
                headline(decision),
                List.of(table(decision), basis(decision)),
                findings,
                List.of(),
                references);
    }

    private static Decision completed(Evidence evidence) {
        Decision kept = evidence.resultAs(Decision.class);
        return new Decision(
                kept.verdict(),
                kept.model(),
                kept.environment(),
                kept.policyName(),
                kept.policy(),
                kept.champion(),
                DecisionMeasurements.of(evidence).completed(kept.outcomes()),
                kept.cites());
    }

    private static String headline(Decision decision) {
        long open = decision.outcomes().stream()
                .filter(outcome -> outcome.verdict() != GateOutcome.Verdict.SATISFIED)
                .count();
        int all = decision.outcomes().size();
        String where = decision.model() + " into " + decision.environment();
        return switch (decision.verdict()) {
            case ALLOW ->
                "Allowed: " + where + "; " + (all == 1 ? "the one gate is" : "all " + all + " gates are")
                        + " satisfied";
            case DENY -> "Denied: " + where + "; " + open + " of " + all + " gates are not satisfied";
            case UNDECIDED -> "Undecided: " + where + "; " + open + " of " + all + " gates cannot be told";
            case WAIT -> "Waiting: " + where + "; " + open + " of " + all + " gates wait";
        };
    }

    private static Section table(Decision decision) {
        List<List<Cell>> rows = decision.outcomes().stream()
                .map(outcome -> List.of(
                        Cell.of(outcome.gate()),
                        verdict(outcome.verdict()),
                        Cell.of(outcome.observed()),
                        Cell.of(outcome.expected()),
                        Cell.of(
                                outcome.samples().isPresent()
                                        ? Long.toString(outcome.samples().getAsLong())
                                        : "")))
                .toList();
        return new Section.Table("Gates", List.of("Gate", "Verdict", "Observed", "Expected", "n"), rows);
    }

    private static Cell verdict(GateOutcome.Verdict verdict) {
        return switch (verdict) {
            case SATISFIED -> new Cell("satisfied", Tone.GOOD);
            case VIOLATED -> new Cell("violated", Tone.BAD);
            case UNKNOWN -> new Cell("unknown", Tone.UNSURE);
            case PENDING -> new Cell("pending", Tone.UNSURE);
        };
    }

    private static Section basis(Decision decision) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row("model", decision.model() + " " + decision.model().digest()));
        rows.add(row("champion", decision.champion()));
        rows.add(row("policy", decision.policyName() + " " + decision.policy()));
        return new Section.Table("Decided on", List.of("What", "Value"), rows);
    }

    private static List<Cell> row(String what, String value) {
        return List.of(Cell.of(what), Cell.of(value));
    }
}
