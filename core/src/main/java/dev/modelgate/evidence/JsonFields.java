package dev.modelgate.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The fields of a JSON object that a person may have written, read strictly: what is not as expected is told, with its
 * path, and empty, so that reading goes on and a person sees every problem at once.
 */
public final class JsonFields {
    private static final int LONGEST = 60;

    private final JsonNode node;
    private final String path;
    private final String place;
    private final BiConsumer<String, String> problems;

    /**
     * An object of a document.
     *
     * @param path its path as a person is told: with names, where items of a list have some
     * @param place its path as {@link JsonPositions} has it
     */
    private JsonFields(JsonNode node, String path, String place, BiConsumer<String, String> problems) {
        this.node = node;
        this.path = path;
        this.place = place;
        this.problems = problems;
    }

    /**
     * The fields of a document.
     *
     * @param problems hears of what is not as expected: its path, as {@link JsonPositions} has it, and a sentence
     */
    public static JsonFields of(JsonNode document, BiConsumer<String, String> problems) {
        return new JsonFields(document, "", "", problems).checked();
    }

    /** Names of the fields, in the order of the document. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Tells of every field that has no meaning here. */
    public void only(Collection<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                problem(name, "is unknown; known here: " + String.join(", ", known));
            }
        }
    }

    /** The fields of an object; when there is none, that is told, and nothing more about it. */
    public JsonFields object(String name) {
        return new JsonFields(node.path(name), at(path, name), at(place, name), problems).checked();
    }

    /** The objects of a list; those that have a name are told of by it. */
    public List<JsonFields> objects(String name) {
        List<JsonNode> items =
                list(name, "a list", item -> true, Function.identity()).orElse(List.of());
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode item : items) {
            String index = Integer.toString(objects.size());
            JsonNode label = item.path("name");
            String shown = at(path, name) + "[" + (label.isTextual() ? label.textValue() : index) + "]";
            objects.add(new JsonFields(item, shown, at(place, name) + "[" + index + "]", problems).checked());
        }
        return objects;
    }

    public Optional<String> text(String name) {
        return leaf(name, "a text", JsonNode::isTextual, JsonNode::textValue);
    }

    /** A text that stands for something else. */
    public <T> Optional<T> parsed(String name, String expectation, Function<String, Optional<T>> parse) {
        return leaf(
                        name,
                        expectation,
                        found -> found.isTextual()
                                && parse.apply(found.textValue()).isPresent(),
                        JsonNode::textValue)
                .flatMap(parse);
    }

    /** A whole number from a least one on. */
    public Optional<Long> whole(String name, long least) {
        return leaf(name, "a whole number, " + least + " or more", item -> isWhole(item, least), JsonNode::longValue);
    }

    /** A finite number. */
    public Optional<Double> number(String name) {
        return leaf(name, "a finite number", JsonFields::isFinite, JsonNode::doubleValue);
    }

    /** A scalar as text, integers without a fraction; empty when it is null. */
    public Optional<String> scalar(String name) {
        return leaf(
                        name,
                        "a text, a finite number, true, false or null",
                        found -> found.isValueNode() && (!found.isNumber() || isFinite(found)),
                        Function.identity())
                .filter(found -> !found.isNull())
                .map(JsonNode::asText);
    }

    /** Whether a field holds a number, or what can stand for one: true, false or null. */
    public boolean isNumeric(String name) {
        JsonNode found = node.path(name);
        return found.isNumber() || found.isBoolean() || found.isNull();
    }

    public Optional<List<String>> texts(String name) {
        return list(name, "a text", JsonNode::isTextual, JsonNode::textValue);
    }

    /** Finite numbers. */
    public Optional<List<Double>> numbers(String name) {
        return list(name, "a finite number", JsonFields::isFinite, JsonNode::doubleValue);
    }

    /** Whole numbers, 0 or more. */
    public Optional<List<Long>> counts(String name) {
        return list(name, "a whole number, 0 or more", item -> isWhole(item, 0), JsonNode::longValue);
    }

    /** All fields as whole numbers, 0 or more. */
    public Optional<SortedMap<String, Long>> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        names().forEach(name -> whole(name, 0).ifPresent(count -> counts.put(name, count)));
        return node.isObject() && counts.size() == node.size() ? Optional.of(counts) : Optional.empty();
    }

    /** A value whose constructor may find that its parts contradict each other. */
    public <T> Optional<T> guarded(Supplier<T> construction) {
        try {
            return Optional.of(construction.get());
        } catch (IllegalArgumentException | ArithmeticException e) {
            problem("contradicts itself: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Tells of a problem of a field. */
    public void problem(String name, String what) {
        problems.accept(at(place, name), at(path, name) + " " + what);
    }

    /** Tells of a problem of the object as a whole. */
    public void problem(String what) {
        problems.accept(place, (path.isEmpty() ? "The document" : path) + " " + what);
    }

    private JsonFields checked() {
        if (node.isObject()) {
            return this;
        }
        problem("is " + shown(node) + "; expected an object");
        return new JsonFields(node, path, place, (where, what) -> {});
    }

    private <T> Optional<T> leaf(
            String name, String expectation, Predicate<JsonNode> fits, Function<JsonNode, T> read) {
        JsonNode found = node.path(name);
        if (fits.test(found) && !found.isMissingNode()) {
            return Optional.of(read.apply(found));
        }
        problem(name, "is " + shown(found) + "; expected " + expectation);
        return Optional.empty();
    }

    private <T> Optional<List<T>> list(
            String name, String expectation, Predicate<JsonNode> fits, Function<JsonNode, T> read) {
        JsonNode found = node.path(name);
        if (!found.isArray()) {
            problem(name, "is " + shown(found) + "; expected a list");
            return Optional.empty();
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (fits.test(found.get(i))) {
                items.add(read.apply(found.get(i)));
            } else {
                problem(name + "[" + i + "]", "is " + shown(found.get(i)) + "; expected " + expectation);
            }
        }
        return items.size() == found.size() ? Optional.of(items) : Optional.empty();
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean isWhole(JsonNode item, long least) {
        return item.isIntegralNumber() && item.canConvertToLong() && item.longValue() >= least;
    }

    private static boolean isFinite(JsonNode item) {
        return item.isNumber() && Double.isFinite(item.doubleValue());
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "missing";
        }
        if (value.isContainerNode()) {
            return value.isArray() ? "a list" : "an object";
        }
        String text = value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
