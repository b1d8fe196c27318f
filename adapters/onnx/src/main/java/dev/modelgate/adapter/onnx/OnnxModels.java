package dev.modelgate.adapter.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.modelgate.data.DataFile;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Loads ONNX models. ONNX Runtime's native code is loaded with the first model that looks like one. */
final class OnnxModels implements ModelRuntime {
    private static final long STACK_BYTES = 256L << 20;

    @Override
    public LoadedModel load(DataFile file) {
        OnnxFile.check(file);
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return OnnxModel.of(
                    environment, environment.createSession(file.path().toString(), options), file);
        } catch (OrtException e) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(file.name()),
                    "ONNX Runtime cannot run the model: " + OnnxModel.reason(e, file),
                    "Export the model again, with operators and an opset that ONNX Runtime knows"));
        }
    }

    /**
     * ONNX Runtime's environment. While it is made, ONNX Runtime matches the command line of the process against regular
     * expressions that go one call deeper for every character: a class path of 3,000 of them overflows the stack of a Java
     * thread and ends the process without a word. So it is made in a thread with a stack for the longest command line.
     */
    private static OrtEnvironment environment() {
        FutureTask<OrtEnvironment> made = new FutureTask<>(() -> {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "modelgate");
            NativeLibraries.unlink();
            environment.setTelemetry(false);
            return environment;
        });
        new Thread(null, made, "onnx-runtime", STACK_BYTES).start();
        try {
            return made.get();
        } catch (ExecutionException e) {
            throw unavailable(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("it was interrupted", e);
        }
    }

    private static ProblemException unavailable(String why, Exception cause) {
        return ProblemException.unknown(
                Problem.of(
                        "ONNX Runtime cannot be started on this machine: " + why,
                        "Run {goal:validate-model} on Linux or Windows with x64, or on Linux or macOS with ARM64"),
                cause);
    }
}
