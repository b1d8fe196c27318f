package dev.modelgate.app;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.ScratchFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that a user names in options or settings. */
public interface UserFiles {
    /**
     * Bytes of a file of at most a few MiB; empty when there is no such file.
     *
     * @param shownAs how messages call it
     * @throws dev.modelgate.problem.ProblemException when something else stands there, such as a folder
     */
    Optional<byte[]> read(Path file, String shownAs);

    /** The files that a path or glob stands for, relative to a folder, hashed. */
    List<DataFile> resolve(Path folder, String pattern);

    /** Whether a path or glob, relative to a folder, stands for any file. */
    boolean matches(Path folder, String pattern);

    /** Writes a file whole or not at all. */
    void write(Path file, byte[] bytes);

    /**
     * Writes a file whole, unless somebody else has written it since it was read.
     *
     * @param expected what the file had when it was read; empty when there was none
     * @return whether it was written
     */
    boolean replace(Path file, Optional<byte[]> expected, byte[] bytes);

    /** Makes a folder that version control ignores. */
    void makeIgnored(Path folder);

    /** A new folder for temporary files, taken away when it is closed. */
    Scratch scratch();

    /** A folder for temporary files. */
    interface Scratch extends ScratchFiles, AutoCloseable {
        /** The folder. */
        Path folder();

        @Override
        void close();
    }
}
