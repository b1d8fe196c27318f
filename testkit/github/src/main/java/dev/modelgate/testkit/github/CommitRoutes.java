package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** What is said of commits: branches that point at them, statuses, check runs, deployments. */
final class CommitRoutes {
    private static final String REPO = "/repos/{owner}/{repo}";
    private static final int LONGEST_STATUS = 140;

    private final FakeGithub github;

    CommitRoutes(FakeGithub github) {
        this.github = github;
    }

    void addTo(Routes routes) {
        routes.add("GET " + REPO + "/git/ref/heads/{branch*}", this::ref)
                .add("POST " + REPO + "/git/refs", this::createRef)
                .add("PATCH " + REPO + "/git/refs/heads/{branch*}", this::moveRef)
                .add("DELETE " + REPO + "/git/refs/heads/{branch*}", this::deleteRef)
                .add("POST " + REPO + "/statuses/{sha}", this::status)
                .add("GET " + REPO + "/commits/{ref}/status", this::statuses)
                .add("POST " + REPO + "/check-runs", this::check)
                .add("PATCH " + REPO + "/check-runs/{id}", this::updateCheck)
                .add("GET " + REPO + "/commits/{ref}/check-runs", this::checks)
                .add("POST " + REPO + "/deployments", this::deploy)
                .add("GET " + REPO + "/deployments", this::deployments)
                .add("POST " + REPO + "/deployments/{id}/statuses", this::deploymentStatus)
                .add("GET " + REPO + "/deployments/{id}/statuses", this::deploymentStatuses);
    }

    private Answer ref(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "contents", false);
        String branch = parts.get(2);
        return repository
                .git()
                .branch(branch)
                .map(id -> Answer.ok(github.shown().ref(repository, branch, id.name())))
                .orElseGet(Answer::notFound);
    }

    private Answer createRef(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "contents", true);
        String branch = call.body().path("ref").asText().replaceFirst("^refs/heads/", "");
        Optional<ObjectId> commit = known(repository, call.body().path("sha").asText());
        if (commit.isEmpty()) {
            return Answer.refused(422, "Object does not exist");
        }
        if (!repository.git().move(branch, Optional.empty(), commit.get())) {
            return Answer.refused(422, "Reference already exists");
        }
        return Answer.created(
                github.shown().ref(repository, branch, commit.get().name()));
    }

    private Answer moveRef(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "contents", true);
        String branch = parts.get(2);
        Optional<ObjectId> old = repository.git().branch(branch);
        Optional<ObjectId> commit = known(repository, call.body().path("sha").asText());
        if (old.isEmpty()) {
            return Answer.refused(422, "Reference does not exist");
        }
        if (commit.isEmpty()) {
            return Answer.refused(422, "Object does not exist");
        }
        boolean force = call.body().path("force").asBoolean(false);
        if (repository.isProtected(branch)
                || !force && !repository.git().history().contains(commit.get(), old.get())) {
            return Answer.refused(422, force ? "Cannot force-push to this branch" : "Update is not a fast forward");
        }
        repository.git().move(branch, old, commit.get());
        return Answer.ok(github.shown().ref(repository, branch, commit.get().name()));
    }

    private static Optional<ObjectId> known(HostedRepository repository, String sha) {
        return ObjectId.isId(sha)
                ? Optional.of(ObjectId.fromString(sha)).filter(repository.git()::has)
                : Optional.empty();
    }

    private Answer deleteRef(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "contents", true);
        if (repository.git().branch(parts.get(2)).isEmpty()) {
            return Answer.refused(422, "Reference does not exist");
        }
        repository.git().delete(parts.get(2));
        return Answer.nothing();
    }

    private Answer status(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "statuses", true);
        if (call.body().path("description").asText("").length() > LONGEST_STATUS) {
            return Answer.invalid("Status", "description is too long (maximum is " + LONGEST_STATUS + " characters)");
        }
        ObjectNode status = call.body().deepCopy();
        status.put("id", repository.nextId());
        status.set("creator", Shown.user(github.access(call).login()));
        repository.statusesOf(parts.get(2)).add(0, status);
        return Answer.created(status);
    }

    private Answer statuses(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "statuses", false);
        ObjectNode shown = Shown.object().put("sha", parts.get(2)).put("state", "pending");
        ArrayNode newest = shown.putArray("statuses");
        java.util.Set<String> contexts = new java.util.HashSet<>();
        for (ObjectNode status : repository.statusesOf(parts.get(2))) {
            if (contexts.add(status.path("context").asText())) {
                newest.add(status);
            }
        }
        return Answer.ok(shown.put("total_count", newest.size()));
    }

    private Answer check(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "checks", true);
        if (github.access(call).kind() == Access.Kind.PERSONAL) {
            return Answer.refused(403, "You must authenticate via a GitHub App.");
        }
        ObjectNode check = call.body().deepCopy();
        long id = repository.nextId();
        check.put("id", id);
        check.put(
                "html_url",
                github.shown()
                                .repository(repository, github.access(call))
                                .path("html_url")
                                .asText() + "/runs/" + id);
        check.putObject("app").put("slug", github.access(call).login());
        repository.checks().put(id, check);
        return Answer.created(check);
    }

    private Answer updateCheck(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "checks", true);
        ObjectNode check = byId(repository.checks(), parts.get(2));
        JsonNode annotations = check.path("output").path("annotations").deepCopy();
        check.setAll((ObjectNode) call.body());
        if (annotations.isArray() && check.path("output") instanceof ObjectNode output) {
            // Annotations are added to those of earlier requests.
            ArrayNode all = (ArrayNode) annotations;
            output.path("annotations").forEach(all::add);
            output.set("annotations", all);
        }
        return Answer.ok(check);
    }

    private static ObjectNode byId(java.util.Map<Long, ObjectNode> all, String id) {
        ObjectNode found = all.get(Long.parseLong(id));
        if (found == null) {
            throw new Refusal(Answer.notFound());
        }
        return found;
    }

    private Answer checks(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "checks", false);
        ObjectNode shown = Shown.object();
        ArrayNode of = shown.putArray("check_runs");
        repository.checks().values().stream()
                .filter(check -> check.path("head_sha").asText().equals(parts.get(2)))
                .forEach(of::add);
        return Answer.ok(shown.put("total_count", of.size()));
    }

    private Answer deploy(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "deployments", true);
        ObjectNode deployment = call.body().deepCopy();
        long id = repository.nextId();
        String ref = call.body().path("ref").asText();
        deployment
                .put("id", id)
                .put("sha", repository.git().branch(ref).map(ObjectId::name).orElse(ref));
        deployment.set("creator", Shown.user(github.access(call).login()));
        repository.deployments().put(id, deployment);
        return Answer.created(deployment);
    }

    private Answer deployments(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "deployments", false);
        ArrayNode shown = Shown.array();
        repository.deployments().values().stream()
                .filter(one ->
                        matches(call, "environment", one) && matches(call, "sha", one) && matches(call, "ref", one))
                .forEach(one -> shown.insert(0, one));
        return Answer.ok(shown);
    }

    private static boolean matches(Call call, String field, JsonNode one) {
        return !call.query().containsKey(field)
                || one.path(field).asText().equals(call.query().get(field));
    }

    private Answer deploymentStatus(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "deployments", true);
        byId(repository.deployments(), parts.get(2));
        ObjectNode status = call.body().deepCopy();
        status.put("id", repository.nextId());
        repository.statusesOfDeployment(Long.parseLong(parts.get(2))).add(0, status);
        return Answer.created(status);
    }

    private Answer deploymentStatuses(Call call, List<String> parts) {
        HostedRepository repository = github.repository(call, parts, "deployments", false);
        ArrayNode shown = Shown.array();
        repository.statusesOfDeployment(Long.parseLong(parts.get(2))).forEach(shown::add);
        return Answer.ok(shown);
    }
}
