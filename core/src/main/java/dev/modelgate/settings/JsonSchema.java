package dev.modelgate.settings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.settings.ValueType.Choice;
import dev.modelgate.settings.ValueType.Composite;
import dev.modelgate.settings.ValueType.Dictionary;
import dev.modelgate.settings.ValueType.Listing;
import dev.modelgate.settings.ValueType.Structure;
import dev.modelgate.settings.ValueType.Union;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the JSON Schema (draft 2020-12) of a kind of settings file from the records that it is read into. */
public final class JsonSchema {
    private final Map<Class<?>, String> names;

    private JsonSchema(Map<Class<?>, String> names) {
        this.names = names;
    }

    /** The schema: indented JSON with a final newline, the same text for the same records. */
    public static String of(DocumentKind<?> kind) {
        Structure root = new Structure(kind.type());
        Collection<Composite> reachable = Definitions.reachable(root);
        JsonSchema schema = new JsonSchema(Definitions.names(reachable));
        return Json.pretty(schema.document(kind, root, reachable));
    }

    private ObjectNode document(DocumentKind<?> kind, Structure root, Collection<Composite> reachable) {
        ObjectNode document = Json.object();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$id", "https://modelgate.dev/schema/v1/" + kind.name() + ".json");
        document.put("title", kind.name());
        Map<String, String> header = new TreeMap<>();
        header.put(DocumentHeader.API_VERSION, DocumentKind.API_VERSION);
        header.put(DocumentHeader.KIND, kind.name());
        document.setAll(object(root, header));
        Map<String, ObjectNode> definitions = new TreeMap<>();
        reachable.forEach(type -> definitions.put(names.get(type.javaType()), definition(type)));
        if (!definitions.isEmpty()) {
            document.putObject("$defs").setAll(definitions);
        }
        return document;
    }

    private ObjectNode definition(Composite type) {
        ObjectNode full = type instanceof Structure structure ? object(structure, Map.of()) : union((Union) type);
        Optional<Method> shorthand = type.shorthand();
        if (shorthand.isEmpty()) {
            return full;
        }
        ObjectNode either = Json.object();
        ObjectNode text = text();
        text.put("description", shorthand.get().getAnnotation(Shorthand.class).value());
        either.putArray("anyOf").add(text).add(full);
        return either;
    }

    private ObjectNode union(Union union) {
        ObjectNode node = Json.object();
        describe(node, union.javaType());
        ArrayNode alternatives = node.putArray("oneOf");
        union.alternatives().forEach((name, structure) -> alternatives.add(object(structure, Map.of("type", name))));
        return node;
    }

    /** An object with constant keys first, then the components of the record. */
    private ObjectNode object(Structure structure, Map<String, String> constants) {
        ObjectNode node = Json.object();
        describe(node, structure.javaType());
        node.put("type", "object");
        ObjectNode properties = node.putObject("properties");
        constants.forEach((name, value) -> properties.putObject(name).put("const", value));
        structure.components().forEach(component -> properties.set(component.name(), property(component)));
        List<String> required = structure.components().stream()
                .filter(Component::required)
                .map(Component::name)
                .toList();
        if (!constants.isEmpty() || !required.isEmpty()) {
            ArrayNode names = node.putArray("required");
            constants.keySet().forEach(names::add);
            required.forEach(names::add);
        }
        return node.put("additionalProperties", false);
    }

    private ObjectNode property(Component component) {
        ObjectNode node = Json.object();
        if (!component.description().isEmpty()) {
            node.put("description", component.description());
        }
        node.setAll(value(component.type()));
        component
                .defaultNode()
                .ifPresent(value -> node.set("default", Json.tree(DefaultValue.of(component.type(), value))));
        return node;
    }

    private ObjectNode value(ValueType type) {
        ObjectNode node = Json.object();
        if (type instanceof Leaf leaf) {
            return leaf(leaf);
        }
        if (type instanceof Choice choice) {
            choice(node, choice);
        } else if (type instanceof Listing listing) {
            node.put("type", "array").set("items", value(listing.element()));
        } else if (type instanceof Dictionary dictionary) {
            node.put("type", "object");
            dictionary
                    .key()
                    .pattern()
                    .ifPresent(pattern -> node.putObject("propertyNames").put("pattern", anchored(pattern)));
            node.set("additionalProperties", value(dictionary.value()));
        } else {
            node.put("$ref", "#/$defs/" + names.get(type.javaType()));
        }
        return node;
    }

    /** Constants with their meanings when they all have one, which editors show; bare ones otherwise. */
    private static void choice(ObjectNode node, Choice choice) {
        Map<String, String> meanings = choice.meanings();
        if (meanings.size() == choice.constants().size()) {
            ArrayNode alternatives = node.putArray("oneOf");
            meanings.forEach((name, meaning) ->
                    alternatives.addObject().put("const", name).put("description", meaning));
        } else {
            choice.constants().keySet().forEach(node.putArray("enum")::add);
        }
    }

    private static ObjectNode leaf(Leaf leaf) {
        Class<?> type = leaf.javaType();
        if (type == String.class) {
            ObjectNode text = text();
            leaf.pattern().ifPresent(pattern -> text.put("pattern", anchored(pattern)));
            return text;
        }
        if (type == Duration.class) {
            return Json.object().put("type", "string").put("pattern", "^(" + Leaf.DURATION + "|P.+)$");
        }
        if (type == Path.class) {
            return Json.object().put("type", "string");
        }
        if (type == Boolean.class) {
            return Json.object().put("type", "boolean");
        }
        return Json.object().put("type", type == Double.class ? "number" : "integer");
    }

    private static String anchored(String pattern) {
        return "^(?:" + pattern + ")$";
    }

    /** A text may be written without quotes, also where YAML then sees a number or a boolean. */
    private static ObjectNode text() {
        ObjectNode node = Json.object();
        node.putArray("type").add("string").add("number").add("boolean");
        return node;
    }

    private static void describe(ObjectNode node, Class<?> type) {
        Description description = type.getAnnotation(Description.class);
        if (description != null) {
            node.put("description", description.value());
        }
    }
}
