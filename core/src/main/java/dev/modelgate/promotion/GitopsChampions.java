package dev.modelgate.promotion;

import dev.modelgate.model.Champions;
import dev.modelgate.model.ModelVersion;
import java.util.Optional;

/** Reads champions of one model from a commit of the GitOps repository. */
public final class GitopsChampions implements Champions {
    private final GitopsRepository.Snapshot commit;
    private final Pipeline pipeline;
    private final String model;

    /**
     * Champions of one model.
     *
     * @param commit where to look, such as the newest commit
     * @param model name of the model
     */
    public GitopsChampions(GitopsRepository.Snapshot commit, Pipeline pipeline, String model) {
        this.commit = commit;
        this.pipeline = pipeline;
        this.model = model;
    }

    @Override
    public Optional<ModelVersion> of(String environment) {
        Environment declared = pipeline.environment(environment);
        return EnvironmentFile.at(commit, declared).champion(model);
    }
}
