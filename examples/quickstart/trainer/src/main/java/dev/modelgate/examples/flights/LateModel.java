package dev.modelgate.examples.flights;

import java.util.List;

/** A trained logistic regression: what the ONNX file computes, in the same precision, without a runtime. */
final class LateModel {

    private final float[] weights;
    private final float bias;
    private final int positive;
    private final byte[] onnx;

    /**
     * Holds what training gave.
     *
     * @param weights one for each position of the tensor: what it adds to the log odds of being late
     * @param bias the log odds of an all-zero tensor
     * @param positive the column of the ONNX file's output that is the probability of being late
     * @param onnx the file
     */
    LateModel(float[] weights, float bias, int positive, byte[] onnx) {
        this.weights = weights.clone();
        this.bias = bias;
        this.positive = positive;
        this.onnx = onnx.clone();
    }

    /** The probability of leaving late. */
    float score(float[] tensor) {
        double logOdds = bias;
        for (int i = 0; i < weights.length; i++) {
            logOdds += (double) weights[i] * tensor[i];
        }
        return (float) (1 / (1 + StrictMath.exp(-logOdds)));
    }

    float[] scores(Encoder encoder, List<Flight> rows) {
        float[] scores = new float[rows.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(encoder.encode(rows.get(i)));
        }
        return scores;
    }

    int width() {
        return weights.length;
    }

    int positive() {
        return positive;
    }

    byte[] onnx() {
        return onnx.clone();
    }
}
