package dev.modelgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.ChangeSet;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.GitopsRepository.Commit;
import dev.modelgate.promotion.GitopsRepository.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link GitopsRepository} does. */
public abstract class GitopsRepositoryContract extends ForgeContract {
    /** For subclasses. */
    protected GitopsRepositoryContract() {}

    @Test
    void readsFilesOfTheHead() throws Exception {
        Snapshot head = forge().repository().head();

        assertThat(text(head, "environments/dev.yaml")).isEqualTo("version: none\n");
        assertThat(head.read("environments")).isEmpty();
        assertThat(head.read("environments/prod.yaml")).isEmpty();
        assertThat(head.list("environments")).containsExactly("environments/dev.yaml", "environments/staging.yaml");
        assertThat(head.list("")).containsExactly("README.md", "environments/dev.yaml", "environments/staging.yaml");
        assertThat(head.list("env")).isEmpty();
        assertThat(head.commit()).matches("[0-9a-f]{40,64}");
    }

    @Test
    void aBranchThatIsNotThereIsEmpty() throws Exception {
        assertThat(forge().repository().branch("promote/m/dev")).isEmpty();
    }

    @Test
    void writesFilesAndLeavesAllOthersAlone() throws Exception {
        GitopsRepository repository = forge().repository();
        Snapshot head = repository.head();
        ChangeSet changes = files(Map.of("environments/dev.yaml", "version: 1\n", "evidence/m/1/a.json", "{}\n"));

        Snapshot written = push(repository, "promote/m/dev", Optional.empty(), head.commit(), changes)
                .orElseThrow();

        Snapshot read = again().repository().branch("promote/m/dev").orElseThrow();
        assertThat(read.commit()).isEqualTo(written.commit());
        assertThat(text(read, "environments/dev.yaml")).isEqualTo("version: 1\n");
        assertThat(text(read, "README.md")).isEqualTo("read me\n");
        assertThat(read.list(""))
                .containsExactly(
                        "README.md", "environments/dev.yaml", "environments/staging.yaml", "evidence/m/1/a.json");
        assertThat(repository.head().commit()).isEqualTo(head.commit());
        assertThat(text(head, "environments/dev.yaml")).isEqualTo("version: none\n");
    }

    @Test
    void tellsWhatABranchHasOfItsOwn() throws Exception {
        Forge forge = forge();
        Snapshot head = forge.repository().head();
        Snapshot branch = pushed(forge, "topic", files("environments/dev.yaml", "version: 1\n"));
        pushed(forge, "main", files("README.md", "read on\n"));
        Snapshot moved = forge.repository().head();

        List<Commit> own = branch.since(moved.commit());

        assertThat(own).hasSize(1);
        assertThat(own.get(0).id()).isEqualTo(branch.commit());
        assertThat(own.get(0).author()).isEqualTo("Ada");
        assertThat(own.get(0).at()).isEqualTo(AUTHOR.at());
        assertThat(own.get(0).message()).isEqualTo("Change topic\n");
        assertThat(branch.changed(moved.commit())).containsExactly("environments/dev.yaml");
        assertThat(head.since(moved.commit())).isEmpty();
        assertThat(moved.changed(moved.commit())).isEmpty();
    }

    @Test
    void tellsWhatAFileHeldNewestFirst() throws Exception {
        Forge forge = forge();
        Snapshot first = forge.repository().head();
        Snapshot second = pushed(forge, "main", files("environments/dev.yaml", "version: 1\n"));
        pushed(forge, "main", files("README.md", "read on\n"));
        Snapshot head = forge.repository().head();

        assertThat(head.held("environments/dev.yaml", 10))
                .extracting(held -> held.since().id() + " "
                        + new String(held.bytes().orElseThrow(), StandardCharsets.UTF_8).strip())
                .containsExactly(second.commit() + " version: 1", first.commit() + " version: none");
        assertThat(head.held("environments/dev.yaml", 1)).hasSize(1);
        assertThat(head.history(10)).hasSize(3);
    }

    @Test
    void refusesToMoveABranchThatIsElsewhere() throws Exception {
        Forge forge = forge();
        GitopsRepository repository = forge.repository();
        String head = repository.head().commit();
        Snapshot first = pushed(forge, "topic", files("a.txt", "1"));

        assertThat(push(repository, "topic", Optional.empty(), head, files("a.txt", "2")))
                .isEmpty();
        assertThat(push(repository, "topic", Optional.of(head), head, files("a.txt", "2")))
                .isEmpty();
        assertThat(push(repository, "other", Optional.of(head), head, files("a.txt", "2")))
                .isEmpty();
        assertThat(repository.branch("topic").orElseThrow().commit()).isEqualTo(first.commit());
        assertThat(repository.branch("other")).isEmpty();
    }

    @Test
    void replacesABranchFromItsExpectedCommit() throws Exception {
        Forge forge = forge();
        String head = forge.repository().head().commit();
        Snapshot first = pushed(forge, "topic", files("a.txt", "1"));

        Snapshot second = push(forge.repository(), "topic", Optional.of(first.commit()), head, files("b.txt", "2"))
                .orElseThrow();

        assertThat(second.read("a.txt")).isEmpty();
        assertThat(second.since(head)).hasSize(1);
    }

    @Test
    void ofSeveralWritersExactlyOneCreatesABranch() throws Exception {
        forge();
        List<Callable<Optional<Snapshot>>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            GitopsRepository repository = again().repository();
            String head = repository.head().commit();
            ChangeSet changes = files("a.txt", "writer " + i);
            writers.add(() -> push(repository, "topic", Optional.empty(), head, changes));
        }

        List<Optional<Snapshot>> results = Race.of(writers);

        List<String> winners =
                results.stream().flatMap(Optional::stream).map(Snapshot::commit).toList();
        assertThat(winners).hasSize(1);
        assertThat(again().repository().branch("topic").orElseThrow().commit()).isEqualTo(winners.get(0));
    }

    @Test
    void noWriteOfSeveralWritersIsLost() throws Exception {
        forge();
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            GitopsRepository repository = again().repository();
            String path = "writer-" + i + ".txt";
            writers.add(() -> writeFive(repository, path));
        }

        Race.of(writers);

        Snapshot head = again().repository().head();
        assertThat(head.history(100)).hasSize(1 + 4 * 5);
        for (int i = 0; i < 4; i++) {
            assertThat(text(head, "writer-" + i + ".txt")).isEqualTo("5");
        }
    }

    private static int writeFive(GitopsRepository repository, String path) {
        int attempts = 0;
        for (int written = 0; written < 5; attempts++) {
            String head = repository.head().commit();
            ChangeSet changes = files(path, Integer.toString(written + 1));
            written +=
                    push(repository, "main", Optional.of(head), head, changes).isPresent() ? 1 : 0;
        }
        return attempts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a b", "-x", "a.lock", "refs/heads/../x", "a~1", "a\nb", "/a", "@{x"})
    void refusesAnEvilBranchName(String name) throws Exception {
        GitopsRepository repository = forge().repository();
        String head = repository.head().commit();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push(repository, name, Optional.empty(), head, files("a.txt", "1")));
    }

    @Test
    void refusesAFileWhereAFolderIs() throws Exception {
        GitopsRepository repository = forge().repository();
        String head = repository.head().commit();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push(repository, "t", Optional.empty(), head, files("environments", "x")))
                .withMessageContaining("something else");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push(repository, "t", Optional.empty(), head, files("README.md/x", "x")))
                .withMessageContaining("something else");
        assertThat(repository.branch("t")).isEmpty();
    }
}
