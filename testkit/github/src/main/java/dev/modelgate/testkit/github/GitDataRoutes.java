package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Git's objects over REST: blobs, trees, commits, and what lies between two of these. */
final class GitDataRoutes {
    private static final String REPO = "/repos/{owner}/{repo}";
    private static final String CONTENTS = "contents";
    private static final String BASE64 = "base64";
    private static final int PAGE = 30;
    private static final int MOST_COMPARED = 250;

    private final FakeGithub github;

    GitDataRoutes(FakeGithub github) {
        this.github = github;
    }

    void addTo(Routes routes) {
        routes.add("GET " + REPO + "/git/commits/{sha}", this::commit)
                .add("POST " + REPO + "/git/commits", this::createCommit)
                .add("GET " + REPO + "/git/trees/{sha}", this::tree)
                .add("POST " + REPO + "/git/trees", this::createTree)
                .add("GET " + REPO + "/git/blobs/{sha}", this::blob)
                .add("POST " + REPO + "/git/blobs", this::createBlob)
                .add("GET " + REPO + "/contents/{path*}", this::contents)
                .add("GET " + REPO + "/commits", this::commits)
                .add("GET " + REPO + "/commits/{sha}/pulls", this::pulls)
                .add("GET " + REPO + "/compare/{range*}", this::compare);
    }

    private GitStore git(Call call, List<String> parts, boolean write) {
        return github.repository(call, parts, CONTENTS, write).git();
    }

    private static ObjectId known(GitStore git, String sha) {
        if (!ObjectId.isId(sha) || !git.has(ObjectId.fromString(sha))) {
            throw new Refusal(Answer.notFound());
        }
        return ObjectId.fromString(sha);
    }

    private Answer commit(Call call, List<String> parts) {
        GitStore git = git(call, parts, false);
        return Answer.ok(bare(git.commit(known(git, parts.get(2)))));
    }

    private static ObjectNode bare(RevCommit commit) {
        ObjectNode shown = Shown.object().put("sha", commit.name()).put("message", commit.getFullMessage());
        shown.putObject("tree").put("sha", commit.getTree().name());
        shown.set("author", Shown.commit(commit).path("commit").path("author"));
        shown.set("parents", Shown.commit(commit).path("parents"));
        return shown;
    }

    private Answer createCommit(Call call, List<String> parts) {
        GitStore git = git(call, parts, true);
        List<ObjectId> parents = new ArrayList<>();
        call.body().path("parents").forEach(parent -> parents.add(known(git, parent.asText())));
        JsonNode author = call.body().path("author");
        String login = github.access(call).login();
        PersonIdent person = new PersonIdent(
                author.path("name").asText(login),
                author.path("email").asText(login + "@users.noreply.github.com"),
                author.has("date")
                        ? Instant.parse(author.path("date").asText())
                        : github.clock().instant(),
                ZoneOffset.UTC);
        ObjectId tree = known(git, call.body().path("tree").asText());
        ObjectId commit = git.commit(tree, parents, call.body().path("message").asText(), person);
        return Answer.created(bare(git.commit(commit)));
    }

    private Answer tree(Call call, List<String> parts) {
        GitStore git = git(call, parts, false);
        ObjectId tree = known(git, parts.get(2));
        ObjectNode shown = Shown.object().put("sha", tree.name()).put("truncated", false);
        ArrayNode entries = shown.putArray("tree");
        git.trees()
                .entries(tree, call.query().containsKey("recursive"))
                .forEach(entry -> entries.addObject()
                        .put("path", entry.path())
                        .put("mode", entry.mode())
                        .put("type", entry.type())
                        .put("sha", entry.id().name()));
        return Answer.ok(shown);
    }

    private Answer createTree(Call call, List<String> parts) {
        GitStore git = git(call, parts, true);
        Optional<ObjectId> base = call.body().hasNonNull("base_tree")
                ? Optional.of(known(git, call.body().path("base_tree").asText()))
                : Optional.empty();
        List<GitTrees.Change> changes = new ArrayList<>();
        for (JsonNode one : call.body().path("tree")) {
            ObjectId blob = one.hasNonNull("content")
                    ? git.trees().blob(one.path("content").asText().getBytes(StandardCharsets.UTF_8))
                    : known(git, one.path("sha").asText());
            changes.add(new GitTrees.Change(
                    one.path("path").asText(), one.path("mode").asText(), blob));
        }
        ObjectId tree = git.trees().tree(base, changes);
        return Answer.created(Shown.object().put("sha", tree.name()));
    }

    private Answer blob(Call call, List<String> parts) {
        GitStore git = git(call, parts, false);
        byte[] bytes = git.trees().bytes(known(git, parts.get(2)));
        return Answer.ok(Shown.object()
                .put("sha", parts.get(2))
                .put("size", bytes.length)
                .put("encoding", BASE64)
                .put("content", Base64.getMimeEncoder().encodeToString(bytes)));
    }

    private Answer createBlob(Call call, List<String> parts) {
        GitStore git = git(call, parts, true);
        String content = call.body().path("content").asText();
        byte[] bytes = call.body().path("encoding").asText("utf-8").equals(BASE64)
                ? Base64.getMimeDecoder().decode(content)
                : content.getBytes(StandardCharsets.UTF_8);
        return Answer.created(Shown.object().put("sha", git.trees().blob(bytes).name()));
    }

    private Answer contents(Call call, List<String> parts) {
        GitStore git = git(call, parts, false);
        ObjectId commit = known(git, call.query().getOrDefault("ref", ""));
        String path = parts.get(2);
        Optional<GitTrees.Entry> entry = git.trees().entries(git.commit(commit).getTree(), true).stream()
                .filter(one -> one.path().equals(path) && !one.type().equals("tree"))
                .findFirst();
        if (entry.isEmpty()) {
            boolean folder = git.trees().entries(git.commit(commit).getTree(), true).stream()
                    .anyMatch(one -> one.path().startsWith(path + "/"));
            return folder ? Answer.ok(Shown.array()) : Answer.notFound();
        }
        byte[] bytes = entry.get().type().equals("blob")
                ? git.trees().bytes(entry.get().id())
                : new byte[0];
        String type = entry.get().mode().equals("120000")
                ? "symlink"
                : entry.get().type().equals("blob") ? "file" : "submodule";
        return Answer.ok(Shown.object()
                .put("type", type)
                .put("path", path)
                .put("sha", entry.get().id().name())
                .put("size", bytes.length)
                .put("encoding", BASE64)
                .put("content", Base64.getMimeEncoder().encodeToString(bytes)));
    }

    private Answer commits(Call call, List<String> parts) {
        GitStore git = git(call, parts, false);
        String sha = call.query().getOrDefault("sha", "main");
        ObjectId from = git.branch(sha).orElseGet(() -> known(git, sha));
        int size = call.number("per_page", PAGE);
        int skip = (call.number("page", 1) - 1) * size;
        ArrayNode shown = Shown.array();
        git.history().log(from, Optional.ofNullable(call.query().get("path"))).stream()
                .skip(skip)
                .limit(size)
                .forEach(commit -> shown.add(Shown.commit(commit)));
        return Answer.ok(shown);
    }

    private Answer pulls(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "pull_requests", false);
        ObjectId commit = known(repository.git(), parts.get(2));
        ArrayNode shown = Shown.array();
        for (Pull pull : repository.pulls().values()) {
            ObjectId head = ObjectId.fromString(pull.head);
            boolean merged =
                    pull.mergeCommit.isPresent() && !pull.mergeCommit.get().equals(pull.head);
            Optional<ObjectId> before = merged
                    ? Optional.of(repository
                            .git()
                            .commit(ObjectId.fromString(pull.mergeCommit.get()))
                            .getParent(0))
                    : repository.git().branch(pull.base);
            boolean brought = before.isPresent()
                    && repository.git().history().contains(head, commit)
                    && !repository.git().history().contains(before.get(), commit);
            if (brought) {
                shown.add(github.shown().pull(repository, pull));
            }
        }
        return Answer.ok(shown);
    }

    private Answer compare(Call call, List<String> parts) {
        GitStore git = git(call, parts, false);
        String[] ends = parts.get(2).split("\\.\\.\\.", 2);
        ObjectId base = known(git, ends[0]);
        ObjectId head = known(git, ends[1]);
        List<RevCommit> ahead = git.history().since(base, head);
        ObjectNode shown = Shown.object().put("ahead_by", ahead.size()).put("total_commits", ahead.size());
        ArrayNode commits = shown.putArray("commits");
        ahead.stream()
                .skip(Math.max(0, ahead.size() - MOST_COMPARED))
                .forEach(commit -> commits.add(Shown.commit(commit)));
        ArrayNode files = shown.putArray("files");
        Optional<ObjectId> parted = git.history().parting(base, head);
        if (parted.isEmpty()) {
            return Answer.notFound();
        }
        git.changed(parted.get(), head).forEach(path -> files.addObject().put("filename", path));
        return Answer.ok(shown);
    }
}
