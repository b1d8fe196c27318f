package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.ScratchFiles;
import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.MeasureDrift;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.scored.ScoringModel;
import dev.modelgate.drift.scored.ScoringPorts;
import dev.modelgate.evidence.Digest;
import dev.modelgate.model.Feature;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.model.ModelSignature;
import dev.modelgate.model.SignatureFile;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions are kept in files with what tells the blocks of their rows: what is written there is read as it was. */
class PredictionsTest {
    private static final Digest DIGEST = Digest.of("model".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private DataFolder data;
    private DuckDbEngine engine;

    @BeforeEach
    void open() {
        data = new DataFolder(folder);
        engine = data.engine();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Rows of 200 days, whose x is the day's; every eighth has none, and every tenth an infinite score. */
    private Dataset days(String name, int from) {
        String at = "TIMESTAMP '2013-01-01 00:00:00.25' + to_days(CAST(i % 200 + " + from + " AS INTEGER))";
        String x = "CASE WHEN i % 8 = 3 THEN NULL WHEN i % 10 = 0 THEN 9 ELSE hash(i % 200 + " + from + ") / 2e19 END";
        String customer =
                "CASE i % 3 WHEN 0 THEN '' WHEN 1 THEN 'a, \"b\"' ELSE 'c' || chr(10) || CAST(i % 200 AS VARCHAR) END";
        return data.parquet(
                name + ".parquet",
                "SELECT " + at + " AS at, CAST(" + at + " AS DATE) AS \"on, by\", " + x + " AS x, " + customer
                        + " AS customer FROM range(8000) t(i)");
    }

    private ColumnDrift prediction(DriftSettings settings) {
        ModelArtifact model = new ModelArtifact(
                "m 1",
                new DataFile(folder.resolve("model.onnx"), "model.onnx", DIGEST, 1),
                Optional.of(new SignatureFile(
                        "signature.json",
                        DIGEST,
                        new ModelSignature(
                                new ModelSignature.Input("input", 1),
                                new ModelSignature.Output("output", 0),
                                List.of(new Feature.Numeric("x", 0, 1, OptionalDouble.empty())),
                                0.5,
                                List.of()))));
        MeasureDrift.Request request = new MeasureDrift.Request(
                new MeasureDrift.OfDataset(days("before", 0)),
                days("now", 300).named("live"),
                settings,
                Optional.empty(),
                false,
                Optional.of(new ScoringModel(model, 0.01)));
        MeasureDrift step = new MeasureDrift(
                () -> engine, Optional.of(new ScoringPorts(() -> file -> new Itself(), () -> engine, Lines::new)));
        RunContext context = new RunContext(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), EventSink.none(), new Cancellation(), 42, "test", true);
        DriftResult result =
                step.run(request, step.key(request, context), context).resultAs(DriftResult.class);
        return result.columns().stream()
                .filter(column -> column.name().equals("prediction"))
                .findFirst()
                .orElseThrow();
    }

    private static PartDrift deciding(ColumnDrift column) {
        return column.tested().orElseThrow().deciding();
    }

    @Test
    void rowsKeepTheirDaysAndTheirScores() {
        ColumnDrift prediction = prediction(DriftSettings.defaults());

        assertThat(prediction.reference().nulls()).isEqualTo(1000);
        assertThat(prediction.reference().nonFinite()).isEqualTo(800);
        assertThat(prediction.reference().mean().orElseThrow()).isBetween(0.2, 0.8);
        assertThat(deciding(prediction).unit()).matches("(2 )?days of (at|on, by)");
        assertThat(deciding(prediction).effectiveReference()).isBetween(50.0, 300.0);
        assertThat(prediction.verdict()).isNotEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void rowsKeepTheirCustomers() {
        DriftSettings byCustomer = DriftSettings.defaults().grouped(Optional.empty(), Optional.of("customer"));

        ColumnDrift prediction = prediction(byCustomer);

        assertThat(prediction.tested().orElseThrow().parts())
                .anySatisfy(part -> assertThat(part.unit()).isEqualTo("groups of customer"));
    }

    /** Scores a row with its own value; one that is large with an infinite number. */
    private static final class Itself implements ModelRuntime.LoadedModel {
        @Override
        public List<ModelRuntime.Tensor> inputs() {
            return List.of(new ModelRuntime.Tensor("input", "float", List.of(-1L, 1L)));
        }

        @Override
        public List<ModelRuntime.Tensor> outputs() {
            return List.of(new ModelRuntime.Tensor("output", "float", List.of(-1L, 1L)));
        }

        @Override
        public float[][] run(String input, float[][] rows, String output) {
            float[][] scores = new float[rows.length][1];
            for (int i = 0; i < rows.length; i++) {
                scores[i][0] = rows[i][0] > 5 ? Float.POSITIVE_INFINITY : rows[i][0];
            }
            return scores;
        }

        @Override
        public void close() {}
    }

    private final class Lines implements ScratchFiles {
        @Override
        public DataFile write(String name, String ending, Consumer<Consumer<String>> lines) {
            List<String> written = new ArrayList<>();
            lines.accept(written::add);
            byte[] bytes = (String.join("\n", written) + "\n").getBytes(StandardCharsets.UTF_8);
            Path file = folder.resolve(Digest.of(bytes).brief() + ending);
            try {
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new DataFile(file, name, Digest.of(bytes), bytes.length);
        }
    }
}
