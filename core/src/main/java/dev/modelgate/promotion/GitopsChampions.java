package dev.modelgate.promotion;

import dev.modelgate.model.Champions;
import dev.modelgate.model.ModelVersion;
import java.util.Optional;

/** Reads champions of one model from the newest commit of the GitOps repository. */
public final class GitopsChampions implements Champions {
    private final GitopsRepository repository;
    private final Pipeline pipeline;
    private final String model;

    /**
     * Champions of one model.
     *
     * @param model name of the model
     */
    public GitopsChampions(GitopsRepository repository, Pipeline pipeline, String model) {
        this.repository = repository;
        this.pipeline = pipeline;
        this.model = model;
    }

    @Override
    public Optional<ModelVersion> of(String environment) {
        Environment declared = pipeline.environment(environment);
        return EnvironmentFile.at(repository.head(), declared).champion(model);
    }
}
