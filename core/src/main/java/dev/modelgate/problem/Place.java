package dev.modelgate.problem;

/**
 * Where a problem is: a file as its reader knows it, and a position in it.
 *
 * @param file path or URI as the user wrote it
 * @param line 1-based, 0 when the whole file is meant
 * @param column 1-based in code points, 0 when the whole line is meant
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
    public Place {
        if (file.isBlank()) {
            throw new IllegalArgumentException("file is blank");
        }
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column are not negative");
        }
    }

    /** The file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}, without the parts that are not known. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
