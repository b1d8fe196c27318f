package dev.modelgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.maven.RealMaven.Build;
import dev.modelgate.testkit.OnnxFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginIT {
    private static final String MANIFEST = """
            apiVersion: serving.kserve.io/v1beta1
            kind: InferenceService
            metadata:
              name: frost
              annotations: {modelgate.dev/version: none, modelgate.dev/digest: none, modelgate.dev/signature: none}
            spec:
              predictor:
                model:
                  modelFormat: {name: onnx}
                  storageUri: none
            """;

    @TempDir
    private Path folder;

    @Test
    void asksForAProjectFileWithoutAnyPom() throws Exception {
        Build build = RealMaven.in(folder).run(RealMaven.PLUGIN + "gate", "-Dmodelgate.to=dev");
        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(build.out())
                .contains("INVALID:", "There is no modelgate.yaml in the current folder", "-Dmodelgate.project")
                .contains("MojoExecutionException")
                .doesNotContain("at dev.modelgate.");
        assertThat(folder.resolve(".modelgate/reports/gate.json")).exists();
    }

    @Test
    void checksPlainFilesWithTheEngineResolvedOnFirstUse() throws Exception {
        Folders.project("plain-files", folder);
        Build build = RealMaven.in(folder)
                .run(
                        RealMaven.PLUGIN + "validate-data",
                        "-Dmodelgate.data=good.csv",
                        "-Dmodelgate.contract=sensors.contract.yaml");
        assertThat(build.out()).contains("[INFO] PASSED", "BUILD SUCCESS");
        assertThat(build.exitCode()).isZero();
        assertThat(RealMaven.REPOSITORY.resolve("org/duckdb/duckdb_jdbc")).isDirectory();
    }

    @Test
    void failsTheBuildWhoseDataIsBroken() throws Exception {
        Folders.project("model-project", folder);
        Build build = RealMaven.in(folder).run("validate");
        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(build.out())
                .contains("DENIED: holdout: 1 of 9 rules", "MojoFailureException")
                .contains("max on celsius: observed 1 of 2 rows (50 %), greatest 451, expected at most 60")
                .doesNotContain("at dev.modelgate.");
    }

    @Test
    void saysByPrefixWhatRunsWhereAndWhatToRunNext() throws Exception {
        Folders.project("model-project", folder);
        Folders.bareRepository(
                folder.resolve("gitops.git"), Map.of("dev/frost.yaml", MANIFEST, "prod/frost.yaml", MANIFEST));
        Build build = RealMaven.in(folder).run("modelgate:status", "modelgate:promote", "-Dmodelgate.to=dev");
        assertThat(build.out())
                .contains("[INFO] PASSED  status: frost", "nothing yet")
                .contains("There is no evidence that a model frost was trained. Run mvn modelgate:train first");
    }

    @Test
    void printsTheReportAsJsonAndNothingElse() throws Exception {
        Folders.project("plain-files", folder);
        Build build = RealMaven.in(folder)
                .run(
                        "-q",
                        "-Dorg.slf4j.simpleLogger.logFile=System.err",
                        RealMaven.PLUGIN + "validate-data",
                        "-Dmodelgate.data=broken.csv",
                        "-Dmodelgate.contract=sensors.contract.yaml",
                        "-Dmodelgate.format=json");
        JsonNode report = new ObjectMapper().readTree(build.out());
        assertThat(report.path("goal").asText()).isEqualTo("validate-data");
        assertThat(report.path("conclusion").asText()).isEqualToIgnoringCase("denied");
        assertThat(build.err()).contains("MojoFailureException");
        assertThat(build.exitCode()).isEqualTo(1);
    }

    @Test
    void cannotTellWithoutTheEngine(@TempDir Path repository) throws Exception {
        Folders.project("plain-files", folder);
        Path modules = Path.of("dev/modelgate");
        Folders.copy(
                RealMaven.REPOSITORY.resolve(modules),
                repository.resolve(modules),
                file -> !file.toString().contains("modelgate-adapter-duckdb"));
        Build build = RealMaven.in(folder)
                .with(repository)
                .run(
                        RealMaven.PLUGIN + "validate-data",
                        "-Dmodelgate.data=good.csv",
                        "-Dmodelgate.contract=sensors.contract.yaml");
        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(build.out())
                .contains(
                        "UNKNOWN:", "Tried to resolve dev.modelgate:modelgate-adapter-duckdb:jar:" + RealMaven.VERSION)
                .contains("MojoExecutionException")
                .doesNotContain("at dev.modelgate.");
    }

    @Test
    void scoresAModelWithTheRuntimeResolvedOnFirstUse() throws Exception {
        Files.write(folder.resolve("m.onnx"), OnnxFiles.logistic(-2, 4f).bytes());
        String rows = IntStream.range(0, 60)
                .mapToObj(row -> String.format(Locale.ROOT, "%.2f,%d%n", row / 60.0, row % 7 == 0 ? 0 : row / 30))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("holdout.csv"), "hot,frost\n" + rows);
        Build build = RealMaven.in(folder)
                .run(
                        RealMaven.PLUGIN + "validate-model",
                        "-Dmodelgate.model=m.onnx",
                        "-Dmodelgate.data=holdout.csv",
                        "-Dmodelgate.label=frost");
        assertThat(build.out()).contains("[INFO] PASSED  validate-model", "AUC", "BUILD SUCCESS");
    }

    @Test
    void showsWhereADefectCameFromWhenAsked() throws Exception {
        Folders.project("model-project", folder);
        Files.delete(folder.resolve("pom.xml"));
        Build build = RealMaven.in(folder).run("-e", RealMaven.PLUGIN + "promote", "-Dmodelgate.to=dev");
        assertThat(build.out())
                .contains("Run mvn " + RealMaven.PLUGIN + "train first")
                .contains("ProblemException: There is no evidence", "at dev.modelgate.app.");
    }
}
