package dev.modelgate.adapter.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.file.Path;

/** Loads ONNX models. ONNX Runtime's native code is loaded with the first model that looks like one. */
final class OnnxModels implements ModelRuntime {
    @Override
    public LoadedModel load(Path file) {
        OnnxFile.check(file);
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return OnnxModel.of(environment, environment.createSession(file.toString(), options), file);
        } catch (OrtException e) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(file.toString()),
                    "ONNX Runtime cannot run the model: " + OnnxModel.reason(e, file),
                    "Export the model again, with operators and an opset that ONNX Runtime knows"));
        }
    }

    private static OrtEnvironment environment() {
        try {
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "modelgate");
        } catch (LinkageError e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "ONNX Runtime has no native code that runs on this machine: " + e.getMessage(),
                            "Run {goal:validate-model} on Linux or Windows with x64, or on Linux or macOS with ARM64"),
                    e);
        }
    }
}
