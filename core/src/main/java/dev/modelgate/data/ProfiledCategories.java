package dev.modelgate.data;

import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chooses which categories a profile names: the most frequent ones, as many as there is room for. */
final class ProfiledCategories {
    private static final int MOST_NAMED = 32;

    /** What the other fields of a column take at most. */
    private static final int OTHER_FIELDS = 330;

    private static final int BYTES_OF_A_SCALE = 34;
    private static final int BYTES_OF_MARKS = 4 * ((2 * KnownCategories.MOST + 2) / 3);

    private static final int BYTES_OF_GROUPS = 110;

    private ProfiledCategories() {}

    /**
     * Condenses categories.
     *
     * @param all every category, or the most frequent ones of very many
     * @param scales how many scales the column's dependence tells of
     * @param first a category to name before all others
     * @param exact whether all the others are to be recognized, however much room that takes
     */
    static Categories of(FrequentValues all, int scales, Optional<String> first, boolean exact) {
        SortedMap<String, Long> named = new TreeMap<>();
        int room = DataProfile.MOST_BYTES - OTHER_FIELDS - BYTES_OF_A_SCALE * scales - BYTES_OF_MARKS - BYTES_OF_GROUPS;
        List<Map.Entry<String, Long>> order =
                all.counts().entrySet().stream().sorted(FrequentValues.order()).toList();
        for (Map.Entry<String, Long> entry : order) {
            int bytes = bytes(entry);
            boolean wanted = first.equals(Optional.of(entry.getKey()));
            if (wanted || named.size() < MOST_NAMED && bytes <= room) {
                named.put(entry.getKey(), entry.getValue());
                room -= bytes;
            }
        }
        List<String> unnamed = all.counts().keySet().stream()
                .filter(name -> !named.containsKey(name))
                .toList();
        KnownCategories known = all.otherCategories() > 0
                ? KnownCategories.none()
                : exact ? KnownCategories.exactly(unnamed) : KnownCategories.of(unnamed);
        long rows =
                all.total() - named.values().stream().mapToLong(Long::longValue).sum();
        long unnamedCategories = all.categories() - named.size();
        Categories ungrouped =
                new Categories(named, rows, unnamedCategories, List.of(), known, all.once(), all.twice());
        return all.otherCategories() > 0
                ? ungrouped
                : new Categories(
                        named,
                        rows,
                        unnamedCategories,
                        groups(all.counts(), ungrouped.heavy()),
                        known,
                        all.once(),
                        all.twice());
    }

    private static List<Long> groups(SortedMap<String, Long> counts, List<String> heavy) {
        Long[] groups = new Long[Categories.GROUPS];
        Arrays.fill(groups, 0L);
        counts.forEach((name, count) -> {
            if (!heavy.contains(name)) {
                groups[Categories.group(name)] += count;
            }
        });
        return List.of(groups);
    }

    private static int bytes(Map.Entry<String, Long> entry) {
        String name = CanonicalJson.text(Json.tree(entry.getKey()));
        return name.getBytes(StandardCharsets.UTF_8).length
                + entry.getValue().toString().length()
                + 2;
    }
}
