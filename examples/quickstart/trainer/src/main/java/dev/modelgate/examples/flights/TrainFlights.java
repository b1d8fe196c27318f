package dev.modelgate.examples.flights;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Learns from past flights whether one will leave late; writes an ONNX file and its signature. */
public final class TrainFlights {

    private final Arguments arguments;
    private final int threads;
    private final PrintStream out;

    private TrainFlights(Arguments arguments, int threads, PrintStream out) {
        this.arguments = arguments;
        this.threads = threads;
        this.out = out;
    }

    /**
     * Trains as the arguments and {@code MODELGATE_SEED} say, and ends the process.
     *
     * @param args see {@link Arguments}
     */
    public static void main(String[] args) {
        int status = run(List.of(args), System.getenv(), System.out, System.err);
        System.exit(status);
    }

    /** Returns the exit status: 0, 1 when a file cannot be written, 2 when the person who called must change something. */
    static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            long seed = number(environment, "MODELGATE_SEED", "1");
            int threads = (int) Math.max(1, Math.min(64, number(environment, "MODELGATE_THREADS", "1")));
            new TrainFlights(Arguments.parse(words), threads, out).train(seed);
            return 0;
        } catch (UsageException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("The model cannot be written: " + e);
            return 1;
        }
    }

    private void train(long seed) throws IOException {
        Flights train = read("train", arguments.train());
        if (train.lateCount() == 0 || train.lateCount() == train.rows().size()) {
            throw new UsageException("The training rows are all late or all on time: there is nothing to tell apart.");
        }
        Encoder encoder = Encoder.fit(arguments.features(), train.rows());
        say(
                "features %s: %d columns, %d positions, seed %d",
                arguments.features(), encoder.features().size(), encoder.width(), seed);
        LateModel model = new TribuoTraining(encoder, out).train(train.rows(), seed);
        float[] scores = model.scores(encoder, train.rows());
        double threshold = Quality.thresholdOfBestF1(scores, train.rows());
        say("train: ROC AUC %.4f, threshold %.2f (best F1)", Quality.rocAuc(scores, train.rows()), threshold);
        if (!arguments.holdout().isEmpty()) {
            Flights holdout = read("holdout", arguments.holdout());
            double auc = Quality.rocAuc(model.scores(encoder, holdout.rows()), holdout.rows());
            say("holdout: ROC AUC %.4f", auc);
        }
        write(new Signature(encoder, model, threshold, golden(encoder, model, train.rows())), model);
    }

    private Flights read(String role, List<Path> files) {
        Flights flights = Flights.read(files, arguments.features(), threads);
        say(
                "%s: %d flights, %d of them late; %d left out because they were cancelled",
                role, flights.rows().size(), flights.lateCount(), flights.unlabelled());
        return flights;
    }

    private List<Flight> golden(Encoder encoder, LateModel model, List<Flight> rows) {
        GoldenRows choice = new GoldenRows(encoder, model);
        List<Flight> golden = choice.choose(rows);
        say(
                "golden: %d rows; the least visible swap of two features moves a score by %.4f",
                golden.size(), choice.leastVisibleSwap(golden));
        return golden;
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** Both files are complete before either gets its name. */
    private void write(Signature signature, LateModel model) throws IOException {
        Path newModel = Outputs.beside(arguments.model());
        Path newSignature = Outputs.beside(arguments.signature());
        try {
            Files.write(newModel, model.onnx());
            Files.writeString(newSignature, signature.json(), StandardCharsets.UTF_8);
            Outputs.complete(newModel, arguments.model());
            Outputs.complete(newSignature, arguments.signature());
        } finally {
            Files.deleteIfExists(newModel);
            Files.deleteIfExists(newSignature);
        }
        out.println("written: " + arguments.model() + ", " + arguments.signature());
    }

    private static long number(Map<String, String> environment, String name, String otherwise) {
        String text = environment.getOrDefault(name, otherwise);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException(name + " is \"" + text + "\"; it must be a whole number.");
        }
    }
}
