package dev.modelgate.promotion;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.Spelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environments that a model goes through: a directed acyclic graph. */
public final class Pipeline {
    /** The values of a KServe InferenceService that carry the version. */
    private static final List<BumpField> INFERENCE_SERVICE = List.of(
            new BumpField("metadata.annotations[\"modelgate.dev/version\"]", BumpField.Value.VERSION),
            new BumpField("metadata.annotations[\"modelgate.dev/digest\"]", BumpField.Value.DIGEST),
            new BumpField("metadata.annotations[\"modelgate.dev/signature\"]", BumpField.Value.SIGNATURE),
            new BumpField("spec.predictor.model.storageUri", BumpField.Value.URI));

    private final String base;
    private final Map<String, Environment> environments;

    private Pipeline(String base, Map<String, Environment> environments) {
        this.base = base;
        this.environments = environments;
    }

    /**
     * The pipeline that a project declares. Names, paths and fields are looked at when its file is read.
     *
     * @throws IllegalArgumentException when no environment can be first, or one comes after one that is not declared
     */
    public static Pipeline of(GitopsSettings settings) {
        Map<String, Environment> environments = new LinkedHashMap<>();
        settings.environments().forEach((name, one) -> environments.put(name, environment(name, one)));
        return new Pipeline(settings.branch(), sorted(environments));
    }

    /** Branch of the GitOps repository that all environments are synced from. */
    public String base() {
        return base;
    }

    /** All environments, each after those that it comes after; otherwise in the order of the file. */
    public Collection<Environment> environments() {
        return environments.values();
    }

    /** The environment that a model enters first; empty when several come after none. */
    public Optional<Environment> first() {
        List<Environment> entries = environments.values().stream()
                .filter(one -> one.after().isEmpty())
                .toList();
        return entries.size() == 1 ? Optional.of(entries.get(0)) : Optional.empty();
    }

    /**
     * The environment with a name.
     *
     * @throws ProblemException when it is not declared
     */
    public Environment environment(String name) {
        if (!environments.containsKey(name)) {
            String fix = Spelling.nearest(name, environments.keySet())
                    .map(near -> "Did you mean '" + near + "'? Otherwise declare it under {key:gitops.environments}")
                    .orElse("Name one of them, or declare it under {key:gitops.environments}");
            throw ProblemException.invalid(Problem.of(
                    "There is no environment '" + name + "'; declared are " + String.join(", ", environments.keySet()),
                    fix));
        }
        return environments.get(name);
    }

    private static Environment environment(String name, EnvironmentSettings settings) {
        List<BumpField> declared = settings.fields().isEmpty() ? INFERENCE_SERVICE : settings.fields();
        List<Environment.Field> fields = declared.stream()
                .map(field -> new Environment.Field(YamlPath.parse(field.key()), field.value()))
                .toList();
        return new Environment(name, settings.path(), settings.after(), settings.policy(), fields);
    }

    private static Map<String, Environment> sorted(Map<String, Environment> environments) {
        Map<String, Environment> sorted = new LinkedHashMap<>();
        while (sorted.size() < environments.size()) {
            Environment next = environments.values().stream()
                    .filter(one ->
                            !sorted.containsKey(one.name()) && sorted.keySet().containsAll(one.after()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no order of " + environments.keySet()
                            + " has each environment after those that it comes after"));
            sorted.put(next.name(), next);
        }
        return sorted;
    }
}
