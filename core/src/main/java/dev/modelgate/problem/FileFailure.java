package dev.modelgate.problem;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

/** Says in plain words why a file could not be read or written: most exceptions of the platform name only the file. */
public final class FileFailure {
    /** What Linux and macOS say of cases that the platform has no exception for. */
    private static final Map<String, String> SYSTEM = Map.of(
            "Not a directory", "a file stands where a folder has to be",
            "Is a directory", "a folder stands where a file has to be",
            "Read-only file system", "the file system is read-only",
            "No space left on device", "the disk is full",
            "File name too long", "the name is too long",
            "Too many levels of symbolic links", "its links lead round in a circle");

    private FileFailure() {}

    /** The reason as a part of a sentence, such as {@code this user may not}. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "a file stands where a folder has to be";
        }
        if (failure instanceof FileSystemLoopException) {
            return "its links lead round in a circle";
        }
        if (failure instanceof EOFException) {
            return "it ends early";
        }
        String told = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        String text = told == null ? "" : told.strip();
        return text.isEmpty() ? "the system does not say why" : SYSTEM.getOrDefault(text, text);
    }
}
