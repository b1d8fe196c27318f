package dev.modelgate.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Makes a tree on GitHub with files added or replaced; a replaced file keeps its mode, and nothing else is replaced. */
final class GithubTree {
    private static final String FILE = "100644";
    private static final String EXECUTABLE = "100755";
    private static final String FOLDER = "040000";
    private static final String WRITING = "writing files";

    private final GithubApi api;
    private final Map<String, Map<String, Entry>> folders = new HashMap<>();

    GithubTree(GithubApi api) {
        this.api = api;
    }

    private record Entry(String mode, String sha) {}

    /**
     * The new tree.
     *
     * @param base tree to start from
     * @param files bytes by path
     * @return its id
     * @throws ProblemException when a path leads through or to what is no file or folder
     */
    String with(String base, SortedMap<String, byte[]> files) {
        ObjectNode asked = Json.object().put("base_tree", base);
        ArrayNode entries = asked.putArray("tree");
        files.forEach((path, bytes) -> {
            ObjectNode entry = entries.addObject()
                    .put("path", path)
                    .put("mode", mode(base, path))
                    .put("type", "blob");
            text(bytes).ifPresentOrElse(text -> entry.put("content", text), () -> entry.put("sha", blob(bytes)));
        });
        return api.send(WRITING, "POST", "/git/trees", asked).path("sha").asText();
    }

    private String mode(String base, String path) {
        String[] parts = path.split("/");
        String tree = base;
        for (int depth = 0; depth < parts.length; depth++) {
            Optional<Entry> entry = Optional.ofNullable(entries(tree).get(parts[depth]));
            boolean last = depth == parts.length - 1;
            if (entry.isEmpty()) {
                return FILE;
            }
            String mode = entry.get().mode();
            if (last ? !mode.equals(FILE) && !mode.equals(EXECUTABLE) : !mode.equals(FOLDER)) {
                String expected = last ? "a file" : "a folder";
                throw ProblemException.invalid(Problem.at(
                        Place.of(path),
                        "The GitOps repository has something else where " + expected + " was expected",
                        "Choose a path that is " + expected + " of its own, no link and no submodule"));
            }
            if (last) {
                return mode;
            }
            tree = entry.get().sha();
        }
        return FILE;
    }

    private Map<String, Entry> entries(String tree) {
        @Nullable Map<String, Entry> known = folders.get(tree);
        if (known != null) {
            return known;
        }
        Map<String, Entry> entries = new HashMap<>();
        for (JsonNode one : api.get(WRITING, "/git/trees/" + tree).path("tree")) {
            entries.put(
                    one.path("path").asText(),
                    new Entry(one.path("mode").asText(), one.path("sha").asText()));
        }
        folders.put(tree, entries);
        return entries;
    }

    /** GitHub takes text as it is; other bytes go through a blob of their own. */
    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private String blob(byte[] bytes) {
        ObjectNode blob = Json.object()
                .put("content", Base64.getEncoder().encodeToString(bytes))
                .put("encoding", "base64");
        return api.send(WRITING, "POST", "/git/blobs", blob).path("sha").asText();
    }
}
