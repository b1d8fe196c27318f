package dev.modelgate.training;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.ResourceDescriptor;
import dev.modelgate.evidence.StepKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A training for those who read SLSA provenance, version 1 (https://slsa.dev/spec/v1.1/provenance). When it started and
 * how long it took differ from run to run, so {@code runDetails.metadata} is left out: it stands in {@code measured}.
 * All that the command has to write is a subject, so there are no {@code byproducts}.
 *
 * @param buildDefinition what went in
 * @param runDetails who ran it
 */
public record Provenance(BuildDefinition buildDefinition, RunDetails runDetails) {
    static final String URI = "https://slsa.dev/provenance/v1";

    private static final String BUILD_TYPE = "https://modelgate.dev/buildtypes/training/v1";
    private static final String BUILDER = "https://modelgate.dev/builders/command/v1";

    /**
     * What went in.
     *
     * @param buildType how to read the parameters; docs/guides/evidence.md describes it
     * @param externalParameters what the project asks for
     * @param resolvedDependencies what was read: the source's commit, datasets and other inputs
     */
    public record BuildDefinition(
            String buildType, ExternalParameters externalParameters, List<ResourceDescriptor> resolvedDependencies) {}

    /**
     * What the project asks for.
     *
     * @param model name of the model
     * @param version its version, {@code derived} when Modelgate makes one of commit and digest
     * @param command program and arguments
     * @param seed what the command finds in {@code MODELGATE_SEED}
     * @param environment names of the variables that the project gives the command
     * @param outputs files that the command has to write
     */
    public record ExternalParameters(
            String model,
            String version,
            List<String> command,
            String seed,
            List<String> environment,
            List<String> outputs) {}

    /**
     * Who ran it.
     *
     * @param builder the platform
     */
    public record RunDetails(Builder builder) {}

    /**
     * The platform that ran the command.
     *
     * @param id what is trusted: whoever started Modelgate, on a machine of theirs
     * @param version version of Modelgate
     */
    public record Builder(String id, SortedMap<String, String> version) {}

    static Provenance of(Evidence evidence) {
        TrainingResult result = evidence.resultAs(TrainingResult.class);
        StepKey key = evidence.key();
        ExternalParameters parameters = new ExternalParameters(
                result.model().name(),
                key.parts().getOrDefault(Train.VERSION, Train.DERIVED),
                result.command(),
                Long.toString(result.seed()),
                environment(key),
                List.copyOf(result.outputs().keySet()));
        return new Provenance(
                new BuildDefinition(BUILD_TYPE, parameters, dependencies(result)),
                new RunDetails(new Builder(BUILDER, key.toolVersion())));
    }

    private static List<String> environment(StepKey key) {
        return key.parts().entrySet().stream()
                .filter(part -> part.getKey().startsWith(Train.ENVIRONMENT)
                        && !part.getValue().equals(Train.NOT_SET))
                .map(part -> part.getKey().substring(Train.ENVIRONMENT.length()))
                .toList();
    }

    /** A dataset of one file is that file; one of several has a digest of its own, under which it was validated. */
    private static List<ResourceDescriptor> dependencies(TrainingResult result) {
        List<ResourceDescriptor> dependencies = new ArrayList<>();
        result.commit().ifPresent(commit -> dependencies.add(ResourceDescriptor.of("source", "gitCommit", commit)));
        result.dirty().ifPresent(changes -> dependencies.add(ResourceDescriptor.of("uncommitted changes", changes)));
        result.inputs().forEach((name, digest) -> dependencies.add(ResourceDescriptor.of(name, digest)));
        result.datasets().forEach((name, digest) -> {
            if (!result.inputs().containsValue(digest)) {
                dependencies.add(ResourceDescriptor.of("dataset " + name, digest));
            }
        });
        return dependencies;
    }
}
