package dev.modelgate.app;

import dev.modelgate.gate.RuleLanguage;
import dev.modelgate.gate.RuleNames;
import dev.modelgate.settings.Passage;
import java.util.function.Supplier;

/** A rule language that is looked for with the first rule: a policy of typed gates does not pay for it. */
record RulesOnDemand(Supplier<RuleLanguage> language) implements RuleLanguage {
    @Override
    public String name() {
        return language.get().name();
    }

    @Override
    public Rule compile(Passage rule, RuleNames names) {
        return language.get().compile(rule, names);
    }
}
