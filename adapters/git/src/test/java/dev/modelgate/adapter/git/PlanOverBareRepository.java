package dev.modelgate.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.PlannedForge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A dry run over a bare GitOps repository, which it leaves as it is. */
final class PlanOverBareRepository {
    private final Path bare;
    private final List<String> before;
    private final Forge forge;

    PlanOverBareRepository(Path folder) throws Exception {
        bare = Repositories.bare(
                folder.resolve("gitops.git"),
                Map.of(
                        "README.md", "read me\n",
                        "environments/dev.yaml", "version: none\n",
                        "environments/staging.yaml", "version: none\n"));
        before = Repositories.refs(bare);
        forge = new PlannedForge(new LocalForgeProvider().open(Remotes.local("gitops.git", "main", folder)));
    }

    Forge forge() {
        return forge;
    }

    void wroteNothing() throws Exception {
        assertThat(Repositories.refs(bare)).isEqualTo(before);
    }
}
