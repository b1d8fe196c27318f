package dev.modelgate.training;

import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that a training command writes. */
public interface Outputs {
    /** Digest of a file; empty when it is not there. */
    Optional<Written> look(Path file);

    /** Takes a file away, so that what an earlier or broken run left is not taken for a result. */
    void discard(Path file);

    /**
     * A file that is there.
     *
     * @param digest digest of its bytes
     * @param bytes size
     */
    record Written(Digest digest, long bytes) {}

    /** The file, which has to be there and hold something. */
    default Written require(Path file, String shownAs, String key) {
        Optional<Written> written = look(file);
        String observed = written.isEmpty() ? "did not write " + shownAs : "wrote an empty file to " + shownAs;
        return written.filter(there -> there.bytes() > 0)
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "The training command ended with exit code 0, but it " + observed,
                        "Make the command write the file, or correct {key:" + key + "}")));
    }
}
