package dev.modelgate.app;

import dev.modelgate.data.DatasetFiles;
import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.evidence.PredicateType;
import dev.modelgate.model.ArtifactStore;
import dev.modelgate.training.CommandRunner;
import dev.modelgate.training.Outputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine that a goal runs on: its folders and processes. Found through {@link java.util.ServiceLoader}. */
public interface Machine {
    /**
     * Dataset files, relative to a folder.
     *
     * @param folder where relative paths start
     * @param beforeLarge told before a file is read that takes long to read; returns at once
     */
    DatasetFiles datasetFiles(Path folder, Runnable beforeLarge);

    /**
     * Evidence in a folder.
     *
     * @param shownAs how messages call the folder
     * @param standard the kinds of evidence that have a standard predicate
     */
    EvidenceStore evidence(Path folder, String shownAs, List<PredicateType> standard);

    /** Artefacts in a folder, which a server may know under another address. */
    ArtifactStore artifacts(Path folder, Optional<String> uri);

    /** Processes with a part of an environment. */
    CommandRunner commands(Map<String, String> environment);

    /** Files that commands write. */
    Outputs outputs();

    /** Reads small files and folders that the user names. */
    UserFiles files();
}
