package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/** Pull requests, their labels, reviewers and comments. */
final class PullRoutes {
    private static final int LONGEST = 65_536;
    private static final int PAGE = 30;
    private static final String PULLS = "pull_requests";
    private static final String REPO = "/repos/{owner}/{repo}";

    private final FakeGithub github;

    PullRoutes(FakeGithub github) {
        this.github = github;
    }

    void addTo(Routes routes) {
        routes.add("GET " + REPO + "/pulls", this::list)
                .add("POST " + REPO + "/pulls", this::open)
                .add("GET " + REPO + "/pulls/{number}", this::get)
                .add("PATCH " + REPO + "/pulls/{number}", this::update)
                .add("PUT " + REPO + "/pulls/{number}/merge", this::merge)
                .add("GET " + REPO + "/pulls/{number}/commits", this::commits)
                .add("POST " + REPO + "/pulls/{number}/requested_reviewers", this::review)
                .add(
                        "GET " + REPO + "/issues/{number}/labels",
                        (call, parts) -> Answer.ok(Shown.labels(pull(call, parts, false))))
                .add("POST " + REPO + "/issues/{number}/labels", this::label)
                .add("PUT " + REPO + "/issues/{number}/labels", this::label)
                .add("GET " + REPO + "/issues/{number}/comments", this::comments)
                .add("POST " + REPO + "/issues/{number}/comments", this::comment);
    }

    private HostedRepository repository(Call call, List<String> parts, boolean write) {
        return github.repository(call, parts, PULLS, write);
    }

    private Pull pull(Call call, List<String> parts, boolean write) {
        return repository(call, parts, write).pull(number(parts.get(2)));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refusal(Answer.notFound());
        }
    }

    private Answer get(Call call, List<String> parts) {
        HostedRepository repository = repository(call, parts, false);
        return Answer.ok(github.shown().pull(repository, repository.pull(number(parts.get(2)))));
    }

    private Answer list(Call call, List<String> parts) {
        HostedRepository repository = repository(call, parts, false);
        String state = call.query().getOrDefault("state", "open");
        List<JsonNode> found = new ArrayList<>();
        for (Pull pull : repository.pulls().values()) {
            boolean meant = (state.equals("all") || state.equals("open") == pull.open)
                    && matches(call.query().get("head"), repository.owner() + ":" + pull.branch)
                    && matches(call.query().get("base"), pull.base);
            if (meant) {
                found.add(github.shown().pull(repository, pull));
            }
        }
        if (!call.query().getOrDefault("direction", "desc").equals("asc")) {
            Collections.reverse(found);
        }
        return page(call, found);
    }

    private static boolean matches(@org.jspecify.annotations.Nullable String asked, String is) {
        return asked == null || asked.equals(is);
    }

    /** A page of a list, with the address of the next one. */
    private Answer page(Call call, List<JsonNode> all) {
        int size = call.number("per_page", PAGE);
        int page = call.number("page", 1);
        int from = Math.min(all.size(), (page - 1) * size);
        int to = Math.min(all.size(), from + size);
        ArrayNode shown = Shown.array();
        shown.addAll(all.subList(from, to));
        Answer answer = Answer.ok(shown);
        if (to == all.size()) {
            return answer;
        }
        StringBuilder next =
                new StringBuilder(github.api() + call.path() + "?page=" + (page + 1) + "&per_page=" + size);
        call.query().forEach((name, value) -> {
            if (!name.equals("page") && !name.equals("per_page")) {
                next.append('&').append(name).append('=').append(FakeGithub.encoded(value));
            }
        });
        return answer.with("Link", "<" + next + ">; rel=\"next\"");
    }

    private Answer open(Call call, List<String> parts) {
        HostedRepository repository = repository(call, parts, true);
        String branch = call.body().path("head").asText().replaceFirst("^" + repository.owner() + ":", "");
        String base = call.body().path("base").asText();
        Optional<ObjectId> head = repository.git().branch(branch);
        Optional<ObjectId> into = repository.git().branch(base);
        if (head.isEmpty() || into.isEmpty()) {
            ObjectNode refused =
                    (ObjectNode) Answer.refused(422, "Validation Failed").body();
            refused.putArray("errors")
                    .addObject()
                    .put("resource", "PullRequest")
                    .put("field", head.isEmpty() ? "head" : "base")
                    .put("code", "invalid");
            return new Answer(422, refused, java.util.Map.of());
        }
        if (repository.pulls().values().stream()
                .anyMatch(one -> one.open && one.branch.equals(branch) && one.base.equals(base))) {
            return Answer.invalid(
                    "PullRequest", "A pull request already exists for " + repository.owner() + ":" + branch + ".");
        }
        if (repository.git().history().contains(into.get(), head.get())) {
            return Answer.invalid("PullRequest", "No commits between " + base + " and " + branch);
        }
        String body = call.body().path("body").asText("");
        requireShort(body);
        Pull pull = new Pull(
                repository.nextNumber(),
                branch,
                base,
                head.get().name(),
                github.access(call).login(),
                github.clock().instant(),
                call.body().path("title").asText(),
                body);
        pull.draft = call.body().path("draft").asBoolean(false);
        repository.pulls().put(pull.number, pull);
        return Answer.created(github.shown().pull(repository, pull));
    }

    private static void requireShort(String body) {
        if (body.codePointCount(0, body.length()) > LONGEST) {
            throw new Refusal(
                    Answer.invalid("PullRequest", "body is too long (maximum is " + LONGEST + " characters)"));
        }
    }

    private Answer update(Call call, List<String> parts) {
        HostedRepository repository = repository(call, parts, true);
        Pull pull = repository.pull(number(parts.get(2)));
        JsonNode asked = call.body();
        if (asked.path("state").asText("").equals("open") && !pull.open && pull.mergeCommit.isPresent()) {
            return Answer.invalid("PullRequest", "state cannot be changed. The pull request was merged.");
        }
        if (asked.hasNonNull("body")) {
            requireShort(asked.get("body").asText());
            pull.body = asked.get("body").asText();
        }
        if (asked.hasNonNull("title")) {
            pull.title = asked.get("title").asText();
        }
        if (asked.hasNonNull("state") && pull.mergeCommit.isEmpty()) {
            pull.open = asked.get("state").asText().equals("open");
        }
        return Answer.ok(github.shown().pull(repository, pull));
    }

    private Answer merge(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "contents", true);
        Pull pull = repository.pull(number(parts.get(2)));
        if (!pull.open || pull.draft) {
            return Answer.refused(405, "Pull Request is not mergeable");
        }
        String asked = call.body().path("sha").asText(pull.head);
        if (!asked.equals(pull.head)) {
            return Answer.refused(409, "Head branch was modified. Review and try the merge again.");
        }
        String title = call.body()
                .path("commit_title")
                .asText("Merge pull request #" + pull.number + " from " + repository.owner() + "/" + pull.branch);
        String message = call.body().path("commit_message").asText(pull.title);
        ObjectId base = repository.git().branch(pull.base).orElseThrow();
        String login = github.access(call).login();
        PersonIdent person = new PersonIdent(
                login, login + "@users.noreply.github.com", github.clock().instant(), java.time.ZoneOffset.UTC);
        Optional<ObjectId> merged =
                repository.git().merge(base, ObjectId.fromString(pull.head), title + "\n\n" + message, person);
        if (merged.isEmpty() || !repository.git().move(pull.base, Optional.of(base), merged.get())) {
            return Answer.refused(405, "Pull Request is not mergeable");
        }
        pull.open = false;
        pull.mergeCommit = merged.map(ObjectId::name);
        ObjectNode answer = Shown.object().put("merged", true).put("message", "Pull Request successfully merged");
        return Answer.ok(answer.put("sha", merged.get().name()));
    }

    private Answer commits(Call call, List<String> parts) {
        HostedRepository repository = repository(call, parts, false);
        Pull pull = repository.pull(number(parts.get(2)));
        ObjectId base = repository.git().branch(pull.base).orElseThrow();
        List<JsonNode> all = new ArrayList<>();
        repository
                .git()
                .history()
                .since(base, ObjectId.fromString(pull.head))
                .forEach(commit -> all.add(Shown.commit(commit)));
        return page(call, all);
    }

    private Answer review(Call call, List<String> parts) {
        HostedRepository repository = repository(call, parts, true);
        Pull pull = repository.pull(number(parts.get(2)));
        for (JsonNode login : call.body().path("reviewers")) {
            if (login.asText().equals(pull.author)) {
                return Answer.refused(422, "Review cannot be requested from pull request author.");
            }
            pull.reviewers.add(login.asText());
        }
        return Answer.created(github.shown().pull(repository, pull));
    }

    private Answer label(Call call, List<String> parts) {
        Pull pull = pull(call, parts, true);
        JsonNode asked = call.body().isArray() ? call.body() : call.body().path("labels");
        List<String> labels = StreamSupport.stream(asked.spliterator(), false)
                .map(one -> one.isTextual() ? one.asText() : one.path("name").asText())
                .toList();
        if (call.method().equals("PUT")) {
            pull.labels.clear();
        }
        pull.labels.addAll(labels);
        return Answer.ok(Shown.labels(pull));
    }

    private Answer comments(Call call, List<String> parts) {
        HostedRepository repository = repository(call, parts, false);
        return page(call, List.copyOf(repository.commentsOf(repository.pull(number(parts.get(2))).number)));
    }

    private Answer comment(Call call, List<String> parts) {
        HostedRepository repository = repository(call, parts, true);
        Pull pull = repository.pull(number(parts.get(2)));
        String body = call.body().path("body").asText();
        requireShort(body);
        ObjectNode comment = Shown.object().put("id", repository.nextId()).put("body", body);
        comment.set("user", Shown.user(github.access(call).login()));
        repository.commentsOf(pull.number).add(comment);
        return Answer.created(comment);
    }
}
