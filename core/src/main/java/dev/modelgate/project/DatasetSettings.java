package dev.modelgate.project;

import dev.modelgate.data.DataFormat;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Shorthand;
import dev.modelgate.settings.Violations;
import java.util.List;
import java.util.Optional;

/**
 * Where a dataset is and what it has to meet.
 *
 * @param path paths or globs
 * @param format format, when the endings do not tell
 * @param contract its contract, when it is not the project's
 */
@Description("Where a dataset is and which contract it has to meet.")
public record DatasetSettings(
        @Description("Paths or globs, relative to the project file's folder.")
        List<String> path,

        @Description("Format of the files, when their endings do not tell.")
        Optional<DataFormat> format,

        @Description("File with the dataset's own contract; by default the project's.")
        Optional<String> contract) {
    public DatasetSettings {
        new Violations()
                .when(path.isEmpty(), "path", "the dataset has no path", "Name its file, or several")
                .throwIfAny();
        path = List.copyOf(path);
    }

    /** A dataset that is only a path. */
    @Shorthand("path or glob")
    public static DatasetSettings of(String path) {
        return new DatasetSettings(List.of(path), Optional.empty(), Optional.empty());
    }
}
