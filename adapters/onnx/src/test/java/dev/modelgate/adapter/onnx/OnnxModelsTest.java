package dev.modelgate.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelgate.data.DataFile;
import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.model.ModelRuntimeProvider;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.testkit.OnnxFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelsTest {
    private static final OnnxFiles MODEL = OnnxFiles.logistic(-0.5f, 1f, -2f, 0.25f);

    @TempDir
    Path folder;

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(ModelRuntimeProvider.class, getClass().getClassLoader()))
                .extracting(ModelRuntimeProvider::name)
                .containsExactly("onnx");
    }

    @Test
    void tellsTensorsWithTheirTypesAndOpenDimensions() throws IOException {
        try (ModelRuntime.LoadedModel model = load(MODEL.bytes())) {
            assertThat(model.inputs()).containsExactly(new ModelRuntime.Tensor("input", "float", List.of(-1L, 3L)));
            assertThat(model.outputs()).containsExactly(new ModelRuntime.Tensor("output", "float", List.of(-1L, 2L)));
        }
    }

    @Test
    void scoresRowsAsTheFormulaDoes() throws IOException {
        try (ModelRuntime.LoadedModel model = load(MODEL.bytes())) {
            float[][] scores = model.run("input", new float[][] {{1, 2, 3}, {0, 0, 0}, {-1, -4, 10}}, "output");

            assertThat(scores).hasDimensions(3, 2);
            assertThat((double) scores[0][1]).isCloseTo(sigmoid(-0.5 + 1 - 4 + 0.75), within(1e-6));
            assertThat((double) scores[1][1]).isCloseTo(sigmoid(-0.5), within(1e-6));
            assertThat((double) scores[2][1]).isCloseTo(sigmoid(-0.5 - 1 + 8 + 2.5), within(1e-6));
        }
    }

    @Test
    void givesTheSameBitsAtAnyThreadCount() throws IOException {
        DataFile file = write(MODEL.bytes());
        SplittableRandom random = new SplittableRandom(7);
        float[][] rows = new float[1024][3];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextDouble(-3, 3);
            }
        }
        try (ModelRuntime.LoadedModel one = new OnnxRuntimeProvider().open(1).load(file);
                ModelRuntime.LoadedModel two = new OnnxRuntimeProvider().open(2).load(file)) {
            assertThat(two.run("input", rows, "output")).isDeepEqualTo(one.run("input", rows, "output"));
        }
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused(new byte[0], "empty file");
    }

    @Test
    void refusesAGitLfsPointerAndSaysHowToFetchTheFile() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
        ProblemException refusal = assertRefused(pointer.getBytes(StandardCharsets.UTF_8), "Git LFS pointer");
        assertThat(refusal.problems().get(0).fix().template()).contains("git lfs pull");
    }

    @Test
    void refusesWebPagesAndOtherText() {
        assertRefused(" \n<!DOCTYPE html><html>Sign in</html>".getBytes(StandardCharsets.UTF_8), "HTML page");
        assertRefused("weights: 1, 2, 3\n".getBytes(StandardCharsets.UTF_8), "text file");
    }

    @Test
    void refusesArchivesByTheirName() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(MODEL.bytes());
        }
        assertRefused(compressed.toByteArray(), "gzip");
        assertRefused(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}, "zip archive");
    }

    @Test
    void tellsWhereATruncatedModelEnds() {
        byte[] whole = MODEL.bytes();
        assertRefused(Arrays.copyOf(whole, whole.length - 1), "truncated");
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "at byte 21: field 7 needs 195 bytes, 88 are left");
    }

    @Test
    void refusesAProtobufMessageThatIsNoModel() {
        assertRefused(new byte[] {0x08, 0x07}, "it has no graph");
        assertRefused(new byte[] {0x3a, 0x00}, "it has no IR version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../weights.bin", "/etc/passwd", "a/../../b", "C:\\weights.bin", "\\\\host\\weights"})
    void refusesDataOutsideOfTheModelsFolder(String location) {
        assertRefused(MODEL.external(location).bytes(), "outside the model's folder");
    }

    @Test
    void refusesDataBesideTheModelBecauseItsDigestDoesNotCoverIt() throws IOException {
        Files.write(folder.resolve("weights.bin"), new byte[24]);
        ProblemException refusal =
                assertRefused(MODEL.external("weights.bin").bytes(), "which the model's digest does not cover");
        assertThat(refusal).hasMessageContaining("'weights.bin'").hasMessageNotContaining("outside");
    }

    @Test
    void namesAnOperatorThatIsUnknown() {
        ProblemException refusal =
                assertRefused(MODEL.activation("NoSuchOperator").bytes(), "NoSuchOperator");
        assertThat(refusal).hasMessageNotContaining(folder.toString());
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> new OnnxModels().load(named("none.onnx", new byte[0])))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void refusesRowsOfAnotherWidth() throws IOException {
        try (ModelRuntime.LoadedModel model = load(MODEL.bytes())) {
            assertThatThrownBy(() -> model.run("input", new float[1][4], "output"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("The model failed on 1 rows");
        }
    }

    /** Whatever the bytes, the answer is a loaded model or a problem, and it comes at once. */
    @Test
    void survivesDamagedFiles() throws IOException {
        byte[] whole = MODEL.bytes();
        SplittableRandom random = new SplittableRandom(42);
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] damaged =
                    Arrays.copyOf(whole, random.nextInt(10) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flips = random.nextInt(1, 6); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            refused += loads(damaged) ? 0 : 1;
        }
        assertThat(refused).isBetween(1000, 1999);
    }

    private boolean loads(byte[] bytes) throws IOException {
        try (ModelRuntime.LoadedModel model = load(bytes)) {
            return !model.inputs().isEmpty();
        } catch (ProblemException e) {
            assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID);
            return false;
        }
    }

    private ProblemException assertRefused(byte[] bytes, String reason) {
        ProblemException[] refusal = new ProblemException[1];
        assertThatThrownBy(() -> load(bytes).close())
                .isInstanceOfSatisfying(ProblemException.class, e -> refusal[0] = e)
                .hasMessageContaining(reason);
        assertThat(refusal[0].conclusion()).isEqualTo(Conclusion.INVALID);
        assertThat(refusal[0].problems())
                .allSatisfy(problem -> assertThat(problem.where()).contains(Place.of("model.onnx")));
        return refusal[0];
    }

    private ModelRuntime.LoadedModel load(byte[] bytes) throws IOException {
        return new OnnxModels().load(write(bytes));
    }

    private DataFile write(byte[] bytes) throws IOException {
        Files.write(folder.resolve("model.onnx"), bytes);
        return named("model.onnx", bytes);
    }

    private DataFile named(String name, byte[] bytes) {
        return new DataFile(folder.resolve(name), name, Digest.of(bytes), bytes.length);
    }

    private static double sigmoid(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
