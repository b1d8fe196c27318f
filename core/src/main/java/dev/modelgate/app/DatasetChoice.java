package dev.modelgate.app;

import dev.modelgate.data.Dataset;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.DatasetSettings;
import dev.modelgate.project.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what a user calls a dataset, a name of the project file or plain paths, into a dataset. */
final class DatasetChoice {
    private final Workplace workplace;

    DatasetChoice(Workplace workplace) {
        this.workplace = workplace;
    }

    /** A dataset that the project file declares. */
    Dataset named(String name) {
        DatasetSettings settings = settingsOf(name)
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        workplace.placeOf("data"),
                        "The project has no dataset " + name + "; it has "
                                + declared().keySet(),
                        "Add it to {key:data}, or name one of these")));
        return workplace.datasetFiles().resolve(name, settings.path(), settings.format());
    }

    /** One name of the project file, or paths and globs. */
    Dataset of(List<String> namesOrPaths, String role) {
        if (namesOrPaths.size() == 1 && settingsOf(namesOrPaths.get(0)).isPresent()) {
            return named(namesOrPaths.get(0));
        }
        return workplace.datasetFiles().resolve(role, namesOrPaths, Optional.empty());
    }

    Optional<DatasetSettings> settingsOf(String name) {
        return Optional.ofNullable(declared().get(name));
    }

    private Map<String, DatasetSettings> declared() {
        return workplace.project().map(Project::data).orElse(Map.of());
    }
}
