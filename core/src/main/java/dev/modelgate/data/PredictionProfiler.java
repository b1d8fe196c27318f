package dev.modelgate.data;

import java.util.Map;

/** Profiles what a model predicts of a dataset. */
public interface PredictionProfiler {
    /** Parts of a step's key that say which model it is. */
    Map<String, String> keyParts();

    /**
     * Scores every row.
     *
     * @param profile the profile of the dataset
     * @param groups how its rows depend on each other
     * @throws dev.modelgate.problem.ProblemException when the model cannot score these data
     */
    ProfiledPredictions of(DataEngine engine, Dataset dataset, DataProfile profile, RowGroups groups);
}
