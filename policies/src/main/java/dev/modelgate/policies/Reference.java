package dev.modelgate.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The way to a value that an expression looks at.
 *
 * @param parent the way to what holds the value; empty for a variable
 * @param key key of a mapping, index of a list, or {@link #EACH} for all elements of a list
 * @param text the way as an expression would write it
 */
record Reference(Optional<Reference> parent, String key, String text) {
    private static final String EACH = "*";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

    static Reference variable(String name) {
        return new Reference(Optional.empty(), name, name);
    }

    Reference key(String name) {
        return below(name, IDENTIFIER.matcher(name).matches() ? "." + name : "[\"" + name + "\"]");
    }

    Reference index(long index) {
        return below(Long.toString(index), "[" + index + "]");
    }

    /** Every element of a list. */
    Reference each() {
        return below(EACH, "[" + EACH + "]");
    }

    private Reference below(String name, String written) {
        return new Reference(Optional.of(this), name, text + written);
    }

    /** The values that are there: one at most, unless the way leads through every element of a list. */
    List<JsonNode> in(JsonNode facts) {
        return parent.map(holder -> holder.in(facts)).orElse(List.of(facts)).stream()
                .flatMap(this::step)
                .toList();
    }

    private Stream<JsonNode> step(JsonNode holder) {
        if (!holder.isArray()) {
            return Stream.ofNullable(holder.get(key));
        }
        if (key.equals(EACH)) {
            return StreamSupport.stream(holder.spliterator(), false);
        }
        return INDEX.matcher(key).matches() ? Stream.ofNullable(holder.get(Integer.parseInt(key))) : Stream.empty();
    }
}
