package dev.modelgate.promotion;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.NamedIn;
import dev.modelgate.settings.Violations;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An environment, as {@code modelgate.yaml} declares it.
 *
 * @param path file in the GitOps repository that says which model the environment runs
 * @param after environments in which the model must run first
 * @param policy file of the policy that guards the environment, relative to the project file
 * @param fields values that make up the version, written together; none means those of a KServe InferenceService
 */
@Description("One stage of the promotion pipeline.")
public record EnvironmentSettings(
        @Description("File in the GitOps repository that says which model the environment runs.")
        String path,

        @Description("Environments in which the model must run first.")
        @Default("[]")
        @NamedIn(value = "gitops.environments", entry = "environment", acyclic = true)
        List<String> after,

        @Description("File of the policy that guards the environment, relative to the project file.")
        Optional<String> policy,

        @Description("Values that make up the version, written together. Left out: the storageUri of a KServe"
                + " InferenceService and the annotations modelgate.dev/version, /digest and /signature.")
        @Default("[]")
        List<BumpField> fields) {
    private static final Set<BumpField.Value> NEEDED =
            EnumSet.of(BumpField.Value.VERSION, BumpField.Value.DIGEST, BumpField.Value.SIGNATURE);

    public EnvironmentSettings {
        after = List.copyOf(after);
        fields = List.copyOf(fields);
        Set<BumpField.Value> missing = fields.isEmpty() ? EnumSet.noneOf(BumpField.Value.class) : missing(fields);
        new Violations()
                .when(
                        !ChangeSet.isSafe(path),
                        "path",
                        "the path does not stay inside the GitOps repository: " + path,
                        "Write a relative path with slashes and without ..")
                .when(
                        !missing.isEmpty(),
                        "fields",
                        "the fields have no "
                                + missing.stream()
                                        .map(EnvironmentSettings::word)
                                        .collect(Collectors.joining(", "))
                                + ", so nobody could tell which model runs there",
                        "Add them, for example as annotations")
                .throwIfAny();
    }

    private static String word(BumpField.Value value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Set<BumpField.Value> missing(List<BumpField> fields) {
        Set<BumpField.Value> missing = EnumSet.copyOf(NEEDED);
        fields.forEach(field -> missing.remove(field.value()));
        return missing;
    }
}
