package dev.modelgate.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEvidenceStoreTest {
    private static final Digest MODEL = Digest.of(new byte[] {1});

    @TempDir
    private Path folder;

    @Test
    void findsByKeyBySubjectAndTheLatestOfAKind() {
        FolderEvidenceStore store = store();
        Evidence first = evidence("1");
        Evidence second = evidence("2");
        store.put(first);
        store.put(second);

        assertThat(store.find(first.key())).contains(first);
        assertThat(store.about(MODEL)).containsExactlyInAnyOrder(first, second);
        assertThat(store.about(Digest.of(new byte[] {2}))).isEmpty();
        assertThat(store.all("drift")).containsExactlyInAnyOrder(first, second);
        assertThat(store.all("training")).isEmpty();
        assertThat(store.latest("drift", "model")).contains(second);
        assertThat(store.latest("training", "model")).isEmpty();
    }

    @Test
    void refusesEvidenceThatStandsWhereAnotherKindBelongs() throws IOException {
        FolderEvidenceStore store = store();
        store.put(evidence("1"));
        Path file = statement();
        Path elsewhere = folder.resolve("training").resolve(file.getFileName());
        Files.createDirectories(elsewhere.getParent());
        Files.copy(file, elsewhere);

        assertThatThrownBy(() -> store.about(MODEL))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("evidence of the kind drift, whose place is")
                .hasMessageContaining("drift/" + file.getFileName());
    }

    private Path statement() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("drift"))) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void refusesEvidenceThatWasEditedByHandAndNamesTheFile() throws IOException {
        FolderEvidenceStore store = store();
        store.put(evidence("1"));
        Path file = statement();
        Files.writeString(file, Files.readString(file).replace("\"share\" : 1", "\"share\" : 0"));

        assertThatThrownBy(() -> store.about(MODEL))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("changed after it was written");
        assertThatThrownBy(() -> store.all("drift")).isInstanceOf(ProblemException.class);
        assertThat(store.all("training")).isEmpty();
        assertThatThrownBy(() -> store.find(evidence("1").key())).isInstanceOf(ProblemException.class);
    }

    @Test
    void anEmptyFolderHoldsNothing() {
        assertThat(store().about(MODEL)).isEmpty();
        assertThat(store().find(evidence("1").key())).isEmpty();
    }

    private FolderEvidenceStore store() {
        return new FolderEvidenceStore(folder, ".modelgate/evidence", List.of());
    }

    private static Evidence evidence(String seed) {
        return Evidence.of(
                StepKey.of("drift", Map.of("seed", seed)),
                List.of(new Subject("model", MODEL)),
                Conclusion.PASSED,
                Map.of("share", 1),
                Map.of());
    }
}
