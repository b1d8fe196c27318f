package dev.modelgate.settings;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problems;
import dev.modelgate.settings.YamlNode.YamlList;
import dev.modelgate.settings.YamlNode.YamlMap;
import dev.modelgate.settings.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names that stand for entries of a mapping of the same file, see {@link NamedIn}. They are compared as they are
 * written, so that neither side has to be right otherwise.
 */
final class NameReferences {
    /** Keys of the mappings that the document can have; empty for one that is something else, and told of as such. */
    private final Map<String, Optional<Set<String>>> mappings = new LinkedHashMap<>();

    private final List<Reference> references = new ArrayList<>();

    /**
     * A name somewhere.
     *
     * @param owner path of the record that has the name
     */
    private record Reference(NamedIn target, String owner, String name, Place place) {}

    /** A mapping, or what stands in its place. */
    void mapping(String path, YamlNode node) {
        mappings.put(
                path,
                node instanceof YamlMap map
                        ? Optional.of(new LinkedHashSet<>(map.entries().keySet()))
                        : Optional.empty());
    }

    /** A mapping that may be left out, and is. */
    void noMapping(String path) {
        mappings.put(path, Optional.of(Set.of()));
    }

    /** What is written for a component that names entries. */
    void add(NamedIn target, String owner, YamlNode node) {
        if (node instanceof YamlScalar scalar && scalar.style() != YamlNode.Style.NOTHING) {
            references.add(new Reference(target, owner, scalar.text(), scalar.place()));
        } else if (node instanceof YamlList list) {
            list.items().forEach(item -> add(target, owner, item));
        }
    }

    /** Tells of names that nothing has, and of circles. */
    void check(Problems problems) {
        for (Reference reference : references) {
            Optional<Set<String>> known =
                    mappings.getOrDefault(reference.target().value(), Optional.empty());
            if (known.isPresent() && !known.get().contains(reference.name())) {
                problems.add(
                        reference.place(),
                        "there is no " + reference.target().entry() + " " + Quoted.of(reference.name()),
                        fix(reference, known.get()));
            }
        }
        references.stream()
                .map(Reference::target)
                .filter(NamedIn::acyclic)
                .distinct()
                .forEach(target -> circles(target, problems));
    }

    private static String fix(Reference reference, Collection<String> known) {
        String declare = "declare it under {key:" + reference.target().value() + "}";
        return Spelling.nearest(reference.name(), known)
                .map(near -> "Did you mean " + Quoted.of(near) + "? Otherwise " + declare)
                .orElseGet(() -> known.isEmpty()
                        ? "Remove it, or " + declare
                        : "Write one of " + String.join(", ", known) + ", or " + declare);
    }

    /** A circle is told at the name by which the first of its members leads to the next. */
    private void circles(NamedIn target, Problems problems) {
        Map<String, List<String>> before = new LinkedHashMap<>();
        for (String key :
                mappings.getOrDefault(target.value(), Optional.empty()).orElse(Set.of())) {
            before.put(key, new ArrayList<>());
        }
        Map<String, String> keys = new HashMap<>();
        before.keySet().forEach(key -> keys.put(KeyPath.key(target.value(), key), key));
        List<Reference> inside = references.stream()
                .filter(reference -> reference.target().equals(target) && keys.containsKey(reference.owner()))
                .toList();
        inside.forEach(
                reference -> before.computeIfAbsent(keys.getOrDefault(reference.owner(), ""), key -> new ArrayList<>())
                        .add(reference.name()));
        for (List<String> circle : Circles.in(before)) {
            String next = circle.get(1 % circle.size());
            Place place = inside.stream()
                    .filter(reference -> circle.get(0).equals(keys.get(reference.owner()))
                            && reference.name().equals(next))
                    .map(Reference::place)
                    .findFirst()
                    .orElseThrow();
            problems.add(place, told(circle), "Remove one of the names that make the circle");
        }
    }

    private static String told(List<String> circle) {
        return circle.size() == 1
                ? circle.get(0) + " comes after itself"
                : String.join(" comes after ", circle) + ", which comes after " + circle.get(0)
                        + ": none of them can be first";
    }
}
