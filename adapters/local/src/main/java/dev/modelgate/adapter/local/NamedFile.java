package dev.modelgate.adapter.local;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What stands where a user says that a file is.
 *
 * @param path the file on this machine
 * @param shown how the user wrote it
 */
record NamedFile(Path path, String shown) {
    /** Whether anything is there, be it a folder or a link that leads nowhere. */
    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes sure that it is a file whose bytes can be read.
     *
     * @throws ProblemException when it is not
     */
    void require() {
        problem().ifPresent(found -> {
            throw ProblemException.invalid(found);
        });
    }

    /** Why it is no file whose bytes can be read; empty when it is. */
    Optional<Problem> problem() {
        if (Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (Files.isDirectory(path)) {
            return told("expected a file, found a folder", "Name a file in it");
        }
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            return told(
                    "this link leads to " + target() + ", and nothing is there",
                    "Correct the link, or fetch the file that it stands for");
        }
        return exists()
                ? told("expected a file, found a pipe or a device", "Write what comes from it into a file")
                : told("there is no such file", "Correct the path; it starts from " + folder());
    }

    private Optional<Problem> told(String what, String fix) {
        return Optional.of(Problem.at(Place.of(shown), what, fix));
    }

    private String target() {
        try {
            return Files.readSymbolicLink(path).toString();
        } catch (IOException e) {
            return "an unknown place";
        }
    }

    /** The folder that the path starts from: what is left of the whole path without what the user wrote. */
    private String folder() {
        Path whole = path.toAbsolutePath();
        Path written = Path.of(shown);
        boolean relative = !written.isAbsolute() && whole.endsWith(written);
        Path start = relative
                ? whole.getRoot().resolve(whole.subpath(0, whole.getNameCount() - written.getNameCount()))
                : whole.getRoot();
        return start.toString();
    }
}
