package dev.modelgate.examples.flights;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What one run of a command left behind. */
record Run(int status, String out, String err, Path folder) {

    static final Path JANUARY = Path.of("..", "data", "flights", "2013-01.parquet");

    /** Trains on January and writes {@code model.onnx} and {@code signature.json} into the folder. */
    static Run january(String features, Map<String, String> environment, Path folder) {
        return train(folder, environment, "--features", features, "--train", JANUARY.toString());
    }

    static Run train(Path folder, Map<String, String> environment, String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--model", folder.resolve("model.onnx").toString()));
        all.addAll(List.of("--signature", folder.resolve("signature.json").toString()));
        return of(folder, (out, err) -> TrainFlights.run(all, environment, out, err));
    }

    static Run of(Path folder, Command command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = command.run(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), folder);
    }

    Path model() {
        return folder.resolve("model.onnx");
    }

    Path signature() {
        return folder.resolve("signature.json");
    }

    interface Command {
        int run(PrintStream out, PrintStream err);
    }
}
