package dev.modelgate.settings;

import java.util.List;
import java.util.Optional;

/**
 * An option of a goal, for frontends to build their own kind of option from.
 *
 * @param name in kebab case, such as {@code fail-on}
 * @param component name of the record component, such as {@code failOn}
 * @param type class of one value, boxed: String, Integer, Long, Double, Boolean, Duration, Path, an enum, or a type with
 *     a {@link Shorthand}
 * @param description what it means
 * @param defaultValue what is meant when it is left out, as it would be written
 * @param occurrence how often it may be given
 */
public record OptionSpec(
        String name,
        String component,
        Class<?> type,
        String description,
        Optional<String> defaultValue,
        Occurrence occurrence) {
    /** How often an option is given. */
    public enum Occurrence {
        /** Exactly once. */
        REQUIRED,
        /** Once, or not at all. */
        OPTIONAL,
        /** Any number of times. */
        REPEATABLE
    }

    /** Whether it has to be given. */
    public boolean required() {
        return occurrence == Occurrence.REQUIRED;
    }

    /** Whether it may be given several times. */
    public boolean repeatable() {
        return occurrence == Occurrence.REPEATABLE;
    }

    /** Whether it needs no value: given without one, it is true. */
    public boolean flag() {
        return type == Boolean.class;
    }

    /** The spellings of its values when they are one of a few, in the order of the enum; empty otherwise. */
    public List<String> choices() {
        return type.isEnum()
                ? List.copyOf(new ValueType.Choice(type).constants().keySet())
                : List.of();
    }
}
