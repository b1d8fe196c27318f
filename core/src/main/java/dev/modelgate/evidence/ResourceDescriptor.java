package dev.modelgate.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that a standard predicate refers to; an in-toto {@code ResourceDescriptor}
 * (https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md).
 *
 * @param name what it is called within the statement
 * @param uri what it is called everywhere
 * @param digest algorithm to digest, in-toto's {@code DigestSet}
 */
public record ResourceDescriptor(Optional<String> name, Optional<String> uri, SortedMap<String, String> digest) {
    public ResourceDescriptor {
        if (digest.isEmpty()) {
            throw new IllegalArgumentException("a resource without a digest proves nothing");
        }
        digest = Collections.unmodifiableSortedMap(new TreeMap<>(digest));
    }

    /** Something with bytes. */
    public static ResourceDescriptor of(String name, Digest digest) {
        return of(name, "sha256", digest.hex());
    }

    /**
     * Something with a digest of its own kind.
     *
     * @param algorithm name of the algorithm, such as {@code gitCommit}
     */
    public static ResourceDescriptor of(String name, String algorithm, String digest) {
        return new ResourceDescriptor(Optional.of(name), Optional.empty(), new TreeMap<>(Map.of(algorithm, digest)));
    }

    /** The same, known everywhere under an address. */
    public ResourceDescriptor at(String address) {
        return new ResourceDescriptor(name, Optional.of(address), digest);
    }
}
