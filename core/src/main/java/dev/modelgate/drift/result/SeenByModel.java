package dev.modelgate.drift.result;

import dev.modelgate.evidence.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Drift as a model sees it.
 *
 * @param title what the model is called
 * @param model digest of its file
 * @param signature digest of its signature, when it has one
 * @param prediction name of the column of its predictions, which is among the compared ones
 * @param relevance what a column has to do to a score, in its standard deviations, to matter
 * @param rows rows on which it was measured how much columns matter; 0 when it was not
 * @param unusable for each column whose value keeps current rows from being scored, of how many
 * @param importance how much each column matters that the model reads, the most important first; empty when that is not
 *     known, and then each of them matters
 * @param irrelevant columns that do not matter to the model, in the order of the compared ones
 * @param irrelevantDrift how many of these drifted; they are not among the drifted ones
 */
public record SeenByModel(
        String title,
        Digest model,
        Optional<Digest> signature,
        String prediction,
        double relevance,
        long rows,
        SortedMap<String, Long> unusable,
        List<FeatureImportance> importance,
        List<String> irrelevant,
        int irrelevantDrift) {
    public SeenByModel {
        unusable = Collections.unmodifiableSortedMap(new TreeMap<>(unusable));
        importance = List.copyOf(importance);
        irrelevant = List.copyOf(irrelevant);
    }

    /** How much a column matters, when that is known. */
    public Optional<FeatureImportance> importanceOf(String column) {
        return importance.stream().filter(one -> one.column().equals(column)).findFirst();
    }
}
