package dev.modelgate.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.Forge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalForgeProviderTest {
    @TempDir
    private Path folder;

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Forge.Provider.class, getClass().getClassLoader()))
                .hasAtLeastOneElementOfType(LocalForgeProvider.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitops.git", "../gitops", "/srv/git/a.git", "file:///srv/git/a.git", "C:\\git\\a", "a b"})
    void acceptsPathsAndFileUrls(String location) {
        assertThat(new LocalForgeProvider().accepts(Remotes.local(location, "main", folder)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://github.com/a/b", "ssh://git@h/a", "git@github.com:a/b.git", "github:a/b"})
    void leavesOtherPlacesToOthers(String location) {
        assertThat(new LocalForgeProvider().accepts(Remotes.local(location, "main", folder)))
                .isFalse();
    }

    @Test
    void opensAPathAndAUrl() throws IOException {
        Path bare = Repositories.bare(folder.resolve("gitops.git"), Map.of("a.txt", "a"));

        assertThat(open("gitops.git").repository().head().read("a.txt")).isPresent();
        assertThat(open(bare.toUri().toString()).repository().head().read("a.txt"))
                .isPresent();
    }

    @Test
    void refusesAFolderThatIsMissing() {
        assertInvalid("nowhere.git").withMessageContaining("no such folder");
    }

    @Test
    void refusesAFileInThePlaceOfTheFolder() throws IOException {
        Files.writeString(folder.resolve("gitops.git"), "a file");

        assertInvalid("gitops.git").withMessageContaining("is a file");
    }

    @Test
    void refusesAFolderThatIsNoRepository() throws IOException {
        Files.createDirectories(folder.resolve("plain"));

        assertInvalid("plain").withMessageContaining("not a Git repository");
    }

    @Test
    void refusesARepositoryWithoutACommit() throws IOException {
        Repositories.empty(folder.resolve("gitops.git"));

        assertInvalid("gitops.git").withMessageContaining("empty");
    }

    @Test
    void refusesARepositoryWithoutTheBranch() throws IOException {
        Path bare = Repositories.empty(folder.resolve("gitops.git"));
        Repositories.commit(bare, "refs/heads/trunk", Optional.empty(), Map.of("a", "a"), "Begin\n");

        assertInvalid("gitops.git").withMessageContaining("no branch main; it has trunk");
    }

    @Test
    void refusesAWorkTreeAndSaysWhetherItIsDirty() throws Exception {
        try (Git git = Git.init().setDirectory(folder.resolve("tree").toFile()).call()) {
            Files.writeString(folder.resolve("tree/a.txt"), "a");
            git.add().addFilepattern("a.txt").call();
            git.commit()
                    .setAuthor("G", "g@x.org")
                    .setCommitter("G", "g@x.org")
                    .setSign(false)
                    .setMessage("m")
                    .call();
        }
        assertInvalid("tree").withMessageContaining("It has a work tree, whose");
        assertInvalid("tree/.git").withMessageContaining("work tree");

        Files.writeString(folder.resolve("tree/a.txt"), "changed");
        assertInvalid("tree").withMessageContaining("work tree with uncommitted changes");
    }

    @Test
    void saysThatADamagedRepositoryCannotBeRead() throws IOException {
        Path bare = Repositories.bare(folder.resolve("gitops.git"), Map.of("a.txt", "a"));
        try (Stream<Path> objects = Files.walk(bare.resolve("objects"))) {
            for (Path object : objects.filter(Files::isRegularFile).toList()) {
                assertThat(object.toFile().setWritable(true)).isTrue();
                Files.write(object, new byte[] {1, 2, 3});
            }
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> open("gitops.git").repository().head().read("a.txt"))
                .satisfies(e -> assertThat(e.conclusion()).isEqualTo(Conclusion.UNKNOWN))
                .satisfies(e -> assertThat(e.problems().get(0).fix().template()).contains("git fsck"));
    }

    @Test
    void saysThatAnotherWriterHoldsALock() throws IOException {
        Path bare = Repositories.bare(folder.resolve("gitops.git"), Map.of("a.txt", "a"));
        Path heads = Files.createDirectories(bare.resolve("refs/heads"));
        Files.createFile(heads.resolve("topic.lock"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> Repositories.commit(bare, "refs/heads/topic", Optional.empty(), Map.of("a", "a"), "m\n"))
                .withMessageContaining("has been locked");
        assertThat(open("gitops.git").repository().branch("topic")).isEmpty();
    }

    private Forge open(String location) {
        return new LocalForgeProvider().open(Remotes.local(location, "main", folder));
    }

    private ThrowableAssertAlternative<ProblemException> assertInvalid(String location) {
        return assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> open(location))
                .satisfies(e -> assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID));
    }
}
