package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.report.Report;
import dev.modelgate.report.Step;
import dev.modelgate.run.RunContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Decides, on evidence and recorded facts alone, whether a model may enter an environment. */
public final class Decide implements Step<Decide.Request> {
    private static final String BOOTSTRAP = "bootstrap";

    private final EvidenceStore store;
    private final RuleLanguage rules;

    /** Reads evidence from a store and evaluates rules in a language. */
    public Decide(EvidenceStore store, RuleLanguage rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * What to decide.
     *
     * @param candidate the model that wants to enter
     * @param environment the environment
     * @param policy the policy that guards it
     * @param after environments that have to run the candidate before this one
     * @param facts what no step measures
     * @param now the time that the age of evidence is counted to
     */
    public record Request(
            ModelVersion candidate,
            String environment,
            PolicyFile policy,
            List<String> after,
            Facts facts,
            Instant now) {
        public Request {
            after = List.copyOf(after);
        }
    }

    /**
     * A policy as it was read.
     *
     * @param name its file, for people
     * @param digest digest of the file
     * @param policy its content
     */
    public record PolicyFile(String name, Digest digest, Policy policy) {}

    @Override
    public StepKey key(Request request, RunContext context) {
        Map<String, String> parts = new HashMap<>();
        parts.put("environment", request.environment());
        parts.put("model", request.candidate().digest().toString());
        parts.put("version", request.candidate().version());
        parts.put("policy", request.policy().digest().toString());
        parts.put(StepKey.TOOL, context.toolVersion());
        parts.put("after", String.join(" ", request.after()));
        parts.put("facts", factsKey(request).digest().toString());
        evidence(request)
                .forEach(one -> parts.merge(
                        "evidence " + one.kind(), one.contentDigest().toString(), (some, more) -> some + " " + more));
        return StepKey.of(Decision.KIND, parts);
    }

    /** A gate may have looked at measurements, which are no part of the key. */
    @Override
    public Optional<String> outdated(Request request, Evidence decision) {
        DecisionMeasurements seen = DecisionMeasurements.of(decision);
        if (!seen.statements().equals(statements(evidence(request)))) {
            return Optional.of("a step was measured again");
        }
        return seen.holdsAt(request.now()) ? Optional.empty() : Optional.of("evidence got too old since");
    }

    /** Why a decision does not stand for what would be decided now; empty when it does. */
    public Optional<String> overtaken(Request request, Evidence decision, RunContext context) {
        List<String> changed = key(request, context).differencesFrom(decision.key());
        return changed.isEmpty() ? outdated(request, decision) : Optional.of(String.join(", ", changed) + " changed");
    }

    @Override
    public Evidence run(Request request, StepKey key, RunContext context) {
        Evidence facts = recordFacts(request);
        List<Evidence> evidence = evidence(request);
        GateInput input = new GateInput(request.candidate(), request.environment(), request.facts(), evidence);
        Evaluation evaluation = new Evaluation(input, rules, request.now());
        signatures(request).outcome(known(request)).ifPresent(evaluation::keepApart);
        evaluation.add(bootstrap(request));
        request.after().stream().map(RunsIn::new).forEach(evaluation::add);
        request.policy().policy().gates().forEach(evaluation::add);
        List<GateOutcome> outcomes = evaluation.outcomes();
        List<Evidence> cited = new ArrayList<>(evidence);
        cited.add(facts);
        Decision decision = new Decision(
                Decision.Verdict.of(outcomes),
                request.candidate(),
                request.environment(),
                request.policy().name(),
                request.policy().digest(),
                request.facts().championDigest(),
                outcomes,
                cites(cited));
        List<Subject> subjects = List.of(
                new Subject("model", request.candidate().digest()),
                new Subject("signature", request.candidate().signature()));
        DecisionMeasurements measured = evaluation.measurements(statements(evidence));
        return Evidence.of(Decision.PREDICATE, key, subjects, decision.verdict().conclusion(), decision, measured);
    }

    private static List<Digest> statements(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::digest).sorted().toList();
    }

    /** Without a champion there is nothing to beat: a policy has to say that this is meant. */
    private static Optional<GateOutcome> bootstrap(Request request) {
        if (request.facts().champion().isPresent()) {
            return Optional.empty();
        }
        String observed = request.environment() + " runs no model yet";
        return Optional.of(request.policy()
                .policy()
                .bootstrap()
                .map(rule -> GateOutcome.satisfied(BOOTSTRAP, observed + "; it may enter: " + rule.because(), "a rule"))
                .orElseGet(() -> GateOutcome.unknown(
                        BOOTSTRAP,
                        observed + ", and the policy has no rule for a first model",
                        "a champion to compare with, or a rule for the first model",
                        "Add {key:bootstrap} with a reason to "
                                + request.policy().name())));
    }

    private Evidence recordFacts(Request request) {
        Evidence facts = Evidence.of(
                factsKey(request),
                List.of(new Subject("model", request.candidate().digest())),
                Conclusion.PASSED,
                request.facts(),
                Map.of("at", request.now().toString()));
        if (store.find(facts.key()).isEmpty()) {
            store.put(facts);
        }
        return facts;
    }

    private static StepKey factsKey(Request request) {
        Map<String, String> parts = new HashMap<>();
        parts.put("environment", request.environment());
        parts.put("model", request.candidate().digest().toString());
        parts.put("champion", request.facts().championDigest());
        request.facts()
                .upstream()
                .forEach((name, model) ->
                        parts.put("upstream " + name, model.digest().toString()));
        request.facts().contracts().forEach((name, digest) -> parts.put("contract " + name, digest.toString()));
        request.facts().looksAt().forEach((kind, dataset) -> parts.put("looksAt " + kind, dataset));
        return StepKey.of(Facts.KIND, parts);
    }

    private static Signatures signatures(Request request) {
        return new Signatures(request.policy().policy());
    }

    private List<Evidence> known(Request request) {
        return new CandidateEvidence(store, request.candidate()).forGates();
    }

    /** What the gates may look at. */
    private List<Evidence> evidence(Request request) {
        return signatures(request).accepted(known(request));
    }

    private static SortedMap<String, List<Digest>> cites(List<Evidence> evidence) {
        return evidence.stream()
                .collect(Collectors.groupingBy(
                        Evidence::kind,
                        TreeMap::new,
                        Collectors.mapping(
                                Evidence::contentDigest,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        list -> list.stream().sorted().toList()))));
    }

    @Override
    public Report report(Evidence evidence) {
        return DecisionReport.of(evidence);
    }
}
