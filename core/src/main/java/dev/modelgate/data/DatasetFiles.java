package dev.modelgate.data;

import java.util.List;
import java.util.Optional;

/** Finds the files of a dataset and hashes them. */
public interface DatasetFiles {
    /**
     * Resolves paths and globs, relative to the project's folder.
     *
     * @param name what to call the dataset
     * @param patterns paths or globs as the user wrote them; the files of one glob are sorted by name
     * @param format the format, when the files' endings do not tell
     * @throws dev.modelgate.problem.ProblemException when a pattern matches nothing, a file cannot be read or is empty,
     *     or the formats differ
     */
    Dataset resolve(String name, List<String> patterns, Optional<DataFormat> format);
}
