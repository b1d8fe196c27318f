package dev.modelgate.settings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what keeps a graph from having an order. Needs time and memory of the size of the graph, whatever its depth. */
final class Circles {
    private final Map<String, Collection<String>> before;
    private final Map<String, List<String>> behind = new HashMap<>();
    /** How many of those before it each one still waits for; who waits for none is taken away. */
    private final Map<String, Integer> waiting = new LinkedHashMap<>();

    private Circles(Map<String, ? extends Collection<String>> before) {
        this.before = Map.copyOf(before);
        before.forEach((name, others) -> {
            List<String> known = others.stream().filter(before::containsKey).toList();
            waiting.put(name, known.size());
            known.forEach(other ->
                    behind.computeIfAbsent(other, key -> new ArrayList<>()).add(name));
        });
    }

    /**
     * Circles that share no member, at least one when there is any: each begins with a member whose successor in the
     * list is one of those before it.
     *
     * @param before who comes before whom; a name that is no key is left aside
     */
    static List<List<String>> in(Map<String, ? extends Collection<String>> before) {
        Circles circles = new Circles(before);
        List<String> free = circles.waiting.entrySet().stream()
                .filter(waiting -> waiting.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
        circles.take(free);
        List<List<String>> found = new ArrayList<>();
        while (!circles.waiting.isEmpty()) {
            List<String> circle = circles.circle();
            found.add(circle);
            circles.take(circle);
        }
        return found;
    }

    private void take(List<String> names) {
        Deque<String> free = new ArrayDeque<>(names);
        while (!free.isEmpty()) {
            String name = free.remove();
            if (waiting.remove(name) != null) {
                for (String other : behind.getOrDefault(name, List.of())) {
                    Integer left = waiting.computeIfPresent(other, (key, count) -> count - 1);
                    if (left != null && left == 0) {
                        free.add(other);
                    }
                }
            }
        }
    }

    /** Everyone who is left waits for somebody who is left, so that going from one to the next comes round. */
    private List<String> circle() {
        List<String> way = new ArrayList<>();
        Map<String, Integer> passed = new HashMap<>();
        String at = waiting.keySet().iterator().next();
        while (passed.putIfAbsent(at, way.size()) == null) {
            way.add(at);
            at = before.getOrDefault(at, List.of()).stream()
                    .filter(waiting::containsKey)
                    .findFirst()
                    .orElseThrow();
        }
        return List.copyOf(way.subList(passed.get(at), way.size()));
    }
}
