package dev.modelgate.model;

import java.util.List;

/**
 * What a model eats and returns.
 *
 * @param input the float tensor it eats
 * @param output the float tensor it returns
 * @param features what stands in the input, one after the other
 * @param threshold score from which on a row is called positive
 * @param golden rows with the scores that the model gave them when it was trained
 */
public record ModelSignature(
        Input input, Output output, List<Feature> features, double threshold, List<GoldenRow> golden) {
    public ModelSignature {
        features = List.copyOf(features);
        golden = List.copyOf(golden);
    }

    /** Names of the columns that the model reads, in the order of its features. */
    public List<String> columns() {
        return features.stream().map(Feature::name).toList();
    }

    /**
     * A tensor {@code float[rows, width]}.
     *
     * @param name name in the graph
     * @param width positions of one row
     */
    public record Input(String name, int width) {}

    /**
     * A tensor {@code float[rows, classes]} or {@code float[rows]}.
     *
     * @param name name in the graph
     * @param positive the column, from 0, whose value is the score: the probability that the row is positive
     */
    public record Output(String name, int positive) {}
}
