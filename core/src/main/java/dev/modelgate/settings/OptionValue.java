package dev.modelgate.settings;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import dev.modelgate.settings.ValueType.Choice;
import dev.modelgate.settings.ValueType.Composite;
import java.util.Map;
import java.util.Optional;

/** Reads the texts of one option. */
final class OptionValue {
    private final String name;
    private final Problems problems;

    OptionValue(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /** Refuses, as a defect of the request record, a type that no single text can stand for. */
    static void requireText(ValueType type) {
        boolean text = type instanceof Leaf
                || type instanceof Choice
                || (type instanceof Composite composite && composite.shorthand().isPresent());
        if (!text) {
            throw new IllegalStateException(
                    "an option cannot have the type " + type.javaType().getName());
        }
    }

    /** The value of a text; empty when a problem was told. */
    Optional<Object> parse(ValueType type, String text) {
        if (type instanceof Choice choice) {
            return choice(choice, text);
        }
        try {
            return Optional.of(type instanceof Leaf leaf ? leaf.parse(text) : shorthand((Composite) type, text));
        } catch (IllegalArgumentException e) {
            String what = type instanceof Leaf ? "expected " + e.getMessage() : String.valueOf(e.getMessage());
            String example = type instanceof Leaf leaf ? " as in '" + leaf.example() + "'" : " another value";
            refuse(what, text, "Give {option:" + name + "}" + example);
        } catch (ProblemException e) {
            e.problems().forEach(problems::add);
        }
        return Optional.empty();
    }

    private static Object shorthand(Composite type, String text) {
        return type.fromText(type.shorthand().orElseThrow(), text);
    }

    private Optional<Object> choice(Choice choice, String text) {
        Map<String, Object> constants = choice.constants();
        Object constant = constants.get(text);
        if (constant == null) {
            String names = String.join(", ", constants.keySet());
            String fix = choice.former(text)
                    .or(() -> Spelling.nearest(text, constants.keySet())
                            .map(near -> "Did you mean {option:" + name + "} '" + near + "'?"))
                    .orElse("Give {option:" + name + "} one of " + names);
            refuse("expected one of " + names, text, fix);
        }
        return Optional.ofNullable(constant);
    }

    private void refuse(String what, String text, String fix) {
        problems.add(Problem.of("the option '" + name + "': " + what + ", found " + Quoted.of(text), fix));
    }
}
