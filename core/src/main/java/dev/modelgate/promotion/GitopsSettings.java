package dev.modelgate.promotion;

import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Credentials;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Spelled;
import dev.modelgate.settings.Violations;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code gitops} of {@code modelgate.yaml}.
 *
 * @param repository path or URL of the GitOps repository
 * @param branch branch that environments are synced from
 * @param environments environments by name, in the order of the file
 * @param github how GitHub is reached
 */
@Description("Where models are promoted to.")
public record GitopsSettings(
        @Description(
                "Path of a bare repository, from the project file's folder; or address of a repository on GitHub, such as"
                        + " https://github.com/shop/gitops.")
        String repository,

        @Description("Branch that environments are synced from.") @Default("main")
        String branch,

        @Description("Environments by name: lower-case letters, digits and hyphens, 63 at most.")
        @Spelled(
                pattern = ModelVersion.NAME_PATTERN,
                meaning = "an environment's name: lower-case letters, digits and hyphens, 63 at most",
                example = "staging")
        Map<String, EnvironmentSettings> environments,

        @Description(
                "How GitHub is reached; needed only for an Enterprise Server, an App, or a token elsewhere than in GITHUB_TOKEN.")
        Optional<GithubSettings> github) {
    public GitopsSettings {
        new Violations()
                .when(repository.isBlank(), "repository", "the GitOps repository has no name", "Write its path")
                .when(
                        Credentials.in(repository),
                        "repository",
                        "the address " + Credentials.without(repository)
                                + " holds a password or token, which everybody reads who reads this file",
                        "Leave it out: credentials belong into the environment")
                .when(branch.isBlank(), "branch", "the branch has no name", "Write one, or remove the key")
                .when(
                        environments.isEmpty(),
                        "environments",
                        "the project declares no environment",
                        "Declare at least one under {key:gitops.environments}")
                .throwIfAny();
        environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    }
}
