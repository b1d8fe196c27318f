package dev.modelgate.settings;

import dev.modelgate.settings.ValueType.Choice;
import dev.modelgate.settings.ValueType.Composite;
import dev.modelgate.settings.ValueType.Dictionary;
import dev.modelgate.settings.ValueType.Listing;
import dev.modelgate.settings.ValueType.Structure;
import dev.modelgate.settings.ValueType.Union;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the list of all keys of a kind of settings file, as a Markdown table. */
public final class KeyReference {
    private final StringBuilder out = new StringBuilder();
    /** Types around the current row: one that holds itself is described once. */
    private final Deque<Class<?>> around = new ArrayDeque<>();

    private KeyReference() {}

    /** The table with a final newline, the same text for the same records. */
    public static String of(DocumentKind<?> kind) {
        KeyReference reference = new KeyReference();
        reference.out.append("| key | type | default | meaning |\n| --- | --- | --- | --- |\n");
        reference.row(DocumentHeader.API_VERSION, "`" + DocumentKind.API_VERSION + "`", "required", "");
        reference.row(DocumentHeader.KIND, "`" + kind.name() + "`", "required", "");
        reference.components(new Structure(kind.type()), "", "");
        return reference.out.toString();
    }

    private void components(Structure structure, String path, String condition) {
        for (Component component : structure.components()) {
            String key = path.isEmpty() ? component.name() : path + "." + component.name();
            row(key, words(component.type()), defaultOf(component), condition + component.description());
            below(component.type(), key);
        }
    }

    private void below(ValueType type, String path) {
        if (type instanceof Listing listing) {
            below(listing.element(), path + "[]");
        } else if (type instanceof Dictionary dictionary) {
            below(dictionary.value(), path + ".*");
        } else if (type instanceof Composite && !around.contains(type.javaType())) {
            around.push(type.javaType());
            if (type instanceof Union union) {
                alternatives(union.alternatives(), path);
            } else {
                components((Structure) type, path, "");
            }
            around.pop();
        }
    }

    private void alternatives(Map<String, Structure> alternatives, String path) {
        row(path + ".type", quoted(alternatives), "required", "Chooses the keys beside it.");
        alternatives.forEach((name, structure) -> components(structure, path, "With type `" + name + "`. "));
    }

    private static String defaultOf(Component component) {
        if (component.required()) {
            return "required";
        }
        return component.defaultText().map(text -> "`" + text + "`").orElse("");
    }

    private static String words(ValueType type) {
        if (type instanceof Listing listing) {
            return "list: " + words(listing.element());
        }
        if (type instanceof Dictionary dictionary) {
            return "mapping: " + words(dictionary.value());
        }
        if (type instanceof Choice choice) {
            return quoted(choice.constants());
        }
        if (type instanceof Leaf leaf && leaf.pattern().isPresent()) {
            return "text";
        }
        return type.expectation().replaceFirst("^an? ", "").replace("or a mapping", "or mapping");
    }

    private static String quoted(Map<String, ?> names) {
        return names.keySet().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private void row(String key, String type, String defaultText, String meaning) {
        out.append("| `").append(key).append("` | ").append(cell(type)).append(" | ");
        out.append(cell(defaultText))
                .append(" | ")
                .append(cell(meaning.strip()))
                .append(" |\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
