package dev.modelgate.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that a step's result depends on, part by part: inputs, command, declared environment, settings, commit and
 * dirty state, seed, tool version. Equal keys mean equal results, so a step whose key is known is not run again; two
 * different keys tell part by part why it is.
 *
 * @param kind kind of evidence that the step writes, such as {@code drift}
 * @param parts name of the part to its digest or short text
 */
public record StepKey(String kind, SortedMap<String, String> parts) {
    /** The part that says which version of Modelgate made the evidence. */
    public static final String TOOL = "tool";

    public StepKey {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** A key from parts in any order. */
    public static StepKey of(String kind, Map<String, String> parts) {
        return new StepKey(kind, new TreeMap<>(parts));
    }

    /** Digest over the kind and all parts. */
    public Digest digest() {
        return Digest.of(CanonicalJson.bytes(Json.tree(Map.of("kind", kind, "parts", parts))));
    }

    /**
     * The digest that a part is.
     *
     * @throws IllegalArgumentException when there is no such part, or it is no digest
     */
    public Digest digestOf(String part) {
        return Digest.parse(parts.getOrDefault(part, ""))
                .orElseThrow(() -> new IllegalArgumentException("its key has no digest " + part));
    }

    /**
     * The version of Modelgate, by name, as standard predicates tell the version of whoever made them.
     *
     * @throws IllegalArgumentException when no part says so
     */
    public SortedMap<String, String> toolVersion() {
        String version = parts.getOrDefault(TOOL, "");
        if (version.isEmpty()) {
            throw new IllegalArgumentException("its key does not say which version of Modelgate made it");
        }
        return new TreeMap<>(Map.of("modelgate", version));
    }

    /** Names of the parts in which this key differs from an earlier one, sorted. */
    public List<String> differencesFrom(StepKey earlier) {
        return Stream.concat(parts.keySet().stream(), earlier.parts.keySet().stream())
                .distinct()
                .sorted()
                .filter(name -> !Objects.equals(parts.get(name), earlier.parts.get(name)))
                .toList();
    }
}
