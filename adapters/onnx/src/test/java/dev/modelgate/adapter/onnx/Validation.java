package dev.modelgate.adapter.onnx;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.LabelRule;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.model.Champion;
import dev.modelgate.model.Check;
import dev.modelgate.model.EvaluationSettings;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.model.SignatureFile;
import dev.modelgate.model.ValidateModel;
import dev.modelgate.problem.Finding;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.testkit.OnnxFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the step on flights in memory, with ONNX files in a folder. */
final class Validation {
    static final LabelRule LATE = new LabelRule("late", Optional.empty(), Optional.empty());
    static final EvaluationSettings SETTINGS = new EvaluationSettings(List.of("carrier"), 100, 50, Optional.empty());

    /** The truth about {@link #flights}. Positions: carrier AA, carrier UA, temp standardised, wind as it is. */
    static final OnnxFiles GOOD = OnnxFiles.logistic(-0.5f, -1f, 1f, 1.5f, -0.5f);

    static final OnnxFiles POOR = OnnxFiles.logistic(0f, 0f, 0f, 0.2f, 0.5f);

    static final String CARRIER = """
            {"name":"carrier","type":"categorical","encoding":"one-hot","vocabulary":["AA","UA"],"unknown":"zeros"}""";
    static final String TEMP = """
            {"name":"temp","type":"numeric","encoding":"standardised","mean":10,"scale":5,"fill":10}""";
    static final String WIND = """
            {"name":"wind","type":"numeric","encoding":"identity"}""";

    private final Path folder;

    Validation(Path folder) {
        this.folder = folder;
    }

    static MemoryData flights(int rows) {
        MemoryData data = MemoryData.of("carrier STRING", "temp NUMBER", "wind NUMBER", "late INTEGER");
        SplittableRandom random = new SplittableRandom(11);
        String[] carriers = {"AA", "UA", "XX"};
        double[] effects = {-1, 1, 0};
        for (int i = 0; i < rows; i++) {
            int carrier = random.nextInt(3);
            double temp = random.nextDouble(0, 20);
            double wind = random.nextDouble(0, 4);
            double odds = -0.5 + effects[carrier] + 1.5 * (temp - 10) / 5 - 0.5 * wind;
            int late = random.nextDouble() < sigmoid(odds) ? 1 : 0;
            data.row(carriers[carrier], i % 50 == 7 ? "null" : temp, wind, i % 100 == 0 ? "null" : late);
        }
        return data;
    }

    /** A signature with these features, whose golden rows are those of a model. */
    static SignatureFile signature(OnnxFiles model, String... features) {
        String golden = golden(model, "AA", 15, 2) + "," + golden(model, "UA", 20, 0) + "," + golden(model, "XX", 0, 3);
        return signed(golden, features);
    }

    /** A signature with these golden rows, which are JSON, and features. */
    static SignatureFile signed(String golden, String... features) {
        String json = """
                {"apiVersion":"modelgate.dev/v1","kind":"ModelSignature",
                 "input":{"name":"input","width":4},"output":{"name":"output","positive":1},
                 "features":[""" + String.join(",", features) + "],\"threshold\":0.5,\"golden\":[" + golden + "]}";
        return SignatureFile.read("signature.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static String golden(OnnxFiles model, String carrier, double temp, double wind) {
        double odds = model.bias()
                + (temp - 10) / 5 * model.weights().get(2)
                + wind * model.weights().get(3);
        odds += carrier.equals("AA") ? model.weights().get(0) : 0;
        odds += carrier.equals("UA") ? model.weights().get(1) : 0;
        return "{\"row\":{\"carrier\":\"" + carrier + "\",\"temp\":" + temp + ",\"wind\":" + wind + "},\"score\":"
                + sigmoid(odds) + "}";
    }

    static double sigmoid(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /** A model with the signature of its golden rows. */
    ModelArtifact signed(OnnxFiles model) {
        return signed(model, signature(model.weights().size() == 4 ? model : GOOD, CARRIER, TEMP, WIND));
    }

    ModelArtifact signed(OnnxFiles model, SignatureFile signature) {
        return new ModelArtifact("flights 2", file(model), Optional.of(signature));
    }

    /** A model without a signature. */
    ModelArtifact bare(OnnxFiles model) {
        return new ModelArtifact("model.onnx", file(model), Optional.empty());
    }

    Champion champion(OnnxFiles model) {
        return champion(signed(model));
    }

    Champion champion(ModelArtifact artifact) {
        Digest signature = artifact.signature().orElseThrow().digest();
        return new Champion(new ModelVersion("flights", "1", artifact.file().digest(), signature), artifact);
    }

    static ValidateModel.Request request(ModelArtifact model, MemoryData data) {
        return request(model, data, SETTINGS);
    }

    static ValidateModel.Request request(ModelArtifact model, MemoryData data, EvaluationSettings settings) {
        return new ValidateModel.Request(model, data.dataset(), LATE, settings, Optional.empty(), Optional.empty());
    }

    static ValidateModel.Request request(ModelArtifact model, MemoryData data, Champion champion) {
        return new ValidateModel.Request(
                model, data.dataset(), LATE, SETTINGS, Optional.of(champion), Optional.empty());
    }

    static Evidence run(ModelArtifact model, MemoryData data) {
        return run(request(model, data), data);
    }

    static Evidence run(ModelArtifact model, MemoryData data, Champion champion) {
        return run(request(model, data, champion), data);
    }

    static Evidence run(ValidateModel.Request request, MemoryData data) {
        ValidateModel step = step(data);
        return step.run(request, step.key(request, context()), context());
    }

    /** The step, with a clock on which every look takes a microsecond. */
    static ValidateModel step(MemoryData data) {
        AtomicLong time = new AtomicLong();
        return new ValidateModel(OnnxModels::new, () -> data, () -> data, () -> time.addAndGet(1000));
    }

    static RunContext context() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        return new RunContext(clock, EventSink.none(), new Cancellation(), 42, "test", true);
    }

    static ModelValidationResult result(Evidence evidence) {
        return evidence.resultAs(ModelValidationResult.class);
    }

    static ConfidenceInterval auc(Evidence evidence) {
        return result(evidence).whole().orElseThrow().metrics().auc().orElseThrow();
    }

    static Check check(Evidence evidence, String name) {
        return result(evidence).checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Finding finding(Evidence evidence, String check) {
        return check(evidence, check).findings().get(0);
    }

    private DataFile file(OnnxFiles model) {
        byte[] bytes = model.bytes();
        Digest digest = Digest.of(bytes);
        try {
            Path path = Files.write(folder.resolve(digest.brief() + ".onnx"), bytes);
            return new DataFile(path, "model.onnx", digest, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
