package dev.modelgate.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.GitopsRepository.Commit;
import dev.modelgate.promotion.GitopsRepository.Held;
import dev.modelgate.promotion.GitopsRepository.Snapshot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One commit of a repository on GitHub. What was read once is kept: a commit does not change. */
final class GithubSnapshot implements Snapshot {
    private static final String READING = "reading files";
    private static final String HISTORY = "reading the history";
    private static final int PAGE = 100;

    private final GithubApi api;
    private final String base;
    private final String commit;
    private final Map<String, Optional<byte[]>> files = new HashMap<>();

    /**
     * A commit.
     *
     * @param base the branch that pull requests go into
     */
    GithubSnapshot(GithubApi api, String base, String commit) {
        this.api = api;
        this.base = base;
        this.commit = commit;
    }

    @Override
    public String commit() {
        return commit;
    }

    @Override
    public synchronized Optional<byte[]> read(String path) {
        return files.computeIfAbsent(path, this::fetch).map(byte[]::clone);
    }

    private Optional<byte[]> fetch(String path) {
        Optional<JsonNode> found = api.find(READING, "/contents/" + encoded(path) + "?ref=" + commit);
        if (found.isEmpty() || found.get().isArray()) {
            return Optional.empty();
        }
        if (!found.get().path("type").asText().equals("file")) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(path), "It is a link or a submodule, where a file was expected", "Name the file itself"));
        }
        // Of files beyond a megabyte the content is left out, and the blob has it.
        JsonNode whole = found.get().path("content").asText().isEmpty()
                        && found.get().path("size").asLong() > 0
                ? api.get(READING, "/git/blobs/" + found.get().path("sha").asText())
                : found.get();
        return Optional.of(Base64.getMimeDecoder().decode(whole.path("content").asText()));
    }

    private static String encoded(String path) {
        return Stream.of(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    @Override
    public List<String> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        JsonNode tree = api.get(READING, "/git/trees/" + tree() + "?recursive=1");
        if (tree.path("truncated").asBoolean()) {
            throw ProblemException.unknown(Problem.of(
                    "GitHub does not list all files: the repository has too many of them",
                    "Reach it by Git, with its address for cloning"));
        }
        List<String> paths = new ArrayList<>();
        for (JsonNode entry : tree.path("tree")) {
            if (entry.path("type").asText().equals("blob")
                    && entry.path("path").asText().startsWith(prefix)) {
                paths.add(entry.path("path").asText());
            }
        }
        Collections.sort(paths);
        return paths;
    }

    /** Id of the commit's tree. */
    String tree() {
        return api.get(READING, "/git/commits/" + commit)
                .path("tree")
                .path("sha")
                .asText();
    }

    @Override
    public List<Commit> history(int limit) {
        List<Commit> all = new ArrayList<>();
        for (int page = 1; all.size() < limit; page++) {
            JsonNode commits =
                    api.get(HISTORY, "/commits?sha=" + commit + "&per_page=" + Math.min(PAGE, limit) + "&page=" + page);
            commits.forEach(one -> all.add(shown(one)));
            if (commits.size() < Math.min(PAGE, limit)) {
                break;
            }
        }
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    private static Commit shown(JsonNode one) {
        JsonNode author = one.path("commit").path("author");
        return new Commit(
                one.path("sha").asText(),
                author.path("name").asText(),
                Instant.parse(author.path("date").asText()),
                one.path("commit").path("message").asText());
    }

    /** GitHub follows a file through the branches that were merged; what counts is when its commit came into the base. */
    @Override
    public List<Held> held(String path, int limit) {
        JsonNode changes = api.get(
                HISTORY,
                "/commits?sha=" + commit + "&path=" + encoded(path).replace("/", "%2F") + "&per_page="
                        + Math.min(PAGE, limit));
        List<Held> all = new ArrayList<>();
        for (JsonNode one : changes) {
            Commit changed = shown(one);
            all.add(new Held(merge(changed).orElse(changed), new GithubSnapshot(api, base, changed.id()).read(path)));
        }
        return List.copyOf(all);
    }

    private Optional<Commit> merge(Commit changed) {
        for (JsonNode pull : api.get(HISTORY, "/commits/" + changed.id() + "/pulls")) {
            boolean merged = pull.path("base").path("ref").asText().equals(base)
                    && !pull.path("merged_at").isNull()
                    && !pull.path("merge_commit_sha").asText().equals(changed.id());
            if (merged) {
                return api.find(
                                HISTORY,
                                "/commits?sha=" + pull.path("merge_commit_sha").asText() + "&per_page=1")
                        .map(commits -> shown(commits.path(0)));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Commit> since(String other) {
        List<Commit> all = new ArrayList<>();
        compare(other).path("commits").forEach(one -> all.add(0, shown(one)));
        return List.copyOf(all);
    }

    @Override
    public List<String> changed(String other) {
        List<String> paths = new ArrayList<>();
        compare(other)
                .path("files")
                .forEach(file -> paths.add(file.path("filename").asText()));
        Collections.sort(paths);
        return List.copyOf(paths);
    }

    private JsonNode compare(String other) {
        return api.get(HISTORY, "/compare/" + other + "..." + commit);
    }
}
