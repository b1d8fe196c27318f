package dev.modelgate.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.report.Report;
import dev.modelgate.report.Step;
import dev.modelgate.run.Event;
import dev.modelgate.run.RunContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs every step the same way: looks for its evidence, says why it runs or not, keeps what it found out. */
final class StepRunner {
    private static final int MOST_NAMED = 3;

    private final EvidenceStore store;
    private final RunContext context;
    private final Consumer<Report> reports;

    StepRunner(EvidenceStore store, RunContext context, Consumer<Report> reports) {
        this.store = store;
        this.context = context;
        this.reports = reports;
    }

    /**
     * What became of a step.
     *
     * @param evidence what it found out, now or earlier
     * @param report what a person reads
     * @param reused whether earlier evidence stands for this run
     * @param reason why it ran, or did not
     */
    record Outcome(Evidence evidence, Report report, boolean reused, String reason) {}

    /**
     * Runs a step, or finds that it need not run.
     *
     * @param name what to call it
     * @param subject name of the first subject of its evidence
     */
    <R> Outcome run(String name, String subject, Step<R> step, R request) {
        StepKey key = step.key(request, context);
        Optional<Evidence> known = context.reuse() ? store.find(key) : Optional.empty();
        Optional<String> outdated = known.flatMap(evidence -> step.outdated(request, evidence));
        if (known.isPresent() && outdated.isEmpty()) {
            String reason = "nothing changed since its evidence "
                    + known.get().contentDigest().brief();
            context.events().on(new Event.StepSkipped(name, reason));
            return finish(step, known.get(), true, reason);
        }
        String reason = outdated.orElseGet(() ->
                whyItRuns(key, store.latest(key.kind(), subject).filter(one -> step.isEarlierRun(request, one))));
        context.events().on(new Event.StepStarted(name, reason));
        Evidence evidence = stamped(step.run(request, key, context));
        context.events().on(new Event.StepEnded(name, evidence.conclusion()));
        return finish(step, evidence, false, reason);
    }

    /** Evidence is kept again when it is reused, so that it is the latest of its kind. */
    private <R> Outcome finish(Step<R> step, Evidence evidence, boolean reused, String reason) {
        store.put(evidence);
        Report report = step.report(evidence);
        reports.accept(report);
        return new Outcome(evidence, report, reused, reason);
    }

    private Evidence stamped(Evidence evidence) {
        ObjectNode measured = evidence.measured();
        measured.put("at", context.clock().instant().toString());
        return evidence.withMeasured(measured);
    }

    private String whyItRuns(StepKey key, Optional<Evidence> latest) {
        if (!context.reuse()) {
            return "every step was asked to run";
        }
        if (latest.isEmpty()) {
            return "there is no evidence of an earlier run";
        }
        List<String> changed = key.differencesFrom(latest.get().key());
        if (changed.isEmpty()) {
            return "the evidence of the earlier run is gone";
        }
        String named = String.join(", ", changed.subList(0, Math.min(MOST_NAMED, changed.size())));
        return changed.size() > MOST_NAMED
                ? "changed since the last run: " + named + " and " + (changed.size() - MOST_NAMED) + " more"
                : "changed since the last run: " + named;
    }
}
