package dev.modelgate.testkit.github;

import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.language.StringValue;
import graphql.schema.Coercing;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/** GitHub's GraphQL endpoint over its published schema, of which the part is kept that Modelgate uses. */
final class GraphqlApi {
    private static final String INPUT = "input";

    private final FakeGithub github;
    private final GraphQL engine;

    GraphqlApi(FakeGithub github) {
        this.github = github;
        TypeDefinitionRegistry types = new SchemaParser().parse(Descriptions.resource("schema.graphql"));
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        types.scalars().keySet().stream()
                .filter(name ->
                        !List.of("String", "Int", "Float", "Boolean", "ID").contains(name))
                .forEach(name -> wiring.scalar(text(name)));
        wiring.type(
                "GitObject",
                type -> type.typeResolver(environment -> environment.getSchema().getObjectType("Commit")));
        wiring.type(
                "Query",
                type -> type.dataFetcher("repository", this::repository)
                        .dataFetcher(
                                "viewer",
                                environment -> Map.of(
                                        "id",
                                        "U_1",
                                        "login",
                                        github.access(call(environment)).login())));
        wiring.type(
                "Repository",
                type -> type.dataFetcher(
                                "pullRequest",
                                environment -> pull(self(environment)
                                        .pull(Objects.requireNonNull(environment.<Integer>getArgument("number")))))
                        .dataFetcher("ref", this::ref));
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createCommitOnBranch", this::commit)
                        .dataFetcher("updateRefs", this::updateRefs)
                        .dataFetcher("enablePullRequestAutoMerge", this::autoMerge)
                        .dataFetcher("markPullRequestReadyForReview", environment -> draft(environment, false))
                        .dataFetcher("convertPullRequestToDraft", environment -> draft(environment, true)));
        this.engine = GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(types, wiring.build()))
                .build();
    }

    private static GraphQLScalarType text(String name) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new Coercing<String, String>() {
                    @Override
                    public String serialize(Object value, graphql.GraphQLContext context, java.util.Locale locale) {
                        return value.toString();
                    }

                    @Override
                    public String parseValue(Object input, graphql.GraphQLContext context, java.util.Locale locale) {
                        return input.toString();
                    }

                    @Override
                    public String parseLiteral(
                            graphql.language.Value<?> input,
                            graphql.execution.CoercedVariables variables,
                            graphql.GraphQLContext context,
                            java.util.Locale locale) {
                        return String.valueOf(((StringValue) input).getValue());
                    }
                })
                .build();
    }

    Answer answer(Call call) {
        Map<String, Object> variables = new HashMap<>();
        call.body()
                .path("variables")
                .properties()
                .forEach(
                        field -> variables.put(field.getKey(), Wire.JSON.convertValue(field.getValue(), Object.class)));
        ExecutionResult result = engine.execute(
                ExecutionInput.newExecutionInput(call.body().path("query").asText())
                        .variables(variables)
                        .graphQLContext(Map.of("call", call))
                        .build());
        result.getErrors().stream()
                .filter(error -> error.getErrorType() == ErrorType.ValidationError
                        || error.getErrorType() == ErrorType.InvalidSyntax)
                .forEach(error -> github.violated("GraphQL: " + error.getMessage()));
        return Answer.ok(Wire.JSON.valueToTree(result.toSpecification()));
    }

    private static Call call(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().get("call"));
    }

    /** A text that the schema asks for. */
    private static String text(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.getArgument(name));
    }

    /** The fields of the one argument of a mutation. */
    private static Map<String, Object> input(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getArgument(INPUT));
    }

    /** The repository whose field is asked for. */
    private static HostedRepository self(DataFetchingEnvironment environment) {
        Map<String, Object> source = Objects.requireNonNull(environment.getSource());
        return (HostedRepository) Objects.requireNonNull(source.get("self"));
    }

    private Object repository(DataFetchingEnvironment environment) {
        List<String> parts = List.of(text(environment, "owner"), text(environment, "name"));
        HostedRepository repository = github.repository(call(environment), parts, "contents", false);
        return Map.of(
                "self",
                repository,
                "id",
                "R_" + repository.fullName(),
                "autoMergeAllowed",
                repository.autoMergeAllowed());
    }

    private @Nullable Object ref(DataFetchingEnvironment environment) {
        HostedRepository repository = self(environment);
        String name = text(environment, "qualifiedName").replaceFirst("^refs/heads/", "");
        return repository.git().branch(name).map(id -> shown(name, id)).orElse(null);
    }

    private static Map<String, Object> shown(String branch, ObjectId commit) {
        return Map.of("id", "REF_" + branch, "name", branch, "target", commit(commit));
    }

    private static Map<String, Object> commit(ObjectId commit) {
        return Map.of("id", "C_" + commit.name(), "oid", commit.name(), "url", "http://127.0.0.1/" + commit.name());
    }

    private static Map<String, Object> pull(Pull pull) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("id", pull.node());
        shown.put("number", pull.number);
        shown.put("isDraft", pull.draft);
        shown.put("headRefOid", pull.head);
        shown.put("autoMergeRequest", pull.autoMerge ? Map.of("mergeMethod", "MERGE") : null);
        return shown;
    }

    private static DataFetcherResult<Object> error(String type, String message) {
        return DataFetcherResult.newResult()
                .error(GraphqlErrorBuilder.newError()
                        .message(message)
                        .extensions(Map.of("type", type))
                        .build())
                .build();
    }

    /** Appends a commit to a branch, if that is where it is expected. */
    private Object commit(DataFetchingEnvironment environment) {
        Map<String, Object> input = input(environment);
        Map<String, Object> branch = map(input, "branch");
        List<String> parts =
                List.of(String.valueOf(branch.get("repositoryNameWithOwner")).split("/", 2));
        HostedRepository repository = github.repository(call(environment), parts, "contents", true);
        String name = String.valueOf(branch.get("branchName"));
        Optional<ObjectId> head = repository.git().branch(name);
        String expected = String.valueOf(input.get("expectedHeadOid"));
        if (head.isEmpty() || repository.isProtected(name)) {
            return error("UNPROCESSABLE", head.isEmpty() ? "No ref found for branch " + name : "Protected branch");
        }
        if (!head.get().name().equals(expected)) {
            return error(
                    "STALE_DATA",
                    "Expected branch to point to \"" + expected + "\" but it did not. Pull and try again.");
        }
        Map<String, Optional<byte[]>> files = new HashMap<>();
        for (Map<String, Object> file : maps(map(input, "fileChanges"), "additions")) {
            files.put(
                    String.valueOf(file.get("path")),
                    Optional.of(Base64.getDecoder()
                            .decode(String.valueOf(file.get("contents")).getBytes(StandardCharsets.US_ASCII))));
        }
        for (Map<String, Object> file : maps(map(input, "fileChanges"), "deletions")) {
            files.put(String.valueOf(file.get("path")), Optional.empty());
        }
        Map<String, Object> message = map(input, "message");
        String text = message.get("headline") + (message.get("body") == null ? "" : "\n\n" + message.get("body"));
        String login = github.access(call(environment)).login();
        PersonIdent person = new PersonIdent(
                login, login + "@users.noreply.github.com", github.clock().instant(), java.time.ZoneOffset.UTC);
        ObjectId commit = repository.git().commit(head, files, text, person);
        if (!repository.git().move(name, head, commit)) {
            return error("STALE_DATA", "Expected branch to point to \"" + expected + "\" but it did not.");
        }
        return Map.of("commit", commit(commit), "ref", shown(name, commit));
    }

    private Object updateRefs(DataFetchingEnvironment environment) {
        Map<String, Object> input = input(environment);
        String[] name = String.valueOf(input.get("repositoryId"))
                .replaceFirst("^R_", "")
                .split("/", 2);
        HostedRepository repository = github.repository(call(environment), List.of(name), "contents", true);
        for (Map<String, Object> update : maps(input, "refUpdates")) {
            String branch = String.valueOf(update.get("name")).replaceFirst("^refs/heads/", "");
            String zero = ObjectId.zeroId().name();
            Optional<ObjectId> expected = Optional.ofNullable(update.get("beforeOid"))
                    .map(String::valueOf)
                    .filter(oid -> !oid.equals(zero))
                    .map(ObjectId::fromString);
            ObjectId after = ObjectId.fromString(String.valueOf(update.get("afterOid")));
            if (!repository.git().branch(branch).equals(expected)
                    || !repository.git().move(branch, expected, after)) {
                return error("UNPROCESSABLE", "The ref refs/heads/" + branch + " is not at the expected commit");
            }
        }
        return Map.of();
    }

    private Object autoMerge(DataFetchingEnvironment environment) {
        Map<String, Object> input = input(environment);
        Found found = found(environment, input);
        if (!found.repository().autoMergeAllowed()) {
            return error("UNPROCESSABLE", "Pull request Auto merge is not allowed for this repository");
        }
        Object expected = input.get("expectedHeadOid");
        if (expected != null && !expected.equals(found.pull().head)) {
            return error("UNPROCESSABLE", "Pull request head is not at the expected commit");
        }
        found.pull().autoMerge = true;
        return Map.of("pullRequest", pull(found.pull()));
    }

    private Object draft(DataFetchingEnvironment environment, boolean draft) {
        Found found = found(environment, input(environment));
        found.pull().draft = draft;
        return Map.of("pullRequest", pull(found.pull()));
    }

    private record Found(HostedRepository repository, Pull pull) {}

    private Found found(DataFetchingEnvironment environment, Map<String, Object> input) {
        String node = String.valueOf(input.get("pullRequestId"));
        for (HostedRepository repository : github.repositories()) {
            for (Pull pull : repository.pulls().values()) {
                if (pull.node().equals(node)) {
                    github.repository(
                            call(environment), List.of(repository.owner(), repository.name()), "pull_requests", true);
                    return new Found(repository, pull);
                }
            }
        }
        throw new Refusal(Answer.notFound());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.getOrDefault(name, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> of, String name) {
        return new ArrayList<>((List<Map<String, Object>>) of.getOrDefault(name, List.of()));
    }
}
