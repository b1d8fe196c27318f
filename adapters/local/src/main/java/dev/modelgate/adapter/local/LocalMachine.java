package dev.modelgate.adapter.local;

import dev.modelgate.app.Machine;
import dev.modelgate.app.UserFiles;
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

/** The machine that Modelgate runs on. */
public final class LocalMachine implements Machine {
    @Override
    public DatasetFiles datasetFiles(Path folder, Runnable beforeLarge) {
        return new LocalDatasetFiles(folder, beforeLarge);
    }

    @Override
    public EvidenceStore evidence(Path folder, String shownAs, List<PredicateType> standard) {
        return new FolderEvidenceStore(folder, shownAs, standard);
    }

    @Override
    public ArtifactStore artifacts(Path folder, Optional<String> uri) {
        return new FolderArtifactStore(folder, uri);
    }

    @Override
    public CommandRunner commands(Map<String, String> environment) {
        return new ProcessCommandRunner(environment);
    }

    @Override
    public Outputs outputs() {
        return new LocalOutputs();
    }

    @Override
    public UserFiles files() {
        return new LocalUserFiles();
    }
}
