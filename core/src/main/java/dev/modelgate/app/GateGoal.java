package dev.modelgate.app;

import dev.modelgate.drift.MeasureDrift;
import dev.modelgate.evidence.Digest;
import dev.modelgate.gate.Decide;
import dev.modelgate.gate.Facts;
import dev.modelgate.gate.Policy;
import dev.modelgate.model.Champions;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.promotion.Environment;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Option;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The goal {@code gate}. */
final class GateGoal implements Goal<GateGoal.Options> {
    /**
     * Options of {@code gate}.
     *
     * @param to environment that the model wants to enter
     * @param candidate the model
     * @param common options of every goal
     */
    record Options(
            @Option("Environment that the model wants to enter.")
            String to,

            @Option(Candidates.OPTION) Optional<String> candidate,

            CommonOptions common) {}

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public String description() {
        return "Decides on evidence and recorded facts alone whether the model may enter an environment.";
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
        return step(() -> new Candidates(workplace).require(options.candidate()), options.to(), workplace)
                .report();
    }

    static StepRunner.Outcome step(Supplier<ModelVersion> candidate, String to, Workplace workplace) {
        Document<Policy> policy = requirePolicy(to, workplace);
        return workplace
                .steps()
                .run(
                        "gate",
                        "model",
                        new Decide(workplace.evidence(), workplace.rules()),
                        request(candidate, to, policy, workplace));
    }

    /** The policy of an environment, of which is told what can be told before there is anything to decide. */
    static Document<Policy> requirePolicy(String to, Workplace workplace) {
        Document<Policy> policy = policy(workplace.pipeline().environment(to), workplace);
        List<String> declared = workplace.pipeline().environments().stream()
                .map(Environment::name)
                .toList();
        policy.content().requireEnvironments(declared, policy.positions());
        policy.content().requireRules(workplace.rules(), policy.positions());
        return policy;
    }

    /**
     * What there is to decide as things stand now. The candidate is looked for last: what a person has to correct is told
     * whether there is one or not.
     */
    static Decide.Request request(Supplier<ModelVersion> candidate, String to, Workplace workplace) {
        return request(candidate, to, policy(workplace.pipeline().environment(to), workplace), workplace);
    }

    private static Decide.Request request(
            Supplier<ModelVersion> candidate, String to, Document<Policy> policy, Workplace workplace) {
        Environment environment = workplace.pipeline().environment(to);
        return new Decide.Request(
                candidate.get(),
                to,
                new Decide.PolicyFile(policy.name(), policy.digest(), policy.content()),
                environment.after(),
                facts(environment, policy.content(), workplace),
                workplace.context().clock().instant());
    }

    private static Document<Policy> policy(Environment environment, Workplace workplace) {
        Project project = workplace.requireProject();
        String file = environment
                .policy()
                .or(project::policy)
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        workplace.placeOf("gitops.environments." + environment.name()),
                        "No policy guards " + environment.name() + ", so nothing may enter it",
                        "Name a file of kind PromotionPolicy with {key:policy}")));
        return workplace.document(Policy.KIND, file);
    }

    private static Facts facts(Environment environment, Policy policy, Workplace workplace) {
        Champions champions = workplace.champions();
        SortedMap<String, ModelVersion> upstream = new TreeMap<>();
        Stream.concat(environment.after().stream(), policy.environments().stream())
                .distinct()
                .forEach(name -> champions.of(name).ifPresent(model -> upstream.put(name, model)));
        return new Facts(champions.of(environment.name()), upstream, contracts(workplace), looksAt(workplace));
    }

    private static SortedMap<String, String> looksAt(Workplace workplace) {
        Project project = workplace.requireProject();
        SortedMap<String, String> looksAt = new TreeMap<>();
        looksAt.put(ModelValidationResult.KIND, project.holdout());
        looksAt.put(MeasureDrift.KIND, project.drift().current());
        looksAt.values().removeIf(dataset -> !project.data().containsKey(dataset));
        return looksAt;
    }

    private static SortedMap<String, Digest> contracts(Workplace workplace) {
        Project project = workplace.requireProject();
        SortedMap<String, Digest> contracts = new TreeMap<>();
        project.data()
                .keySet()
                .forEach(dataset -> ValidateDataGoal.declaredContract(dataset, project)
                        .ifPresent(file -> contracts.put(dataset, Digest.of(workplace.bytes(file)))));
        return contracts;
    }
}
