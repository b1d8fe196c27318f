package dev.modelgate.model;

import java.util.List;
import java.util.SortedMap;

/**
 * What came of scoring a holdout.
 *
 * @param rows rows of the holdout
 * @param unlabelled how many of them have no label
 * @param scored the rows with a label that could be encoded
 * @param unusable for each of the candidate's features, how many labelled rows could not be encoded because of it
 * @param missing for each of the candidate's features that lacks values, in how many labelled rows
 * @param notProbabilities how many scores of the candidate are not between 0 and 1, NaN included
 * @param championMisses how many rows the champion could not encode or gave no probability
 * @param first the first encoded rows, to try the model with
 */
record HoldoutScores(
        long rows,
        long unlabelled,
        ScoredRows scored,
        SortedMap<String, Long> unusable,
        SortedMap<String, Long> missing,
        long notProbabilities,
        long championMisses,
        List<float[]> first) {}
