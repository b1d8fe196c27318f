package dev.modelgate.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.evidence.Digest;
import dev.modelgate.training.SourceRevision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JgitSourceRevisionTest {
    @TempDir
    private Path folder;

    private Path project = Path.of("");

    @BeforeEach
    void commit() throws Exception {
        project = repository(folder.resolve("one")).resolve("models/flights");
    }

    @Test
    void tellsTheCommitOfACleanFolder() throws IOException {
        Revision revision = revision();

        assertThat(revision.commit()).matches("[0-9a-f]{40}");
        assertThat(revision.committedAt()).isEqualTo(Repositories.GRACE.getWhenAsInstant());
        assertThat(revision.dirty()).isEmpty();
    }

    @Test
    void everyKindOfChangeHasADigestOfItsOwn() throws IOException {
        Digest edited = write("train.py", "print(2)\n");
        Digest editedAgain = write("train.py", "print(3)\n");
        Files.writeString(project.resolve("train.py"), "print(1)\n");
        assertThat(revision().dirty()).isEmpty();
        Digest untracked = write("new.py", "print(3)\n");
        Files.delete(project.resolve("new.py"));
        Files.delete(project.resolve("train.py"));
        Digest removed = revision().dirty().orElseThrow();

        assertThat(List.of(edited, editedAgain, untracked, removed)).doesNotHaveDuplicates();
    }

    @Test
    void theSameChangeHasTheSameDigestInAnotherClone() throws Exception {
        Path other = repository(folder.resolve("elsewhere/two")).resolve("models/flights");
        Digest here = write("train.py", "print(2)\n");

        Files.writeString(other.resolve("train.py"), "print(2)\n");

        assertThat(new JgitSourceRevision().of(other, Set.of()).orElseThrow().dirty())
                .contains(here);
    }

    @Test
    void ignoredFilesUnknownFilesOutsideAndModelgatesOwnDoNotCount() throws IOException {
        Files.writeString(project.resolve("model.onnx"), "ignored");
        Files.createDirectories(project.resolve(".modelgate/evidence"));
        Files.writeString(project.resolve(".modelgate/evidence/a.json"), "{}");
        Files.writeString(project.resolve("../../notes.txt"), "new\n");

        assertThat(revision().dirty()).isEmpty();
    }

    @Test
    void aChangeOfACommittedFileOutsideTheFolderCounts() throws IOException {
        Files.writeString(project.resolve("../../README.md"), "changed\n");

        assertThat(revision().dirty()).isPresent();
    }

    @Test
    void whatRunsWriteDoesNotCount() throws IOException {
        Files.createDirectories(project.resolve("build"));
        Files.writeString(project.resolve("build/weights.bin"), "written");
        Files.writeString(project.resolve("build/log"), "written");
        Files.createDirectories(project.resolve("evidence/training"));
        Files.writeString(project.resolve("evidence/training/a.json"), "{}");
        Optional<Digest> log =
                revisionBeside(Set.of("build/weights.bin", "./evidence")).dirty();

        assertThat(log).isPresent();
        assertThat(revisionBeside(Set.of("build", "evidence")).dirty()).isEmpty();
        Files.writeString(project.resolve("build/weights.bin"), "written again");
        assertThat(revisionBeside(Set.of("build/weights.bin", "evidence")).dirty())
                .isEqualTo(log);
    }

    @Test
    void aChangeInANestedRepositoryCounts() throws Exception {
        Path nested = repository(project.resolve("vendor"));
        Digest before = revision().dirty().orElseThrow();

        Files.writeString(nested.resolve("README.md"), "changed\n");

        assertThat(revision().dirty()).isPresent().isNotEqualTo(Optional.of(before));
    }

    @Test
    void readsALinkedWorkTree() throws Exception {
        Path repository = folder.resolve("one/.git");
        Path tree = Files.createDirectories(folder.resolve("linked"));
        Path admin = Files.createDirectories(repository.resolve("worktrees/linked"));
        Files.writeString(admin.resolve("HEAD"), "ref: refs/heads/side\n");
        Files.writeString(admin.resolve("commondir"), "../..\n");
        Files.writeString(admin.resolve("gitdir"), tree.resolve(".git") + "\n");
        Files.copy(repository.resolve("index"), admin.resolve("index"));
        Files.writeString(tree.resolve(".git"), "gitdir: " + admin + "\n");
        Files.writeString(
                Files.createDirectories(repository.resolve("refs/heads")).resolve("side"),
                revision().commit() + "\n");

        Revision linked = new JgitSourceRevision().of(tree, Set.of()).orElseThrow();

        assertThat(linked.commit()).isEqualTo(revision().commit());
        assertThat(linked.dirty()).isPresent();
    }

    @Test
    void isEmptyWhereNothingIsCommitted() throws Exception {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        assertThat(new JgitSourceRevision().of(plain, Set.of())).isEmpty();

        Git.init().setDirectory(plain.toFile()).call().close();
        assertThat(new JgitSourceRevision().of(plain, Set.of())).isEmpty();
    }

    private Revision revision() {
        return new JgitSourceRevision().of(project, Set.of()).orElseThrow();
    }

    private Revision revisionBeside(Set<String> written) {
        return new JgitSourceRevision().of(project, written).orElseThrow();
    }

    private Digest write(String name, String content) throws IOException {
        Files.writeString(project.resolve(name), content);
        return revision().dirty().orElseThrow();
    }

    private static Path repository(Path root) throws Exception {
        Path project = Files.createDirectories(root.resolve("models/flights"));
        Files.writeString(root.resolve("README.md"), "read me\n");
        Files.writeString(root.resolve(".gitignore"), "*.onnx\n");
        Files.writeString(project.resolve("train.py"), "print(1)\n");
        PersonIdent grace = Repositories.GRACE;
        try (Git git = Git.init().setDirectory(root.toFile()).call()) {
            StoredConfig config = git.getRepository().getConfig();
            config.setBoolean("core", null, "autocrlf", false);
            config.save();
            git.add().addFilepattern(".").call();
            git.commit()
                    .setAuthor(grace)
                    .setCommitter(grace)
                    .setSign(false)
                    .setMessage("Begin")
                    .call();
        }
        return root;
    }
}
