package dev.modelgate.policies;

import dev.modelgate.gate.RuleLanguage;
import dev.modelgate.gate.RuleNames;
import dev.modelgate.settings.Passage;

/**
 * Rules in the Common Expression Language. They see {@code candidate}, {@code champion} (empty when the environment runs
 * nothing), {@code environment}, and {@code evidence} by kind in camel case, each with its result, its
 * {@code conclusion} and what was {@code measured}. Every number is a double, and compares with integers too.
 *
 * <p>No class of CEL is loaded before the first rule is compiled.
 */
public final class CelRules implements RuleLanguage {
    @Override
    public String name() {
        return "cel";
    }

    @Override
    public Rule compile(Passage rule, RuleNames names) {
        return CelRule.compile(rule, names);
    }
}
