package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.PredicateType;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import java.util.List;
import java.util.SortedMap;

/**
 * What decision evidence says: whether a model may enter an environment, under which policy, against which champion, and
 * on what evidence.
 *
 * @param verdict the decision
 * @param model the candidate
 * @param environment the environment
 * @param policyName the policy's file, for people
 * @param policy digest of the policy's file
 * @param champion digest of the champion as text, or {@code none}
 * @param outcomes what each gate said, in the policy's order
 * @param cites kind and content digest of every statement that the gates could see; the digests of the whole
 *     statements, measurements included, stand beside the decision in {@code measured}
 */
public record Decision(
        Verdict verdict,
        ModelVersion model,
        String environment,
        String policyName,
        Digest policy,
        String champion,
        List<GateOutcome> outcomes,
        SortedMap<String, List<Digest>> cites) {
    /** Kind of the evidence that holds a decision. */
    public static final String KIND = "decision";

    /** What its statement looks like: a verification summary of the model under the policy. */
    public static final PredicateType PREDICATE =
            PredicateType.standard(KIND, VerificationSummary.URI, VerificationSummary::of);

    public Decision {
        outcomes = List.copyOf(outcomes);
    }

    /** The four decisions. */
    public enum Verdict {
        /** It may enter. */
        ALLOW,
        /** It may not. */
        DENY,
        /** It could not be told: fails closed. */
        UNDECIDED,
        /** Not yet. */
        WAIT;

        /** The conclusion of the goal that decided so. */
        public Conclusion conclusion() {
            return switch (this) {
                case ALLOW -> Conclusion.PASSED;
                case DENY -> Conclusion.DENIED;
                case UNDECIDED -> Conclusion.UNKNOWN;
                case WAIT -> Conclusion.WAITING;
            };
        }

        /** Violated outranks unknown outranks pending. */
        static Verdict of(List<GateOutcome> outcomes) {
            if (any(outcomes, GateOutcome.Verdict.VIOLATED)) {
                return DENY;
            }
            if (any(outcomes, GateOutcome.Verdict.UNKNOWN)) {
                return UNDECIDED;
            }
            return any(outcomes, GateOutcome.Verdict.PENDING) ? WAIT : ALLOW;
        }

        private static boolean any(List<GateOutcome> outcomes, GateOutcome.Verdict verdict) {
            return outcomes.stream().anyMatch(outcome -> outcome.verdict() == verdict);
        }
    }
}
