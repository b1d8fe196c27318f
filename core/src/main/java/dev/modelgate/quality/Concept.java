package dev.modelgate.quality;

import dev.modelgate.statistics.ConfidenceInterval;
import java.util.Optional;

/**
 * Whether scores mean what they meant: the loss of rows with labels over time, held against what was expected of the same
 * rows from their scores alone. It is apart from whether rows are harder than they were.
 *
 * @param rows rows with a label and, where one was asked for, a time
 * @param blocks windows that they are of; rows, where there is no time
 * @param expected the loss that was expected of these rows, with an interval that has in it how well the meaning of scores
 *     is known
 * @param excess by how much the loss until now exceeds that
 * @param least the lower end of the excess, which holds however often one looks
 * @param limit what the excess has to exceed: the margin, and how far expectations may be off
 * @param evidence natural logarithm of the evidence that the excess has been above the limit
 * @param needed what it takes to be sure
 * @param since start of the window in which it was sure first; absent while it is not
 */
public record Concept(
        long rows,
        long blocks,
        ConfidenceInterval expected,
        double excess,
        double least,
        double limit,
        double evidence,
        double needed,
        Optional<String> since) {
    /** Whether scores mean something else than they did, by more than matters. */
    public boolean drifted() {
        return since.isPresent();
    }
}
