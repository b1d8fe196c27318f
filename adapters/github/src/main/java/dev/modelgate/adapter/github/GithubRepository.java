package dev.modelgate.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.GitopsRepository;
import java.util.Optional;

/**
 * A repository on GitHub, read and written through its API alone: nothing is cloned. Objects are written first and show only when
 * their branch moves, which GitHub does only from where it is expected.
 */
final class GithubRepository implements GitopsRepository {
    private static final String WRITING = "writing a commit";
    private static final String MOVING = "moving a branch";
    private static final String UPDATE_REFS =
            "mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";

    private final GithubApi api;
    private final String base;

    /**
     * A repository.
     *
     * @param base branch that environments are synced from
     */
    GithubRepository(GithubApi api, String base) {
        this.api = api;
        this.base = base;
    }

    @Override
    public Snapshot head() {
        return branch(base)
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "The GitOps repository has no branch " + base, "Push it, or correct {key:gitops.branch}")));
    }

    @Override
    public Optional<Snapshot> branch(String name) {
        if (!RefName.isValid(name)) {
            return Optional.empty();
        }
        return api.find("reading the branch " + name, "/git/ref/heads/" + name)
                .filter(ref -> ref.path("ref").asText().equals("refs/heads/" + name))
                .map(ref -> snapshot(ref.path("object").path("sha").asText()));
    }

    private GithubSnapshot snapshot(String commit) {
        return new GithubSnapshot(api, base, commit);
    }

    @Override
    public Optional<Snapshot> push(Push push) {
        if (!RefName.isValid(push.branch())) {
            throw ProblemException.invalid(
                    Problem.of("Git has no branch by the name " + push.branch(), "Choose another name"));
        }
        String tree = new GithubTree(api)
                .with(snapshot(push.parent()).tree(), push.changes().files());
        String commit = commit(push, tree);
        boolean moved = push.expected().isPresent()
                ? moved(push.branch(), push.expected().get(), commit)
                : created(push.branch(), commit);
        return moved ? Optional.of(snapshot(commit)) : Optional.empty();
    }

    private String commit(Push push, String tree) {
        ObjectNode commit = Json.object().put("message", push.message()).put("tree", tree);
        commit.putArray("parents").add(push.parent());
        commit.putObject("author")
                .put("name", push.author().name())
                .put("email", push.author().email())
                .put("date", push.author().at().toString());
        return api.send(WRITING, "POST", "/git/commits", commit).path("sha").asText();
    }

    private boolean created(String branch, String commit) {
        ObjectNode ref = Json.object().put("ref", "refs/heads/" + branch).put("sha", commit);
        return api.accepted(MOVING, "POST", "/git/refs", ref);
    }

    /** REST moves a branch from wherever it is; GraphQL only from the commit that is expected. */
    private boolean moved(String branch, String expected, String commit) {
        ObjectNode input = Json.object().put("repositoryId", api.node());
        input.putArray("refUpdates")
                .addObject()
                .put("name", "refs/heads/" + branch)
                .put("beforeOid", expected)
                .put("afterOid", commit)
                .put("force", true);
        ObjectNode variables = Json.object().set("input", input);
        JsonNode errors = api.graphql(MOVING, UPDATE_REFS, variables).path("errors");
        if (errors.isEmpty()) {
            return true;
        }
        // Whatever the words: what counts is whether the branch is where it was expected.
        if (branch(branch).map(Snapshot::commit).equals(Optional.of(expected))) {
            throw ProblemException.invalid(Problem.of(
                    "GitHub refused to move the branch " + branch + ": "
                            + errors.path(0).path("message").asText(),
                    "Let this token write to the branch, or correct the rules that protect it"));
        }
        return branch(branch).map(Snapshot::commit).equals(Optional.of(commit));
    }
}
