package dev.modelgate.quality;

import dev.modelgate.statistics.ConfidenceInterval;
import java.util.List;
import java.util.Optional;

/**
 * What the quality is expected to be from the scores alone. It holds as long as a score means what it meant in the
 * reference: it sees rows that are harder than before, and no change of the truth behind them.
 *
 * @param figures figure by figure
 * @param excess by how much the judged loss is expected to exceed that on the reference
 * @param outside share of the scores that lie outside of the reference's
 * @param drift on the rows with a label, by how much the judged loss exceeds what was expected of them: above 0, a score
 *     means less than it did; absent without labels
 * @param positives the share of positive rows, if nothing but that share changed
 * @param blocks windows of the data that the intervals allow for; 1 when rows stand for themselves
 * @param referenceBlocks those of the reference
 */
public record Expected(
        List<Figure> figures,
        ConfidenceInterval excess,
        double outside,
        Optional<ConfidenceInterval> drift,
        Optional<PositiveShare> positives,
        int blocks,
        int referenceBlocks) {
    public Expected {
        figures = List.copyOf(figures);
    }

    /**
     * One figure.
     *
     * @param name what it is called
     * @param realised what it is on the reference
     * @param expectedOfReference what would have been expected there, fifth by fifth of its rows from the other four
     * @param estimate what is expected of the data
     */
    public record Figure(String name, double realised, double expectedOfReference, ConfidenceInterval estimate) {}

    /**
     * The share of positive rows, if positive rows look as they did, and negative ones too.
     *
     * @param reference the share in the reference
     * @param mostLikely the share that explains the scores best
     * @param blackBox the share that explains best how many rows are called positive; absent where the model calls both
     *     alike
     * @param distance how far the scores are from those that the first share explains: the largest difference of their
     *     distribution functions
     * @param pValue how often chance alone gives as much
     */
    public record PositiveShare(
            double reference,
            ConfidenceInterval mostLikely,
            Optional<ConfidenceInterval> blackBox,
            double distance,
            double pValue) {}
}
