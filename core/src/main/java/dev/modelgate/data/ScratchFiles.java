package dev.modelgate.data;

import java.util.function.Consumer;

/** Makes files that last as long as a run. */
@FunctionalInterface
public interface ScratchFiles {
    /**
     * Writes a file of lines, in UTF-8.
     *
     * @param name what messages call it
     * @param ending how the file's name ends, such as {@code .csv}
     * @param lines hands over one line after the other
     */
    DataFile write(String name, String ending, Consumer<Consumer<String>> lines);
}
