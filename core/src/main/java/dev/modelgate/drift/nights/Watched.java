package dev.modelgate.drift.nights;

import dev.modelgate.evidence.Digest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is remembered from night to night.
 *
 * @param model name of the model whose data are watched
 * @param champion the model that runs, when that is watched: another one begins anew
 * @param reference digest of the profile that nights are compared with: another one begins anew
 * @param nights digests of the data of every night, in order
 * @param files digests of all files that were counted
 * @param columns what is remembered of each column
 */
public record Watched(
        String model,
        Optional<Digest> champion,
        Digest reference,
        List<Digest> nights,
        SortedSet<String> files,
        SortedMap<String, ColumnWatch> columns) {
    public Watched {
        nights = List.copyOf(nights);
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** Before the first night. */
    public static Watched begin(String model, Optional<Digest> champion, Digest reference) {
        return new Watched(
                model, champion, reference, List.of(), Collections.emptySortedSet(), Collections.emptySortedMap());
    }

    /** Why the count begins anew when this is what is watched now; empty when it goes on. */
    public Optional<String> endedBy(Watched now) {
        if (!champion.equals(now.champion())) {
            return Optional.of("another model runs now");
        }
        return reference.equals(now.reference())
                ? Optional.empty()
                : Optional.of("nights are compared with another reference, or judged by other settings, now");
    }

    /** Whether all of a night's files were counted already. */
    public boolean has(Collection<Digest> night) {
        return night.stream().allMatch(this::has);
    }

    /** Whether a file was counted already. */
    public boolean has(Digest file) {
        return files.contains(file.toString());
    }
}
