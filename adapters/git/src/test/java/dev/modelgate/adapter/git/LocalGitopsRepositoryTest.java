package dev.modelgate.adapter.git;

import dev.modelgate.promotion.Forge;
import dev.modelgate.testkit.GitopsRepositoryContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class LocalGitopsRepositoryTest extends GitopsRepositoryContract {
    @TempDir
    private Path folder;

    @Override
    protected Forge forge() throws Exception {
        Repositories.bare(
                folder.resolve("gitops.git"),
                Map.of(
                        "README.md", "read me\n",
                        "environments/dev.yaml", "version: none\n",
                        "environments/staging.yaml", "version: none\n"));
        return again();
    }

    @Override
    protected Forge again() {
        return new LocalForgeProvider().open(Remotes.local("gitops.git", "main", folder));
    }
}
