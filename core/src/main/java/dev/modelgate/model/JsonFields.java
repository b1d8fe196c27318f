package dev.modelgate.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * One object of a JSON document, read field by field. What is wrong is remembered with its path, and a stand-in is
 * returned, so that reading goes on and a person sees every problem at once.
 */
final class JsonFields {
    private final JsonNode node;
    private final String path;
    private final String file;
    private final Problems problems;

    private JsonFields(JsonNode node, String path, String file, Problems problems) {
        this.node = node;
        this.path = path;
        this.file = file;
        this.problems = problems;
    }

    /** The document itself; its path is empty. */
    static JsonFields of(JsonNode document, String file, Problems problems) {
        return new JsonFields(document, "", file, problems).checked();
    }

    /** Names of the fields, in the order of the document. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Reports every field that has no meaning here. */
    void allow(List<String> names) {
        for (String name : names()) {
            if (!names.contains(name)) {
                problem(name, "is unknown; known here: " + String.join(", ", names));
            }
        }
    }

    JsonFields object(String name) {
        return new JsonFields(node.path(name), at(name), file, problems).checked();
    }

    /** The objects of an array. */
    List<JsonFields> objects(String name) {
        JsonNode array = array(name);
        return IntStream.range(0, array.size())
                .mapToObj(i -> new JsonFields(array.get(i), at(name) + "[" + i + "]", file, problems).checked())
                .toList();
    }

    List<String> texts(String name) {
        JsonNode array = array(name);
        for (int i = 0; i < array.size(); i++) {
            if (!array.get(i).isTextual()) {
                problem(name + "[" + i + "]", "is " + kind(array.get(i)) + "; expected a text");
            }
        }
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            problem(name, value.isTextual() ? "is blank" : "is " + kind(value) + "; expected a text");
            return "";
        }
        return value.asText();
    }

    /** A whole number from a least one on. */
    int integer(String name, int least) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least) {
            problem(name, "is " + kind(value) + "; expected a whole number, " + least + " or more");
            return least;
        }
        return value.asInt();
    }

    OptionalDouble optionalNumber(String name) {
        return node.has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    /** A finite number. */
    double number(String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            problem(name, "is " + kind(value) + "; expected a finite number");
            return 1;
        }
        return value.asDouble();
    }

    /** A scalar as text, integers without a fraction; empty when it is null. */
    Optional<String> scalar(String name) {
        JsonNode value = node.path(name);
        boolean infinite = value.isNumber() && !Double.isFinite(value.asDouble());
        if (infinite || !value.isValueNode() || value.isMissingNode()) {
            problem(name, "is " + kind(value) + "; expected a text, a finite number, true, false or null");
            return Optional.empty();
        }
        return value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    boolean isNumeric(String name) {
        return node.path(name).isNumber()
                || node.path(name).isBoolean()
                || node.path(name).isNull();
    }

    void problem(String name, String what) {
        String whole = name.isEmpty() ? path : at(name);
        problems.add(
                Place.of(file),
                (whole.isEmpty() ? "The document" : whole) + " " + what,
                "Let the training command write the signature again, or correct it by hand");
    }

    private JsonFields checked() {
        if (!node.isObject()) {
            problem("", "is " + kind(node) + "; expected an object");
        }
        return this;
    }

    private JsonNode array(String name) {
        JsonNode array = node.path(name);
        if (!array.isArray()) {
            problem(name, "is " + kind(array) + "; expected a list");
        }
        return array.isArray() ? array : array.path("nothing");
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String kind(JsonNode value) {
        if (value.isMissingNode()) {
            return "missing";
        }
        if (value.isContainerNode()) {
            return value.isArray() ? "a list" : "an object";
        }
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
