package dev.modelgate.app;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.gate.CandidateEvidence;
import dev.modelgate.gate.Decide;
import dev.modelgate.gate.Signatures;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.Identity;
import dev.modelgate.promotion.PlannedForge;
import dev.modelgate.promotion.Promote;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Option;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The goal {@code promote}. */
final class PromoteGoal implements Goal<PromoteGoal.Options> {
    /**
     * Options of {@code promote}.
     *
     * @param to environment that the model enters
     * @param candidate the model
     * @param dryRun whether to show what would be written instead
     * @param common options of every goal
     */
    record Options(
            @Option("Environment that the model enters.") String to,

            @Option(Candidates.OPTION) Optional<String> candidate,

            @Option("Show what would be written, and write nothing.") @Default("false")
            boolean dryRun,

            CommonOptions common) {}

    @Override
    public String name() {
        return "promote";
    }

    @Override
    public String description() {
        return "Opens or updates the pull request that bumps an environment to the model, when a decision allows it.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public CommonOptions common(Options options) {
        return options.common();
    }

    @Override
    public Report run(Options options, Workplace workplace) {
        return promote(
                () -> new Candidates(workplace).require(options.candidate()),
                options.to(),
                options.dryRun(),
                workplace);
    }

    static Report promote(Supplier<ModelVersion> candidate, String to, boolean dryRun, Workplace workplace) {
        Promote.Request request = request(candidate, to, workplace);
        if (dryRun) {
            PlannedForge plan = new PlannedForge(workplace.forge());
            return plan.planned(promote(plan, workplace).run(request, workplace.context()));
        }
        return promote(workplace.forge(), workplace).run(request, workplace.context());
    }

    private static Promote promote(Forge forge, Workplace workplace) {
        return new Promote(forge, workplace.pipeline(), Identity.modelgate());
    }

    private static Promote.Request request(Supplier<ModelVersion> named, String to, Workplace workplace) {
        EvidenceStore store = workplace.evidence();
        Decide.Request asked = GateGoal.request(named, to, workplace);
        ModelVersion candidate = asked.candidate();
        CandidateEvidence evidence = new CandidateEvidence(store, candidate);
        Decide decide = new Decide(store, workplace.rules());
        Evidence decision = store.find(decide.key(asked, workplace.context()))
                .or(() -> evidence.decision(to))
                .orElseThrow(() -> ProblemException.unknown(Problem.of(
                        "There is no decision whether " + candidate + " may enter " + to,
                        "Run {goal:gate} with {option:to=" + to + "} first")));
        requireSigned(decision, evidence.citedBy(decision), asked.policy());
        return new Promote.Request(
                candidate,
                workplace.artifacts().uri(candidate.digest()),
                to,
                asked.policy().digest(),
                decision,
                decide.overtaken(asked, decision, workplace.context()),
                evidence.citedBy(decision),
                workplace.markdown(decide.report(decision)));
    }

    /** A decision that nobody signed who may is none, whatever it says. */
    private static void requireSigned(Evidence decision, List<Evidence> cited, Decide.PolicyFile policy) {
        Signatures signatures = new Signatures(policy.policy());
        List<Problem> problems = Stream.concat(Stream.of(decision), cited.stream())
                .filter(one -> !signatures.accepts(one))
                .map(one -> Problem.at(
                        Place.of(policy.name()),
                        "The evidence does not count: " + signatures.described(one),
                        "Run the goal that makes it where a key is that {key:signers} names"))
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }
}
