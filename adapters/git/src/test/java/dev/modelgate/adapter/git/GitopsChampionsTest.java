package dev.modelgate.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.evidence.Digest;
import dev.modelgate.promotion.EnvironmentSettings;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsChampions;
import dev.modelgate.promotion.GitopsRepository.Commit;
import dev.modelgate.promotion.GitopsSettings;
import dev.modelgate.promotion.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitopsChampionsTest {
    private static final String PATH = "dev.yaml";
    private static final String DIGEST =
            Digest.of("model".getBytes(StandardCharsets.UTF_8)).toString();

    @TempDir
    private Path folder;

    private final Pipeline pipeline = Pipeline.of(new GitopsSettings(
            "gitops.git",
            "main",
            Map.of("dev", new EnvironmentSettings(PATH, List.of(), Optional.empty(), List.of())),
            Optional.empty()));

    @BeforeEach
    void begin() throws IOException {
        Repositories.bare(folder.resolve("gitops.git"), Map.of(PATH, manifest("none", "none", 1)));
    }

    private static String manifest(String version, String digest, int replicas) {
        return "metadata: {annotations: {modelgate.dev/version: " + version + ", modelgate.dev/digest: \"" + digest
                + "\", modelgate.dev/signature: \"" + digest + "\"}}\n"
                + "spec: {predictor: {minReplicas: " + replicas + ", model: {storageUri: none}}}\n";
    }

    private String commit(String manifest) throws IOException {
        Path bare = folder.resolve("gitops.git");
        return Repositories.commit(bare, "refs/heads/main", Optional.of(head()), Map.of(PATH, manifest), "Change");
    }

    private String head() {
        return forge().repository().head().commit();
    }

    private Forge forge() {
        return new LocalForgeProvider().open(Remotes.local("gitops.git", "main", folder));
    }

    private Optional<String> since() {
        return new GitopsChampions(forge().repository().head(), pipeline, "flights")
                .since("dev")
                .map(Commit::id);
    }

    @Test
    void aModelRunsSinceTheCommitThatNamedItWhateverElseOfItsFileChanged() throws IOException {
        assertThat(since()).isEmpty();
        String first = commit(manifest("\"1\"", DIGEST, 1));
        assertThat(since()).contains(first);
        commit(manifest("\"1\"", DIGEST, 3));
        commit(manifest("'1'", DIGEST, 3));
        assertThat(since()).contains(first);
    }

    @Test
    void aModelThatCameBackRunsSinceItCameBack() throws IOException {
        commit(manifest("\"1\"", DIGEST, 1));
        commit(manifest("\"2\"", DIGEST, 1));
        String again = commit(manifest("\"1\"", DIGEST, 1));
        assertThat(since()).contains(again);
    }
}
