package dev.modelgate.app;

import java.util.List;

/**
 * What a frontend needs to know of a goal.
 *
 * @param name name, in kebab case
 * @param description what it does, in one sentence
 * @param options record types whose components are its options: its own, then the common ones
 */
public record GoalSpec(String name, String description, List<Class<? extends Record>> options) {
    public GoalSpec {
        options = List.copyOf(options);
    }
}
