package dev.modelgate.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsRepository.Snapshot;
import dev.modelgate.promotion.PullRequests.PullRequest;
import dev.modelgate.promotion.PullRequests.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
    @TempDir
    private Path folder;

    @RepeatedTest(3)
    void leavesNothingHalfDone(RepetitionInfo repetition) throws Exception {
        Path bare = Repositories.bare(folder.resolve("gitops.git"), Map.of("README.md", "read me\n"));
        killAfter(bare, 3 * repetition.getCurrentRepetition());

        Forge forge = new LocalForgeProvider().open(Remotes.local(bare.toString(), "main", folder));
        Snapshot head = forge.repository().head();
        assertThat(everyObjectIsThere(bare)).isTrue();
        for (String path : head.list("")) {
            String twin = path.replace("left.txt", "right.txt");
            assertThat(head.read(path))
                    .isPresent()
                    .hasValueSatisfying(
                            bytes -> assertThat(bytes).isEqualTo(head.read(twin).orElseThrow()));
        }
        List<PullRequest> all = forge.pullRequests().list();
        long merged = all.stream().filter(one -> one.state() == State.MERGED).count();
        assertThat(merged).isEqualTo(all.size() - (all.get(0).state() == State.OPEN ? 1 : 0));
        assertThat(head.list("").stream().filter(path -> path.endsWith("left.txt")))
                .hasSize((int) merged);

        assertThat(EndlessWriter.pushPair(forge, "after", 1).read("after/left.txt"))
                .isPresent();
    }

    @Test
    void whatAKilledWriterLockedIsFree() throws Exception {
        Path bare = Repositories.bare(folder.resolve("gitops.git"), Map.of("README.md", "read me\n"));
        Forge forge = new LocalForgeProvider().open(Remotes.local(bare.toString(), "main", folder));
        String head = forge.repository().head().commit();
        Path lock = bare.resolve("refs/heads/topic.lock");
        Files.writeString(lock, head + "\n");
        Files.writeString(bare.resolve("modelgate-write"), "refs/heads/topic " + head + "\n");

        assertThat(EndlessWriter.pushPair(forge, "topic", 1).read("topic/left.txt"))
                .isPresent();
        assertThat(lock).doesNotExist();
        assertThat(bare.resolve("modelgate-write")).isEmptyFile();
    }

    @Test
    void whatSomebodyElseLockedStaysLocked() throws Exception {
        Path bare = Repositories.bare(folder.resolve("gitops.git"), Map.of("README.md", "read me\n"));
        Forge forge = new LocalForgeProvider().open(Remotes.local(bare.toString(), "main", folder));
        Path lock = Files.createFile(bare.resolve("refs/heads/topic.lock"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> EndlessWriter.pushPair(forge, "topic", 1))
                .withMessageContaining("has been locked");
        assertThat(lock).exists();
    }

    private static void killAfter(Path bare, int lines) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        bare.toString(),
                        "topic-")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                assertThat(out.readLine()).isEqualTo(Integer.toString(i));
            }
        } finally {
            writer.destroyForcibly();
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean everyObjectIsThere(Path bare) throws IOException {
        try (Repository repository =
                        new FileRepositoryBuilder().setGitDir(bare.toFile()).build();
                ObjectWalk walk = new ObjectWalk(repository)) {
            for (var ref : repository.getRefDatabase().getRefs()) {
                walk.markStart(walk.parseAny(ref.getObjectId()));
            }
            walk.checkConnectivity();
            return true;
        }
    }
}
