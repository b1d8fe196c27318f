package dev.modelgate.adapter.local;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.DatasetFiles;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Dataset files on this machine, below or beside a project's folder. */
public final class LocalDatasetFiles implements DatasetFiles {
    private final Path folder;

    /**
     * Resolves relative to a folder.
     *
     * @param folder the project's folder
     */
    public LocalDatasetFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Dataset resolve(String name, List<String> patterns, Optional<DataFormat> format) {
        Problems problems = new Problems();
        List<DataFile> files = new ArrayList<>();
        for (String pattern : patterns) {
            List<String> matches = new FilePattern(pattern).matches(folder);
            if (matches.isEmpty()) {
                problems.add(Problem.of(
                        "Dataset " + name + " should be in " + pattern + ", but no such file is there",
                        "Correct the path; it is relative to the project file's folder"));
            }
            matches.forEach(match -> hash(match, problems).ifPresent(files::add));
        }
        problems.throwIfAny();
        return new Dataset(name, format.orElseGet(() -> commonFormat(name, files)), files);
    }

    private Optional<DataFile> hash(String shown, Problems problems) {
        Path path = folder.resolve(shown);
        try {
            long bytes = Files.size(path);
            if (bytes == 0) {
                problems.add(Problem.of(shown + " is empty: it has no bytes", "Deliver the file again"));
                return Optional.empty();
            }
            return Optional.of(new DataFile(path, shown, FolderArtifactStore.digestOf(path), bytes));
        } catch (IOException e) {
            problems.add(Problem.of("Tried to read " + shown + ", but failed: " + e, "Make the file readable"));
            return Optional.empty();
        }
    }

    private static DataFormat commonFormat(String name, List<DataFile> files) {
        Set<DataFormat> formats = new TreeSet<>();
        Problems problems = new Problems();
        for (DataFile file : files) {
            Optional<DataFormat> format = DataFormat.ofFileName(file.name());
            format.ifPresent(formats::add);
            if (format.isEmpty()) {
                problems.add(Problem.of(
                        "The ending of " + file.name() + " does not tell its format",
                        "Name it with {key:data." + name + ".format}: csv, parquet or json"));
            }
        }
        problems.throwIfAny();
        if (formats.size() > 1) {
            throw ProblemException.invalid(Problem.of(
                    "The files of dataset " + name + " are of several formats: " + formats,
                    "Make a dataset of each format"));
        }
        return formats.iterator().next();
    }
}
