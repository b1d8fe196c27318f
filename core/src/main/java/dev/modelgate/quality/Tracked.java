package dev.modelgate.quality;

import dev.modelgate.statistics.ConfidenceInterval;
import java.util.Optional;

/**
 * A loss of rows with labels over time, held against the reference's.
 *
 * @param rows rows with a label and, where one was asked for, a time
 * @param blocks windows that they are of; rows, where there is no time
 * @param reference the loss on the reference, with an interval that allows for what rows of one window share
 * @param limit what the loss has to exceed to be degraded: the upper end of that interval and the margin
 * @param sequence the loss until now, with the interval of its sequence, which holds however often one looks
 * @param evidence natural logarithm of the evidence that the loss has been above the limit
 * @param needed what it takes to be sure
 * @param since start of the window in which it was sure first
 * @param verdict what follows
 */
public record Tracked(
        long rows,
        long blocks,
        ConfidenceInterval reference,
        double limit,
        ConfidenceInterval sequence,
        double evidence,
        double needed,
        Optional<String> since,
        QualityVerdict verdict) {}
