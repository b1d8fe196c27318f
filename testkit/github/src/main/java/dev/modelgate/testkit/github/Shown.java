package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.eclipse.jgit.revwalk.RevCommit;

/** What GitHub shows of its objects, as far as Modelgate reads it. */
final class Shown {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String address;

    /** Shows objects of the GitHub at an address. */
    Shown(String address) {
        this.address = address;
    }

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static ArrayNode array() {
        return JSON.arrayNode();
    }

    ObjectNode repository(HostedRepository repository, Access access) {
        ObjectNode shown = object();
        shown.put("id", number(repository.fullName()))
                .put("node_id", "R_" + repository.fullName())
                .put("name", repository.name())
                .put("full_name", repository.fullName())
                .put("private", true)
                .put("default_branch", "main")
                .put("allow_auto_merge", repository.autoMergeAllowed())
                .put("html_url", address + "/" + repository.fullName())
                .put("clone_url", address + "/" + repository.fullName() + ".git")
                .put("url", address + "/api/v3/repos/" + repository.fullName());
        shown.set("owner", user(repository.owner()));
        boolean writes = access.may("contents", true);
        shown.putObject("permissions")
                .put("admin", false)
                .put("push", writes)
                .put("pull", access.may("contents", false));
        return shown;
    }

    /** A number that stays with a name. */
    private static int number(String name) {
        return name.hashCode() & Integer.MAX_VALUE;
    }

    static ObjectNode user(String login) {
        return object().put("login", login)
                .put("id", number(login))
                .put("node_id", "U_" + login)
                .put("type", login.endsWith("[bot]") ? "Bot" : "User");
    }

    ObjectNode pull(HostedRepository repository, Pull pull) {
        String link = address + "/" + repository.fullName() + "/pull/" + pull.number;
        ObjectNode shown = object();
        shown.put("id", 1000 + pull.number)
                .put("node_id", pull.node())
                .put("number", pull.number)
                .put("state", pull.open ? "open" : "closed")
                .put("title", pull.title)
                .put("body", pull.body)
                .put("draft", pull.draft)
                .put("merged", pull.mergeCommit.isPresent())
                .put("html_url", link)
                .put("url", address + "/api/v3/repos/" + repository.fullName() + "/pulls/" + pull.number)
                .put("created_at", pull.created.toString())
                .put("merge_commit_sha", pull.mergeCommit.orElse(null))
                .put("merged_at", pull.mergeCommit.isPresent() ? pull.created.toString() : null);
        shown.set("user", user(pull.author));
        shown.set("head", end(repository, pull.branch, pull.head));
        shown.set(
                "base",
                end(
                        repository,
                        pull.base,
                        repository.git().branch(pull.base).map(id -> id.name()).orElse("")));
        shown.set("labels", labels(pull));
        ArrayNode reviewers = shown.putArray("requested_reviewers");
        pull.reviewers.forEach(login -> reviewers.add(user(login)));
        shown.putNull("auto_merge");
        if (pull.autoMerge) {
            shown.putObject("auto_merge").put("merge_method", "merge");
        }
        return shown;
    }

    static ArrayNode labels(Pull pull) {
        ArrayNode labels = array();
        pull.labels.forEach(label -> labels.addObject().put("name", label));
        return labels;
    }

    private static ObjectNode end(HostedRepository repository, String branch, String commit) {
        ObjectNode end = object().put("label", repository.owner() + ":" + branch)
                .put("ref", branch)
                .put("sha", commit);
        end.putObject("repo").put("full_name", repository.fullName());
        return end;
    }

    ObjectNode ref(HostedRepository repository, String branch, String commit) {
        ObjectNode shown = object().put("ref", "refs/heads/" + branch)
                .put("node_id", "REF_" + branch)
                .put("url", address + "/api/v3/repos/" + repository.fullName() + "/git/refs/heads/" + branch);
        shown.putObject("object").put("type", "commit").put("sha", commit);
        return shown;
    }

    static ObjectNode commit(RevCommit commit) {
        ObjectNode shown = object().put("sha", commit.name());
        ObjectNode inner = shown.putObject("commit").put("message", commit.getFullMessage());
        inner.putObject("author")
                .put("name", commit.getAuthorIdent().getName())
                .put("email", commit.getAuthorIdent().getEmailAddress())
                .put("date", commit.getAuthorIdent().getWhenAsInstant().toString());
        ArrayNode parents = shown.putArray("parents");
        for (RevCommit parent : commit.getParents()) {
            parents.addObject().put("sha", parent.name());
        }
        return shown;
    }

    static ObjectNode of(Map<String, String> values) {
        ObjectNode shown = object();
        values.forEach(shown::put);
        return shown;
    }
}
