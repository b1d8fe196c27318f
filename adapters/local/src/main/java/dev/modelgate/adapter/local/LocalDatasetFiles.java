package dev.modelgate.adapter.local;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.DatasetFiles;
import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Dataset files on this machine, below or beside a project's folder. */
public final class LocalDatasetFiles implements DatasetFiles {
    /** From here on to read a file takes longer than to begin something else. */
    private static final long LARGE = 64L << 20;

    private final Path folder;
    private final Runnable beforeLarge;

    /**
     * Resolves relative to a folder.
     *
     * @param folder the project's folder
     * @param beforeLarge told before a large file is read; returns at once
     */
    public LocalDatasetFiles(Path folder, Runnable beforeLarge) {
        this.folder = folder;
        this.beforeLarge = beforeLarge;
    }

    @Override
    public Dataset resolve(String name, List<String> patterns, Optional<DataFormat> format) {
        Problems problems = new Problems();
        List<DataFile> files = new ArrayList<>();
        for (String pattern : patterns) {
            List<String> matches = new FilePattern(pattern).matches(folder);
            if (matches.isEmpty()) {
                problems.add(new FilePattern(pattern).nothing(folder));
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
                problems.add(Place.of(shown), "the file is empty: it has no bytes", "Deliver it again");
                return Optional.empty();
            }
            if (bytes >= LARGE) {
                beforeLarge.run();
            }
            return Optional.of(new DataFile(path, shown, FolderArtifactStore.digestOf(path), bytes));
        } catch (IOException e) {
            problems.add(Place.of(shown), "the file cannot be read: " + FileFailure.reason(e), "Make it readable");
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
                problems.add(
                        Place.of(file.name()),
                        "the ending of the file does not tell its format",
                        "Let it end in .csv, .parquet or .json, or declare it as a dataset of the project file, with"
                                + " {key:format}");
            }
        }
        problems.throwIfAny();
        if (formats.size() > 1) {
            throw ProblemException.invalid(Problem.of(
                    "The files of dataset " + name + " are of several formats: "
                            + formats.stream()
                                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")),
                    "Make a dataset of each format"));
        }
        return formats.iterator().next();
    }
}
