package dev.modelgate.settings;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import dev.modelgate.settings.ValueType.Choice;
import dev.modelgate.settings.ValueType.Dictionary;
import dev.modelgate.settings.ValueType.Listing;
import dev.modelgate.settings.YamlNode.Style;
import dev.modelgate.settings.YamlNode.YamlScalar;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component of a settings or request record: one key, or one option.
 *
 * @param name name of the component
 * @param type what is written for it
 * @param optional whether the record holds an {@link Optional} of it
 * @param defaultText what is meant when nothing is written, as it would be written
 * @param description one or two sentences; empty when there are none
 * @param namedIn the mapping whose entries it names, if it does
 */
record Component(
        String name,
        ValueType type,
        boolean optional,
        Optional<String> defaultText,
        String description,
        Optional<NamedIn> namedIn) {
    static Component of(RecordComponent component) {
        Type declared = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Type written = optional ? ((ParameterizedType) declared).getActualTypeArguments()[0] : declared;
        return new Component(
                component.getName(),
                spelled(ValueType.of(written), component),
                optional,
                Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
                description(component),
                Optional.ofNullable(component.getAnnotation(NamedIn.class)));
    }

    private static ValueType spelled(ValueType type, RecordComponent component) {
        Spelled spelled = component.getAnnotation(Spelled.class);
        if (spelled == null) {
            return type;
        }
        Leaf leaf = Leaf.of(spelled);
        return type instanceof Dictionary dictionary ? new Dictionary(leaf, dictionary.value()) : leaf;
    }

    private static String description(RecordComponent component) {
        Option option = component.getAnnotation(Option.class);
        Description description = component.getAnnotation(Description.class);
        if (option != null) {
            return option.value();
        }
        return description == null ? "" : description.value();
    }

    /** Whether something has to be written for it. */
    boolean required() {
        return defaultText.isEmpty() && absent().isEmpty();
    }

    /** The component's value when a value is written. */
    Object present(Object value) {
        return optional ? Optional.of(value) : value;
    }

    /** The component's value when nothing is written and there is no default; empty when that cannot be. */
    Optional<Object> absent() {
        if (optional) {
            return Optional.of(Optional.empty());
        }
        if (type instanceof Listing) {
            return Optional.of(List.of());
        }
        return type instanceof Dictionary ? Optional.of(Map.of()) : Optional.empty();
    }

    /** The default as a part of a document. */
    Optional<YamlNode> defaultNode() {
        return defaultText.map(this::node);
    }

    /** The value of a component for which nothing is written and which is not required. */
    Object whenAbsent() {
        Optional<YamlNode> node = defaultNode();
        if (node.isEmpty()) {
            return absent().orElseThrow();
        }
        Problems wrong = new Problems();
        Optional<Object> value = new RecordBinder(wrong).bind(type, node.get(), "");
        return present(value.orElseThrow(
                () -> new IllegalStateException("the default of " + name + " does not fit: " + wrong.all())));
    }

    private YamlNode node(String text) {
        String origin = "the default of " + name;
        boolean verbatim = type instanceof Choice
                || (type instanceof Leaf leaf && leaf.styles().contains(Style.TEXT));
        if (verbatim) {
            return new YamlScalar(Place.of(origin), text, Style.TEXT);
        }
        try {
            Problems problems = new Problems();
            YamlNode node = YamlDocument.parse(origin, text, problems).orElseThrow();
            problems.throwIfAny();
            return node;
        } catch (ProblemException e) {
            throw new IllegalStateException(origin + " is not YAML: " + text, e);
        }
    }
}
