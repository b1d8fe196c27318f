package dev.modelgate.adapter.git;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.Forge;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Opens the local forge for paths and {@code file:} URLs. */
public final class LocalForgeProvider implements Forge.Provider {
    private static final String FILE = "file:";
    private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*|[^/\\\\:]+@[^/\\\\:]+:.*");

    /** Called by {@link java.util.ServiceLoader}. */
    public LocalForgeProvider() {}

    @Override
    public boolean accepts(Forge.Remote remote) {
        String location = remote.location();
        return location.startsWith(FILE) || !ELSEWHERE.matcher(location).matches();
    }

    @Override
    public Forge open(Forge.Remote remote) {
        String location = remote.location();
        Path path;
        try {
            path = location.startsWith(FILE)
                    ? Path.of(URI.create(location))
                    : remote.folder().resolve(location);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(location.isBlank() ? "gitops.repository" : location),
                    "It is no path of this machine: " + e.getMessage(),
                    "Write a path, or a URL that begins with file:///, into {key:gitops.repository}"));
        }
        return new LocalForge(BareRepository.open(path.toAbsolutePath().normalize(), remote.base()));
    }
}
