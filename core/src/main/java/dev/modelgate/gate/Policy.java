package dev.modelgate.gate;

import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.Positions;
import dev.modelgate.settings.Spelling;
import dev.modelgate.settings.Violations;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The document {@code PromotionPolicy}: what a model must show before it may enter an environment.
 *
 * <pre>{@code
 * apiVersion: modelgate.dev/v1
 * kind: PromotionPolicy
 * bootstrap: {because: the first model of this environment has nothing to beat}
 * gates:
 *   - {type: data-valid}
 *   - {type: quality, metric: auc, bound: 0.65}
 *   - {type: beats-champion, metric: auc}
 * }</pre>
 *
 * @param bootstrap lets the first model of an environment enter; without it a first model is undecided
 * @param gates all of them have to be satisfied; at least one
 * @param signers who may sign evidence; when none is named, evidence need not be signed
 */
@Description("What a model must show before it may enter an environment.")
public record Policy(
        @Description("Lets the first model of an environment enter, though there is no champion to compare it with."
                + " Without it, a first model is undecided.")
        Optional<Bootstrap> bootstrap,

        @Description("Gates; all of them have to be satisfied.")
        List<Gate> gates,

        @Description(
                "Who may sign evidence. When one is named, gates look at nothing but what a signer may sign, and signed.")
        @Default("[]")
        List<Signer> signers) {
    /** The kind of file that a policy is read from. */
    public static final DocumentKind<Policy> KIND = new DocumentKind<>("PromotionPolicy", Policy.class);

    public Policy {
        gates = List.copyOf(gates);
        signers = List.copyOf(signers);
        Violations violations = new Violations()
                .when(
                        gates.isEmpty(),
                        "gates",
                        "the policy has no gates; an empty policy would let everything pass",
                        "Write at least one under {key:gates}");
        List<String> ids = gates.stream().map(Gate::id).toList();
        for (int i = 0; i < ids.size(); i++) {
            violations.when(
                    ids.indexOf(ids.get(i)) < i,
                    "gates[" + i + "]",
                    "the gate " + ids.get(i) + " is in the policy twice",
                    "Remove one of the two");
        }
        violations.throwIfAny();
    }

    /** Environments whose models the gates look at. */
    public List<String> environments() {
        return gates.stream()
                .filter(RunsIn.class::isInstance)
                .map(gate -> ((RunsIn) gate).environment())
                .toList();
    }

    /**
     * Makes sure that every environment that a gate looks at is declared.
     *
     * @param declared names of all environments
     * @param positions where the policy's values stand
     * @throws ProblemException INVALID with every environment that is not
     */
    public void requireEnvironments(Collection<String> declared, Positions positions) {
        Problems problems = new Problems();
        for (int i = 0; i < gates.size(); i++) {
            if (gates.get(i) instanceof RunsIn gate && !declared.contains(gate.environment())) {
                problems.add(
                        positions.of("gates[" + i + "].environment"),
                        "there is no environment '" + gate.environment() + "'",
                        Spelling.nearest(gate.environment(), declared)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Write one of " + String.join(", ", declared)));
            }
        }
        problems.throwIfAny();
    }

    /**
     * Compiles every rule.
     *
     * @param language what rules are written in; not asked when there are none
     * @param positions where the policy's values stand
     * @throws ProblemException INVALID with every mistake of every rule
     */
    public void requireRules(RuleLanguage language, Positions positions) {
        Problems problems = new Problems();
        for (int i = 0; i < gates.size(); i++) {
            if (gates.get(i) instanceof RuleHolds rule) {
                try {
                    language.compile(
                            positions.passage("gates[" + i + "].expression", rule.expression()), Visible.names());
                } catch (ProblemException e) {
                    e.problems().forEach(problems::add);
                }
            }
        }
        problems.throwIfAny();
    }

    /**
     * The rule for an environment that runs no model yet.
     *
     * @param because why the first model may enter, for the record
     */
    @Description("The rule for an environment that runs no model yet.")
    public record Bootstrap(
            @Description("Why the first model may enter; goes on record.")
            String because) {
        public Bootstrap {
            new Violations()
                    .when(
                            because.isBlank(),
                            "because",
                            "bootstrap.because is blank",
                            "Say why the first model may enter")
                    .throwIfAny();
        }
    }
}
