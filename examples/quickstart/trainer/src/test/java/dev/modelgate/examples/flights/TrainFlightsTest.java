package dev.modelgate.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainFlightsTest {

    private static final Map<String, String> SEED_7 = Map.of("MODELGATE_SEED", "7");

    @TempDir
    private Path folder;

    @Test
    void writesTheSameBytesInAnotherDirectoryAndOnMoreThreads() {
        Run here = Run.january("schedule+weather", SEED_7, folder.resolve("here"));
        Run there = Run.january(
                "schedule+weather",
                Map.of("MODELGATE_SEED", "7", "MODELGATE_THREADS", "2"),
                folder.resolve("there/too"));

        assertThat(here.status()).as(here.err()).isZero();
        assertThat(there.model()).hasSameBinaryContentAs(here.model());
        assertThat(there.signature()).hasSameBinaryContentAs(here.signature());
    }

    @Test
    void takesItsSeedFromTheEnvironment() throws IOException {
        Run seven = Run.january("distance", SEED_7, folder.resolve("seven"));
        Run eight = Run.january("distance", Map.of("MODELGATE_SEED", "8"), folder.resolve("eight"));

        assertThat(Files.readAllBytes(eight.model())).isNotEqualTo(Files.readAllBytes(seven.model()));
    }

    @Test
    void leavesNoTraceOfTheMachineInTheModel() throws IOException {
        ModelProto model = ModelProto.parseFrom(
                Files.readAllBytes(Run.january("distance", SEED_7, folder).model()));

        assertThat(model.getMetadataPropsList()).isEmpty();
        assertThat(model.getDocString()).isEmpty();
        assertThat(model.getGraph().getDocString()).isEmpty();
    }

    @Test
    void saysWhatItReadsAndHowTrainingGoes() {
        Run run = Run.train(
                folder,
                SEED_7,
                "--features",
                "distance",
                "--train",
                Run.JANUARY.toString(),
                "--holdout",
                Run.JANUARY.toString());

        assertThat(run.out())
                .contains("train: 26483 flights, 5091 of them late; 521 left out because they were cancelled")
                .contains("epoch 1 of 5: log loss 0.", "epoch 5 of 5: log loss 0.")
                .contains("holdout: ROC AUC 0.5");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void refusesAnUnknownFeatureSet() {
        refuses(
                Run.january("schedule+stars", SEED_7, folder),
                "There is no feature set \"schedule+stars\". Choose one of schedule, schedule+weather, distance.");
    }

    @Test
    void refusesAMissingFile() {
        refuses(
                Run.train(folder, SEED_7, "--features", "distance", "--train", "nowhere.parquet"),
                "There is no file nowhere.parquet.");
    }

    @Test
    void refusesAFileThatIsNotParquet() {
        refuses(
                Run.train(folder, SEED_7, "--features", "distance", "--train", "pom.xml"),
                "The flights cannot be read: Invalid Input Error: No magic bytes found at end of file 'pom.xml'");
    }

    @Test
    void refusesASeedThatIsNoNumber() {
        refuses(
                Run.january("distance", Map.of("MODELGATE_SEED", "lucky"), folder),
                "MODELGATE_SEED is \"lucky\"; it must be a whole number.");
    }

    @Test
    void refusesAnUnknownOption() {
        assertThat(Run.train(folder, SEED_7, "--feature", "distance").err())
                .startsWith("There is no option --feature.")
                .contains("Usage: --features");
    }

    private static void refuses(Run run, String message) {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo(message);
        assertThat(run.folder()).isEmptyDirectory();
    }
}
