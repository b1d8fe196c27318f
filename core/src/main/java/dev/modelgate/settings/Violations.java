package dev.modelgate.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Collects what a record refuses about its components, so that a person reads all of it at once, each at the place of
 * the component that it is about. For compact constructors of settings and of options.
 */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    /**
     * Remembers what is wrong with a component, when it is.
     *
     * @param component name of the component, or the path from the record to a part of it, such as {@code fields[2]}
     * @param what what was observed and what was expected, as a sentence without a final stop
     */
    public Violations when(boolean wrong, String component, String what) {
        return when(wrong, component, what, Optional.empty());
    }

    /** The same with what to do next, where "correct it" does not say enough. */
    public Violations when(boolean wrong, String component, String what, String fix) {
        return when(wrong, component, what, Optional.of(fix));
    }

    private Violations when(boolean wrong, String component, String what, Optional<String> fix) {
        if (wrong) {
            found.add(new Violation(component, what, fix));
        }
        return this;
    }

    /**
     * Refuses the record when anything was found.
     *
     * @throws IllegalArgumentException with everything that was found
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new Refusal(List.copyOf(found));
        }
    }

    record Violation(String component, String what, Optional<String> fix) {}

    /** A record that refuses its values. */
    static final class Refusal extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final transient List<Violation> violations;

        private Refusal(List<Violation> violations) {
            super(violations.stream().map(Violation::what).collect(Collectors.joining("; ")));
            this.violations = violations;
        }

        List<Violation> violations() {
            return violations;
        }
    }
}
