package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.Dataset;
import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** What can be told of files before an engine looks at them. */
final class DataFiles {
    private static final String LFS_POINTER = "version https://git-lfs";

    private DataFiles() {}

    /**
     * Makes sure that every file is there and may hold data.
     *
     * @throws ProblemException with a problem for each file that does not
     */
    static void check(Dataset dataset) {
        Problems problems = new Problems();
        for (DataFile file : dataset.files()) {
            Place place = Place.of(file.name());
            if (!Files.isRegularFile(file.path())) {
                problems.add(place, "it is not a file", "Name a file that exists");
                continue;
            }
            byte[] start = start(file);
            if (start.length == 0) {
                problems.add(
                        place,
                        "the file is empty: it has no bytes",
                        "Deliver the file again; its writer may have failed");
            } else if (new String(start, StandardCharsets.ISO_8859_1).startsWith(LFS_POINTER)) {
                problems.add(
                        place,
                        "this is a Git LFS pointer, not the data",
                        "Fetch the data with git lfs pull; in CI, check out with LFS");
            }
        }
        problems.throwIfAny();
    }

    private static byte[] start(DataFile file) {
        try (InputStream bytes = Files.newInputStream(file.path())) {
            return bytes.readNBytes(LFS_POINTER.length());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static ProblemException unreadable(DataFile file, IOException cause) {
        ProblemException invalid = ProblemException.invalid(Problem.at(
                Place.of(file.name()),
                "the file cannot be read: " + FileFailure.reason(cause),
                "Check that it is there, readable and whole"));
        invalid.initCause(cause);
        return invalid;
    }
}
