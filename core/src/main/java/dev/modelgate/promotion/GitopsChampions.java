package dev.modelgate.promotion;

import dev.modelgate.model.Champions;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.ProblemException;
import java.util.Optional;

/** Reads champions of one model from a commit of the GitOps repository. */
public final class GitopsChampions implements Champions {
    private static final int MOST_CHANGES = 1000;

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

    /**
     * The commit since which an environment has run what it runs now, whatever else of its file was changed meanwhile;
     * empty when it runs nothing.
     */
    public Optional<GitopsRepository.Commit> since(String environment) {
        Environment declared = pipeline.environment(environment);
        Optional<ModelVersion> now = of(environment);
        Optional<GitopsRepository.Commit> since = Optional.empty();
        if (now.isEmpty()) {
            return since;
        }
        for (GitopsRepository.Held held : commit.held(declared.path(), MOST_CHANGES)) {
            if (!champion(declared, held).equals(now)) {
                return since;
            }
            since = Optional.of(held.since());
        }
        return since;
    }

    private Optional<ModelVersion> champion(Environment environment, GitopsRepository.Held held) {
        try {
            return held.bytes()
                    .flatMap(bytes -> EnvironmentFile.of(environment, bytes).champion(model));
        } catch (ProblemException e) {
            // A file that told of no model, long ago.
            return Optional.empty();
        }
    }

    @Override
    public Optional<ModelVersion> of(String environment) {
        Environment declared = pipeline.environment(environment);
        return EnvironmentFile.at(commit, declared).champion(model);
    }
}
