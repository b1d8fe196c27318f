package dev.modelgate.settings;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import dev.modelgate.settings.ValueType.Choice;
import dev.modelgate.settings.ValueType.Composite;
import dev.modelgate.settings.ValueType.Dictionary;
import dev.modelgate.settings.ValueType.Listing;
import dev.modelgate.settings.ValueType.Structure;
import dev.modelgate.settings.ValueType.Union;
import dev.modelgate.settings.YamlNode.Entry;
import dev.modelgate.settings.YamlNode.Style;
import dev.modelgate.settings.YamlNode.YamlList;
import dev.modelgate.settings.YamlNode.YamlMap;
import dev.modelgate.settings.YamlNode.YamlRefused;
import dev.modelgate.settings.YamlNode.YamlScalar;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Turns a tree into a value of a type. An empty result means that a problem was told; the rest of the tree is looked at
 * all the same.
 */
final class RecordBinder {
    private static final String TYPE = "type";

    private final Problems problems;
    private final Map<String, Place> places = new HashMap<>();
    private final NameReferences names = new NameReferences();

    RecordBinder(Problems problems) {
        this.problems = problems;
    }

    /** Places of all values that were looked at, by path. */
    Map<String, Place> places() {
        return Map.copyOf(places);
    }

    /** Looks at what can only be told of the document as a whole. */
    void finish() {
        names.check(problems);
    }

    /** The value of a part of the document. */
    Optional<Object> bind(ValueType type, YamlNode node, String path) {
        places.put(path, node.place());
        if (node instanceof YamlRefused) {
            return Optional.empty();
        }
        if (isNothing(node)) {
            problems.add(
                    node.place(),
                    "expected " + type.expectation() + ", found nothing",
                    "Write a value for " + named(path) + ", or remove the key");
            return Optional.empty();
        }
        if (type instanceof Leaf leaf) {
            return leaf(leaf, node, path);
        }
        if (type instanceof Choice choice) {
            return choice(choice, node, path);
        }
        if (type instanceof Listing listing) {
            return list(listing, node, path);
        }
        if (type instanceof Dictionary dictionary) {
            names.mapping(path, node);
            return map(dictionary, node, path);
        }
        return composite((Composite) type, node, path, Set.of());
    }

    private static boolean isNothing(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.style() == Style.NOTHING;
    }

    private Optional<Object> leaf(Leaf leaf, YamlNode node, String path) {
        String expected = leaf.expectation();
        if (node instanceof YamlScalar scalar && leaf.styles().contains(scalar.style())) {
            try {
                return Optional.of(leaf.parse(scalar.text()));
            } catch (IllegalArgumentException e) {
                expected = String.valueOf(e.getMessage());
            }
        }
        return unexpected(expected, node, "Write {key:" + path + "} as in '" + leaf.example() + "'");
    }

    private Optional<Object> choice(Choice choice, YamlNode node, String path) {
        Map<String, Object> constants = choice.constants();
        if (!(node instanceof YamlScalar scalar)) {
            return unexpected(choice.expectation(), node, "Write one of them for " + named(path));
        }
        Object constant = constants.get(scalar.text());
        if (constant != null) {
            return Optional.of(constant);
        }
        String fix = choice.former(scalar.text()).orElseGet(() -> suggestion(scalar.text(), constants.keySet()));
        return unexpected(choice.expectation(), node, fix);
    }

    private Optional<Object> list(Listing listing, YamlNode node, String path) {
        if (!(node instanceof YamlList list)) {
            return unexpected(
                    listing.expectation(), node, "Write " + named(path) + " in brackets, or each item after '- '");
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            bind(listing.element(), list.items().get(i), KeyPath.index(path, i)).ifPresent(items::add);
        }
        return items.size() == list.items().size() ? Optional.of(List.copyOf(items)) : Optional.empty();
    }

    private Optional<Object> map(Dictionary dictionary, YamlNode node, String path) {
        if (!(node instanceof YamlMap map)) {
            return unexpected(dictionary.expectation(), node, "Write the parts of " + named(path) + " as 'key: value'");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> {
            boolean spelled = spelled(dictionary.key(), key, entry.place());
            bind(dictionary.value(), entry.value(), KeyPath.key(path, key))
                    .filter(value -> spelled)
                    .ifPresent(value -> values.put(key, value));
        });
        return values.size() == map.entries().size()
                ? Optional.of(Collections.unmodifiableMap(values))
                : Optional.empty();
    }

    private boolean spelled(Leaf type, String key, Place place) {
        try {
            type.parse(key);
            return true;
        } catch (IllegalArgumentException e) {
            problems.add(
                    place,
                    "expected " + e.getMessage() + ", found " + Quoted.of(key),
                    "Rename it, as in '" + type.example() + "'");
            return false;
        }
    }

    /**
     * The record that a mapping, or a text in its place, stands for.
     *
     * @param consumed keys of the mapping that were read elsewhere
     */
    Optional<Object> composite(Composite type, YamlNode node, String path, Set<String> consumed) {
        places.put(path, node.place());
        Optional<Method> shorthand = type.shorthand();
        if (node instanceof YamlScalar scalar && shorthand.isPresent()) {
            return guarded(node.place(), path, () -> type.fromText(shorthand.get(), scalar.text()));
        }
        if (!(node instanceof YamlMap map)) {
            return unexpected(type.expectation(), node, "Write the parts of " + named(path) + " as 'key: value'");
        }
        return type instanceof Structure structure
                ? structure(structure, map, path, consumed)
                : union((Union) type, map, path);
    }

    private Optional<Object> union(Union union, YamlMap map, String path) {
        Map<String, Structure> alternatives = union.alternatives();
        String names = String.join(", ", alternatives.keySet());
        Entry entry = map.entries().get(TYPE);
        if (entry == null) {
            problems.add(
                    map.place(), "missing key 'type'", "Add {key:" + KeyPath.key(path, TYPE) + "}: one of " + names);
            return Optional.empty();
        }
        if (!(entry.value() instanceof YamlScalar scalar) || scalar.style() == Style.NOTHING) {
            return unexpected(
                    "one of " + names, entry.value(), "Write one of them for " + named(KeyPath.key(path, TYPE)));
        }
        Structure chosen = alternatives.get(scalar.text());
        if (chosen == null) {
            problems.add(
                    scalar.place(),
                    "unknown type " + Quoted.of(scalar.text()),
                    suggestion(scalar.text(), alternatives.keySet()));
            return Optional.empty();
        }
        places.put(KeyPath.key(path, TYPE), scalar.place());
        return structure(chosen, map, path, Set.of(TYPE));
    }

    private Optional<Object> structure(Structure structure, YamlMap map, String path, Set<String> consumed) {
        List<Component> components = structure.components();
        List<String> known = components.stream().map(Component::name).toList();
        Map<String, Entry> misspelled = unknownKeys(structure, map, known, consumed);
        List<Object> values = new ArrayList<>();
        for (Component component : components) {
            component(component, map, path, misspelled).ifPresent(values::add);
        }
        return values.size() == components.size()
                ? guarded(map.place(), path, () -> structure.build(values))
                : Optional.empty();
    }

    /** Tells of unknown keys; the result is what is written under them, by what they were probably meant to be. */
    private Map<String, Entry> unknownKeys(Structure structure, YamlMap map, List<String> known, Set<String> consumed) {
        Map<String, Entry> meant = new HashMap<>();
        List<String> allowed =
                Stream.concat(consumed.stream().sorted(), known.stream()).toList();
        map.entries().forEach((key, entry) -> {
            if (!allowed.contains(key)) {
                String fix = structure.former(key).orElseGet(() -> suggestion(key, allowed));
                problems.add(entry.place(), "unknown key " + Quoted.of(key), fix);
                Spelling.nearest(key, allowed).ifPresent(near -> meant.putIfAbsent(near, entry));
            }
        });
        return meant;
    }

    private Optional<Object> component(Component component, YamlMap map, String path, Map<String, Entry> misspelled) {
        String key = KeyPath.key(path, component.name());
        Entry entry = Optional.ofNullable(map.entries().get(component.name()))
                .orElseGet(() -> misspelled.get(component.name()));
        if (entry != null) {
            if (component.required() && isNothing(entry.value())) {
                problems.add(
                        entry.value().place(),
                        "expected " + component.type().expectation() + ", found nothing",
                        "Write a value for {key:" + key + "}");
                return Optional.empty();
            }
            component.namedIn().ifPresent(target -> names.add(target, path, entry.value()));
            return bind(component.type(), entry.value(), key).map(component::present);
        }
        if (component.required()) {
            String meaning = component.description().isEmpty() ? "" : ": " + component.description();
            problems.add(map.place(), "missing key '" + component.name() + "'", "Add {key:" + key + "}" + meaning);
            return Optional.empty();
        }
        if (component.type() instanceof Dictionary) {
            names.noMapping(key);
        }
        return Optional.of(component.whenAbsent());
    }

    private Optional<Object> guarded(Place place, String path, Supplier<Object> construction) {
        try {
            return Optional.of(construction.get());
        } catch (ProblemException e) {
            e.problems()
                    .forEach(problem -> problems.add(
                            problem.where().isPresent()
                                    ? problem
                                    : new Problem(problem.what(), Optional.of(place), problem.fix())));
        } catch (Violations.Refusal e) {
            e.violations().forEach(violation -> violated(violation, path));
        } catch (IllegalArgumentException e) {
            problems.add(place, String.valueOf(e.getMessage()), "Correct " + named(path));
        }
        return Optional.empty();
    }

    private void violated(Violations.Violation violation, String path) {
        String key = path.isEmpty() ? violation.component() : path + "." + violation.component();
        problems.add(
                Positions.nearest(key, places).orElseThrow(),
                violation.what(),
                violation.fix().orElse("Correct " + named(key)));
    }

    private Optional<Object> unexpected(String expected, YamlNode node, String fix) {
        problems.add(node.place(), "expected " + expected + ", found " + node.found(), fix);
        return Optional.empty();
    }

    /** What to do about a word that is not known. */
    static String suggestion(String word, Collection<String> known) {
        return Spelling.nearest(word, known)
                .map(near -> "Did you mean '" + near + "'?")
                .orElseGet(() -> known.isEmpty() ? "Remove it" : "Write one of " + String.join(", ", known));
    }

    private static String named(String path) {
        return path.isEmpty() ? "the file" : "{key:" + path + "}";
    }
}
