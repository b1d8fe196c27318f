package dev.modelgate.app;

import dev.modelgate.settings.OptionSpec;
import java.util.List;

/**
 * What a frontend needs to know of a goal.
 *
 * @param name name, in kebab case
 * @param description what it does, in one sentence
 * @param options its options, then the common ones
 */
public record GoalSpec(String name, String description, List<OptionSpec> options) {
    public GoalSpec {
        options = List.copyOf(options);
    }
}
