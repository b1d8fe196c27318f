package dev.modelgate.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parameters of a goal as the texts that its options are read from; what Maven left unset is left out. */
final class Given {
    private final Map<String, List<String>> texts = new LinkedHashMap<>();

    /** A parameter with at most one value. */
    Given one(String option, @Nullable String text) {
        return text == null ? this : put(option, List.of(text));
    }

    /** A parameter that is true or false. */
    Given flag(String option, boolean set) {
        return put(option, List.of(Boolean.toString(set)));
    }

    /** A parameter with any number of values. */
    Given many(String option, @Nullable List<@Nullable String> values) {
        return values == null
                ? this
                : put(option, values.stream().filter(Objects::nonNull).toList());
    }

    private Given put(String option, List<String> values) {
        texts.put(option, values);
        return this;
    }

    /** Texts by the name of the option. */
    Map<String, List<String>> texts() {
        return Map.copyOf(texts);
    }
}
