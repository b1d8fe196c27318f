package dev.modelgate.training;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.NamedIn;
import dev.modelgate.settings.Violations;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The section {@code train} of the project file.
 *
 * <pre>{@code
 * train:
 *   command: [java, -jar, trainer/target/trainer.jar, --model, build/model.onnx]
 *   data: [train]
 *   inputs: [trainer/target/trainer.jar]
 *   outputs: {model: build/model.onnx, signature: build/signature.json}
 * }</pre>
 *
 * @param command program and arguments
 * @param data names of the datasets that it reads
 * @param inputs other files that the result depends on
 * @param outputs files that it writes
 * @param environment variables it is given
 * @param passEnvironment names of variables that are passed on as they are
 * @param seed seed of its random numbers
 * @param timeout the longest it may take
 */
@Description("How the project trains a model: its own command, run on this machine.")
public record TrainingSettings(
        @Description("Program and arguments; no shell is involved. Runs in the project file's folder.")
        List<String> command,

        @Description("Names of the datasets that the command reads.") @NamedIn(value = "data", entry = "dataset")
        List<String> data,

        @Description("Other files that the result depends on: paths or globs.")
        List<String> inputs,

        @Description("Files that the command has to write.") Outputs outputs,

        @Description("Environment variables that the command is given.")
        Map<String, String> environment,

        @Description("Names of environment variables that are passed on as they are; their values are part of the"
                + " step's key as digests.")
        List<String> passEnvironment,

        @Description("Seed, passed on as MODELGATE_SEED.") @Default("42")
        long seed,

        @Description("The longest the command may take.") @Default("1h")
        Duration timeout) {
    public TrainingSettings {
        new Violations()
                .when(command.isEmpty(), "command", "the command is empty", "Write the program and its arguments")
                .when(
                        timeout.isNegative() || timeout.isZero(),
                        "timeout",
                        "the timeout is not positive",
                        "Write a duration such as 1h")
                .throwIfAny();
        command = List.copyOf(command);
        data = List.copyOf(data);
        inputs = List.copyOf(inputs);
        environment = Map.copyOf(environment);
        passEnvironment = List.copyOf(passEnvironment);
    }

    /**
     * What the command writes.
     *
     * @param model the ONNX file
     * @param signature the model's signature
     */
    @Description("Files that the command has to write; relative to the project file's folder.")
    public record Outputs(
            @Description("The ONNX file.") String model,

            @Description("The model's signature: a JSON file of kind ModelSignature.")
            String signature) {
        public Outputs {
            new Violations()
                    .when(model.isBlank(), "model", "the model has no file", "Name the ONNX file")
                    .when(signature.isBlank(), "signature", "the signature has no file", "Name the JSON file")
                    .when(
                            !model.isBlank() && model.equals(signature),
                            "signature",
                            "model and signature are the same file: " + model,
                            "Name two files")
                    .throwIfAny();
        }
    }
}
