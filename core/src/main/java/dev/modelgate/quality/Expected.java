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
 * @param shifted the same if nothing but the share of positive rows changed, when that share is another than the scores
 *     let expect; absent when it is not, or nobody knows it
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
        Optional<ConfidenceInterval> shifted,
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
     * @param shifted what is expected of them if nothing but the share of positive rows changed, where that is looked at
     */
    public record Figure(
            String name,
            double realised,
            double expectedOfReference,
            ConfidenceInterval estimate,
            Optional<ConfidenceInterval> shifted) {}

    /**
     * The share of positive rows, if positive rows look as they did, and negative ones too.
     *
     * @param reference the share in the reference
     * @param implied the share that the scores let expect if they mean what they meant
     * @param mostLikely the share that explains the scores best
     * @param blackBox the share that explains best how many rows are called positive; absent where the model calls both
     *     alike
     * @param apart by how much the second exceeds the first
     * @param distance how far the scores are from those that the most likely share explains: the largest difference of their
     *     distribution functions
     * @param pValue how often chance alone gives as much
     */
    public record PositiveShare(
            double reference,
            ConfidenceInterval implied,
            ConfidenceInterval mostLikely,
            Optional<ConfidenceInterval> blackBox,
            ConfidenceInterval apart,
            double distance,
            double pValue) {
        /** Chance gives what is rarer than this seldom enough to be no chance. */
        private static final double SURPRISING = 0.01;

        /** Whether scores mean something else than they did, if the share alone changed. */
        public boolean differs() {
            return !apart.contains(0);
        }

        /** Whether the scores say that more changed than the share. */
        public boolean refuted() {
            return pValue < SURPRISING;
        }
    }
}
