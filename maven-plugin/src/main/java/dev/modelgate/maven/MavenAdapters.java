package dev.modelgate.maven;

import dev.modelgate.app.AdapterSource;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Adapters of the plugin's class path; a heavy one, which is no dependency of the plugin, is resolved at the plugin's
 * version the way Maven resolves everything else: from the reactor, the local repository or the plugin repositories.
 */
final class MavenAdapters implements AdapterSource {
    private final RepositorySystem repositories;
    private final MavenSession session;
    private final MojoExecution execution;

    MavenAdapters(RepositorySystem repositories, MavenSession session, MojoExecution execution) {
        this.repositories = repositories;
        this.session = session;
        this.execution = execution;
    }

    @Override
    public ClassLoader atHand() {
        return MavenAdapters.class.getClassLoader();
    }

    /** Not closed: what the natives of an adapter do when the process ends still needs its classes. */
    @Override
    public Optional<ClassLoader> with(String module) {
        Artifact artifact = new DefaultArtifact(execution.getGroupId(), module, "jar", execution.getVersion());
        CollectRequest wanted = new CollectRequest(
                new Dependency(artifact, "runtime"), session.getCurrentProject().getRemotePluginRepositories());
        try {
            List<ArtifactResult> resolved = repositories
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(wanted, null))
                    .getArtifactResults();
            return Optional.of(new URLClassLoader(module, urls(resolved), atHand()));
        } catch (DependencyResolutionException | MalformedURLException e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "Tried to resolve " + artifact + ", which this goal needs, but failed because: "
                                    + e.getMessage(),
                            "Let Maven reach a repository that has it (once is enough: it is cached), or declare it as"
                                    + " a <dependency> of the plugin"),
                    e);
        }
    }

    private static URL[] urls(List<ArtifactResult> resolved) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (ArtifactResult result : resolved) {
            urls.add(result.getArtifact().getFile().toURI().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
