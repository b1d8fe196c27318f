package dev.modelgate.promotion;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import java.util.List;
import java.util.Optional;

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

        @Description("Environments in which the model must run first.") @Default("[]")
        List<String> after,

        @Description("File of the policy that guards the environment, relative to the project file.")
        Optional<String> policy,

        @Description("Values that make up the version, written together. Left out: the storageUri of a KServe"
                + " InferenceService and the annotations modelgate.dev/version, /digest and /signature.")
        @Default("[]")
        List<BumpField> fields) {
    public EnvironmentSettings {
        after = List.copyOf(after);
        fields = List.copyOf(fields);
    }
}
