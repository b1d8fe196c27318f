package dev.modelgate.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.promotion.Forge;
import dev.modelgate.testkit.GitopsRepositoryContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all GitOps repositories, on a GitHub that keeps state; every request is as GitHub describes it. */
class GithubRepositoryTest extends GitopsRepositoryContract {
    @TempDir
    private Path folder;

    private Optional<FakeForge> fake = Optional.empty();

    @Override
    protected Forge forge() throws Exception {
        fake = Optional.of(new FakeForge(folder));
        return again();
    }

    @Override
    protected Forge again() {
        return fake.orElseThrow().client();
    }

    @AfterEach
    void everyRequestWasAsGithubDescribesIt() {
        fake.ifPresent(forge -> {
            forge.close();
            assertThat(forge.github().violations()).isEmpty();
        });
    }
}
