package dev.modelgate.training;

import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that a training command writes. */
public interface Outputs {
    /** Digest of a file; empty when it is not there. */
    Optional<Written> look(Path file);

    /** What stands where a file of the project should be, such as a folder; empty when it is a file, or nothing. */
    Optional<String> insteadOfAFile(Path file, Path project);

    /** The bytes of a file that is there. */
    byte[] read(Path file);

    /**
     * Begins an attempt to write files. No other can begin until it is closed.
     *
     * @param files the files
     * @param aside a folder for this attempt alone; equal for all attempts to write the same files
     * @throws ProblemException INVALID when another attempt with the folder goes on
     */
    Attempt begin(List<Path> files, Path aside);

    /** An attempt to write files: unless it is kept before it is closed, what was there before is there again. */
    interface Attempt extends AutoCloseable {
        /**
         * Sets aside what is there, so that it is not taken for a result. When an earlier attempt was killed, what it left is
         * taken away first, and what was there before it comes back.
         */
        void clear();

        /** Keeps what was written, and lets go of what was there before. */
        void keep();

        @Override
        void close();
    }

    /**
     * A file that is there.
     *
     * @param digest digest of its bytes
     * @param bytes size
     */
    record Written(Digest digest, long bytes) {}

    /** The file, which has to be there, in the project's folder, and hold something. */
    default Written require(Path file, Path project, String shownAs, String key) {
        Optional<String> instead = insteadOfAFile(file, project);
        Optional<Written> written = instead.isPresent() ? Optional.empty() : look(file);
        String nothing = written.isEmpty() ? "did not write " + shownAs : "wrote an empty file to " + shownAs;
        String observed =
                instead.map(what -> "wrote " + what + " to " + shownAs).orElse(nothing);
        return written.filter(there -> there.bytes() > 0)
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "The training command ended with exit code 0, but it " + observed,
                        "Make the command write the file, or correct {key:" + key + "}")));
    }
}
