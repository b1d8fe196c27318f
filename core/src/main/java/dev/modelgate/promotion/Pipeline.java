package dev.modelgate.promotion;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The environments that a model goes through: a directed acyclic graph. */
public final class Pipeline {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Set<BumpField.Value> NEEDED =
            EnumSet.of(BumpField.Value.VERSION, BumpField.Value.DIGEST, BumpField.Value.SIGNATURE);

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
     * The pipeline that a project declares.
     *
     * @throws ProblemException with every name, path, field or order that cannot be
     */
    public static Pipeline of(GitopsSettings settings) {
        Problems problems = new Problems();
        if (settings.environments().isEmpty()) {
            problems.add(Problem.of(
                    "The project declares no environment", "Declare at least one under {key:gitops.environments}"));
        }
        Map<String, Environment> environments = new LinkedHashMap<>();
        settings.environments().forEach((name, one) -> environments.put(name, environment(name, one, problems)));
        environments.values().forEach(one -> checkAfter(one, environments.keySet(), problems));
        problems.throwIfAny();
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
            throw ProblemException.invalid(Problem.of(
                    "There is no environment " + name + "; declared are " + String.join(", ", environments.keySet()),
                    "Name one of them, or declare it under {key:gitops.environments}"));
        }
        return environments.get(name);
    }

    private static Environment environment(String name, EnvironmentSettings settings, Problems problems) {
        String key = "gitops.environments." + name;
        if (!NAME.matcher(name).matches()) {
            problems.add(Problem.of(
                    "An environment's name has lower-case letters, digits and hyphens, 63 at most, not " + name,
                    "Rename it in {key:gitops.environments}"));
        }
        if (!ChangeSet.isSafe(settings.path())) {
            problems.add(Problem.of(
                    "The path of " + name + " does not stay inside the GitOps repository: " + settings.path(),
                    "Write a relative path with slashes and without .. in {key:" + key + ".path}"));
        }
        List<BumpField> declared = settings.fields().isEmpty() ? INFERENCE_SERVICE : settings.fields();
        List<Environment.Field> fields = new ArrayList<>();
        for (BumpField field : declared) {
            try {
                fields.add(new Environment.Field(YamlPath.parse(field.key()), field.value()));
            } catch (IllegalArgumentException e) {
                problems.add(Problem.of(String.valueOf(e.getMessage()), "Correct it in {key:" + key + ".fields}"));
            }
        }
        Set<BumpField.Value> missing = EnumSet.copyOf(NEEDED);
        declared.forEach(field -> missing.remove(field.value()));
        if (!missing.isEmpty()) {
            problems.add(Problem.of(
                    "The fields of " + name + " have no " + missing.toString().toLowerCase(Locale.ROOT)
                            + ", so nobody could tell which model runs there",
                    "Add them to {key:" + key + ".fields}, for example as annotations"));
        }
        return new Environment(name, settings.path(), settings.after(), settings.policy(), fields);
    }

    private static void checkAfter(Environment environment, Set<String> names, Problems problems) {
        for (String after : environment.after()) {
            if (!names.contains(after)) {
                problems.add(Problem.of(
                        environment.name() + " comes after " + after + ", which is not declared",
                        "Declare it, or correct {key:gitops.environments." + environment.name() + ".after}"));
            }
        }
    }

    private static Map<String, Environment> sorted(Map<String, Environment> environments) {
        Map<String, Environment> sorted = new LinkedHashMap<>();
        while (sorted.size() < environments.size()) {
            List<Environment> ready = environments.values().stream()
                    .filter(one ->
                            !sorted.containsKey(one.name()) && sorted.keySet().containsAll(one.after()))
                    .toList();
            if (ready.isEmpty()) {
                Set<String> left = new TreeSet<>(environments.keySet());
                left.removeAll(sorted.keySet());
                throw ProblemException.invalid(Problem.of(
                        left.stream().collect(Collectors.joining(", ")) + " wait for each other, so none can be first",
                        "Break the circle in {key:gitops.environments}: one of them comes after none of the others"));
            }
            sorted.put(ready.get(0).name(), ready.get(0));
        }
        return sorted;
    }
}
