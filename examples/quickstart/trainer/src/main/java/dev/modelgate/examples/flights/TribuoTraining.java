package dev.modelgate.examples.flights;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Logistic regression by stochastic gradient descent, on one thread, so that a seed decides every byte. */
final class TribuoTraining {

    private static final Label LATE = new Label("late");
    private static final Label ON_TIME = new Label("on-time");
    private static final int EPOCHS = 5;
    private static final double LEARNING_RATE = 0.1;
    private static final double EPSILON = 0.1;
    // A reference held, because the logging framework forgets loggers that nobody holds.
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private final Encoder encoder;
    private final PrintStream progress;
    /** The name of each position; their alphabetical order is the tensor's order. */
    private final List<String> positions;

    TribuoTraining(Encoder encoder, PrintStream progress) {
        this.encoder = encoder;
        this.positions = IntStream.range(0, encoder.width())
                .mapToObj(i -> String.format(Locale.ROOT, "f%04d", i))
                .toList();
        this.progress = progress;
    }

    LateModel train(List<Flight> rows, long seed) {
        MutableDataset<Label> dataset = dataset(rows);
        LinearSGDTrainer trainer = new LinearSGDTrainer(
                new LogMulticlass(), new AdaGrad(LEARNING_RATE, EPSILON), EPOCHS, rows.size(), 1, seed);
        Handler epochs = new EpochProgress(progress);
        TRIBUO.setUseParentHandlers(false);
        TRIBUO.addHandler(epochs);
        try {
            return model(trainer.train(dataset));
        } finally {
            TRIBUO.removeHandler(epochs);
        }
    }

    private MutableDataset<Label> dataset(List<Flight> rows) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        "flights", OffsetDateTime.of(2013, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), labels),
                labels);
        for (Flight row : rows) {
            dataset.add(example(row));
        }
        return dataset;
    }

    private Example<Label> example(Flight row) {
        float[] tensor = encoder.encode(row);
        int oneHot = encoder.width() - encoder.numbers().size();
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < tensor.length; i++) {
            // A number is given even where it is zero; of a category only the entry that is set.
            if (tensor[i] != 0 || i >= oneHot) {
                names.add(positions.get(i));
                values.add((double) tensor[i]);
            }
        }
        return new ArrayExample<>(
                row.late() ? LATE : ON_TIME,
                names.toArray(String[]::new),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private LateModel model(LinearSGDModel model) {
        checkPositions(model);
        int late = model.getOutputIDInfo().getID(LATE);
        int onTime = model.getOutputIDInfo().getID(ON_TIME);
        DenseMatrix coefficients = model.getWeightsCopy();
        float[] weights = new float[encoder.width()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = difference(coefficients, late, onTime, i);
        }
        float bias = difference(coefficients, late, onTime, encoder.width());
        return new LateModel(
                weights, bias, late, withoutTraces(model.exportONNXModel("dev.modelgate.examples.flights", 1)));
    }

    /** The file holds single precision, so the difference is taken between what the file holds. */
    private static float difference(DenseMatrix coefficients, int late, int onTime, int column) {
        return (float) coefficients.get(late, column) - (float) coefficients.get(onTime, column);
    }

    /** Tribuo orders features by name and leaves out those that it never saw: the tensor would silently shift. */
    private void checkPositions(LinearSGDModel model) {
        var domain = model.getFeatureIDMap();
        for (int i = 0; i < encoder.width(); i++) {
            if (domain.getID(positions.get(i)) != i) {
                throw new IllegalStateException("Position " + i + " of the tensor is at "
                        + domain.getID(positions.get(i)) + " in the trained model.");
            }
        }
        if (domain.size() != encoder.width()) {
            throw new IllegalStateException(
                    "The trained model has " + domain.size() + " positions, the tensor " + encoder.width() + ".");
        }
    }

    /** Tribuo writes paths, host, user and time into the file; the same training must give the same bytes. */
    private static byte[] withoutTraces(ModelProto model) {
        ModelProto.Builder bare = model.toBuilder().clearMetadataProps().clearDocString();
        bare.getGraphBuilder().clearDocString();
        return bare.build().toByteArray();
    }

    /** Tribuo tells its progress only to its log. */
    private static final class EpochProgress extends Handler {

        private static final String LOSS = "average loss = ";

        private final PrintStream progress;
        private int epoch;

        EpochProgress(PrintStream progress) {
            this.progress = progress;
            setLevel(Level.INFO);
        }

        @Override
        public void publish(LogRecord entry) {
            int loss = entry.getMessage().indexOf(LOSS);
            if (loss >= 0) {
                epoch++;
                // Tribuo logs the mean log likelihood, which it maximises.
                double value = -Double.parseDouble(entry.getMessage().substring(loss + LOSS.length()));
                progress.printf(Locale.ROOT, "epoch %d of %d: log loss %.4f%n", epoch, EPOCHS, value);
            }
        }

        @Override
        public void flush() {
            progress.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
