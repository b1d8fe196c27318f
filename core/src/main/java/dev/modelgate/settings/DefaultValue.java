package dev.modelgate.settings;

import dev.modelgate.settings.ValueType.Dictionary;
import dev.modelgate.settings.ValueType.Listing;
import dev.modelgate.settings.ValueType.Structure;
import dev.modelgate.settings.ValueType.Union;
import dev.modelgate.settings.YamlNode.YamlList;
import dev.modelgate.settings.YamlNode.YamlMap;
import dev.modelgate.settings.YamlNode.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A default as JSON has it: maps, lists, texts, numbers and booleans, by the type that it is a default of. */
final class DefaultValue {
    private static final ValueType TEXT = ValueType.of(String.class);

    private DefaultValue() {}

    static Object of(ValueType type, YamlNode node) {
        if (node instanceof YamlMap map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.entries().forEach((key, entry) -> entries.put(key, of(below(type, map, key), entry.value())));
            return entries;
        }
        if (node instanceof YamlList list) {
            ValueType element = type instanceof Listing listing ? listing.element() : TEXT;
            return list.items().stream().map(item -> of(element, item)).toList();
        }
        String text = ((YamlScalar) node).text();
        boolean literal = type instanceof Leaf leaf && (leaf.isNumber() || leaf.javaType() == Boolean.class);
        return literal ? ((Leaf) type).parse(text) : text;
    }

    private static ValueType below(ValueType type, YamlMap map, String key) {
        if (type instanceof Dictionary dictionary) {
            return dictionary.value();
        }
        if (type instanceof Union union) {
            return key.equals("type") ? TEXT : below(chosen(union, map), map, key);
        }
        Structure structure = (Structure) type;
        return structure.components().stream()
                .filter(component -> component.name().equals(key))
                .map(Component::type)
                .findFirst()
                .orElseThrow();
    }

    private static Structure chosen(Union union, YamlMap map) {
        return map.scalar("type")
                .flatMap(name -> Optional.ofNullable(union.alternatives().get(name.text())))
                .orElseThrow();
    }
}
