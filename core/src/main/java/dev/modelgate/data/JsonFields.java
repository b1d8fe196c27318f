package dev.modelgate.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The fields of a JSON object, read strictly: what is not as expected is told, with its path, and empty. */
final class JsonFields {
    private final JsonNode node;
    private final String path;
    private final Consumer<String> problems;

    JsonFields(JsonNode node, String path, Consumer<String> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** Tells of a problem of the object as a whole. */
    void complain(String what) {
        problems.accept(path.isEmpty() ? what : path + ": " + what);
    }

    /** Tells of every field that is not one of these. */
    void only(Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                complain("unknown key '" + name + "'");
            }
        });
    }

    Optional<String> text(String name) {
        return leaf(name, "a text", JsonNode::isTextual, JsonNode::textValue);
    }

    <T> Optional<T> parsed(String name, String expectation, Function<String, Optional<T>> parse) {
        Optional<T> value = Optional.ofNullable(node.get(name))
                .filter(JsonNode::isTextual)
                .flatMap(found -> parse.apply(found.textValue()));
        if (value.isEmpty()) {
            unexpected(name, expectation);
        }
        return value;
    }

    Optional<Long> whole(String name) {
        return leaf(name, "a whole number of at least 0", JsonFields::isCount, JsonNode::longValue);
    }

    Optional<Double> number(String name) {
        return leaf(name, "a number", JsonNode::isNumber, JsonNode::doubleValue);
    }

    Optional<JsonFields> object(String name) {
        return leaf(name, "an object", JsonNode::isObject, found -> new JsonFields(found, at(name), problems));
    }

    List<JsonFields> objects(String name) {
        return list(name, "a list of objects", JsonNode::isObject, Function.identity()).stream()
                .flatMap(List::stream)
                .map(found -> new JsonFields(found, at(name) + label(found), problems))
                .toList();
    }

    Optional<List<Double>> numbers(String name) {
        return list(name, "a list of numbers", JsonNode::isNumber, JsonNode::doubleValue);
    }

    Optional<List<Long>> wholeList(String name) {
        return list(name, "a list of whole numbers of at least 0", JsonFields::isCount, JsonNode::longValue);
    }

    /** All fields as counts. */
    Optional<SortedMap<String, Long>> wholes() {
        SortedMap<String, Long> counts = new TreeMap<>();
        node.fieldNames().forEachRemaining(name -> whole(name).ifPresent(count -> counts.put(name, count)));
        return counts.size() == node.size() ? Optional.of(counts) : Optional.empty();
    }

    /** A value whose constructor may find that its parts contradict each other. */
    <T> Optional<T> guarded(Supplier<T> construction) {
        try {
            return Optional.of(construction.get());
        } catch (IllegalArgumentException | ArithmeticException e) {
            complain(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private <T> Optional<T> leaf(
            String name, String expectation, Predicate<JsonNode> fits, Function<JsonNode, T> read) {
        Optional<JsonNode> found = Optional.ofNullable(node.get(name)).filter(fits);
        if (found.isEmpty()) {
            unexpected(name, expectation);
        }
        return found.map(read);
    }

    private <T> Optional<List<T>> list(
            String name, String expectation, Predicate<JsonNode> fits, Function<JsonNode, T> read) {
        JsonNode found = node.path(name);
        List<T> items = new ArrayList<>();
        for (JsonNode item : found) {
            if (fits.test(item)) {
                items.add(read.apply(item));
            }
        }
        if (!found.isArray() || items.size() != found.size()) {
            unexpected(name, expectation);
            return Optional.empty();
        }
        return Optional.of(items);
    }

    private void unexpected(String name, String expectation) {
        JsonNode found = node.get(name);
        String seen = found == null ? "nothing" : "something else";
        problems.accept(at(name) + ": expected " + expectation + ", found " + seen);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String label(JsonNode item) {
        return item.path("name").isTextual() ? "[" + item.path("name").textValue() + "]" : "[]";
    }

    private static boolean isCount(JsonNode item) {
        return item.isIntegralNumber() && item.canConvertToLong() && item.longValue() >= 0;
    }
}
