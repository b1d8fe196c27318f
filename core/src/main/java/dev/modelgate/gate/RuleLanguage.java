package dev.modelgate.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.settings.Passage;

/** Compiles the free-form rules of a policy. Found through {@link java.util.ServiceLoader}. */
public interface RuleLanguage {
    /** Name of the language, such as {@code cel}. */
    String name();

    /**
     * Compiles a rule against the shape of what rules can see.
     *
     * @param rule the rule as written in the policy
     * @param names what rules can see
     * @throws dev.modelgate.problem.ProblemException INVALID with every mistake, its place and a name that may be meant
     */
    Rule compile(Passage rule, RuleNames names);

    /** A compiled rule. */
    @FunctionalInterface
    interface Rule {
        /**
         * Evaluates the rule.
         *
         * @param facts what rules can see: candidate, champion, environment, evidence by kind
         * @return holds, does not hold, or unknown with the reason (a missing key, a number that is not finite)
         */
        RuleResult evaluate(ObjectNode facts);
    }
}
