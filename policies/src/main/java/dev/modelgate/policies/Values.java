package dev.modelgate.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts as an expression sees them, and as an explanation shows them. */
final class Values {
    private static final int LONGEST_TEXT = 80;
    private static final int MOST_SHOWN = 5;

    private Values() {}

    /** The same facts with an empty mapping for each variable that they do not have, such as a champion. */
    static JsonNode complete(ObjectNode facts) {
        ObjectNode complete = facts.deepCopy();
        CelEnvironment.MAPPINGS.stream().filter(name -> !complete.has(name)).forEach(complete::putObject);
        return complete;
    }

    /** The variables of an expression. */
    static Map<String, Object> variables(JsonNode facts) {
        Map<String, Object> variables = new LinkedHashMap<>();
        CelEnvironment.MAPPINGS.forEach(name -> variables.put(name, value(facts.path(name))));
        variables.put(
                CelEnvironment.ENVIRONMENT,
                facts.path(CelEnvironment.ENVIRONMENT).asText());
        return variables;
    }

    /** All numbers are doubles, whether or not JSON shows a fraction: a rule must not depend on that. */
    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                node.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
                yield entries;
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                node.forEach(element -> elements.add(value(element)));
                yield elements;
            }
            case NUMBER -> node.doubleValue();
            case BOOLEAN -> node.booleanValue();
            case NULL -> NullValue.NULL_VALUE;
            default -> node.asText();
        };
    }

    /** Whether a value is, or holds, a number that is NaN or an infinity. */
    static boolean holdsNotFinite(JsonNode node) {
        if (node.isNumber()) {
            return !Double.isFinite(node.doubleValue());
        }
        for (JsonNode part : node) {
            if (holdsNotFinite(part)) {
                return true;
            }
        }
        return false;
    }

    /** The values at the end of a way, shortened. */
    static String shown(List<JsonNode> values) {
        String first = String.join(
                ", ", values.stream().limit(MOST_SHOWN).map(Values::shown).toList());
        return values.size() > MOST_SHOWN ? first + ", … (" + values.size() + " values)" : first;
    }

    private static String shown(JsonNode value) {
        if (value.isObject()) {
            return "a mapping of " + value.size();
        }
        if (value.isArray()) {
            return "a list of " + value.size();
        }
        if (!value.isTextual()) {
            return value.asText();
        }
        String text = value.textValue();
        int end = text.offsetByCodePoints(0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length())));
        return "'" + (end < text.length() ? text.substring(0, end) + "…" : text) + "'";
    }
}
