package dev.modelgate.promotion;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The section {@code gitops} of {@code modelgate.yaml}.
 *
 * @param repository path or URL of the GitOps repository
 * @param branch branch that environments are synced from
 * @param environments environments by name, in the order of the file
 */
@Description("Where models are promoted to.")
public record GitopsSettings(
        @Description("Path or URL of the GitOps repository; a relative path starts from the project file.")
        String repository,

        @Description("Branch that environments are synced from.") @Default("main")
        String branch,

        @Description("Environments by name.") Map<String, EnvironmentSettings> environments) {
    public GitopsSettings {
        environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    }
}
