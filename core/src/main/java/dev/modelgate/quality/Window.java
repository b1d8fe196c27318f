package dev.modelgate.quality;

import dev.modelgate.model.Quality;
import dev.modelgate.statistics.ConfidenceInterval;
import java.util.Optional;

/**
 * Rows of one window of time.
 *
 * @param start when it begins: a date, or a time in UTC
 * @param rows rows that were scored
 * @param labelled how many of them have a label
 * @param quality figures of those with a label, with intervals of rows that stand for themselves; absent without any
 * @param sequence the loss from the first window up to this one, with the interval of its sequence
 * @param expected the loss that all rows of the window are expected to have, from their scores
 */
public record Window(
        String start,
        long rows,
        long labelled,
        Optional<Quality> quality,
        Optional<ConfidenceInterval> sequence,
        Optional<ConfidenceInterval> expected) {}
