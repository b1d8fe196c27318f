package dev.modelgate.app;

import dev.modelgate.data.DataContract;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.DatasetSettings;
import dev.modelgate.project.Project;
import dev.modelgate.settings.Spelling;
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
        DatasetSettings settings = require(name);
        return workplace.datasetFiles().resolve(name, settings.path(), settings.format());
    }

    /** What the project file says of a dataset that it has to declare. */
    DatasetSettings require(String name) {
        return settingsOf(name)
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        workplace.placeOf("data"),
                        "The project has no dataset " + name + "; it has "
                                + (declared().isEmpty()
                                        ? "none"
                                        : String.join(", ", declared().keySet())),
                        "Add it to {key:data}, or name one of these")));
    }

    /** One name of the project file, or paths and globs, which are called by their names. */
    Dataset of(List<String> namesOrPaths) {
        if (namesOrPaths.size() == 1 && settingsOf(namesOrPaths.get(0)).isPresent()) {
            return named(namesOrPaths.get(0));
        }
        if (namesOrPaths.size() == 1 && workplace.project().isPresent()) {
            requireNoSlip(namesOrPaths.get(0));
        }
        String name = PathNames.of(namesOrPaths, declared().keySet());
        return workplace.datasetFiles().resolve(name, namesOrPaths, Optional.empty());
    }

    /**
     * A dataset whose values are read as a contract says, where its format holds nothing but text.
     *
     * @param contract file with a contract, instead of the one that the project file names
     */
    Dataset typed(Dataset dataset, Optional<String> contract) {
        Optional<String> file = contractOf(dataset, contract);
        return file.filter(named -> dataset.format() == DataFormat.CSV || contract.isPresent())
                .map(named -> workplace.document(DataContract.KIND, named))
                .map(document -> dataset.readAs(document.content().types()))
                .orElse(dataset);
    }

    /** File with the contract of a dataset. */
    Optional<String> contractOf(Dataset dataset, Optional<String> given) {
        return given.or(() ->
                workplace.project().flatMap(project -> ValidateDataGoal.declaredContract(dataset.name(), project)));
    }

    /** A name that is nearly a dataset's, and no file, was meant to be that dataset. */
    private void requireNoSlip(String name) {
        Optional<String> meant = Spelling.nearest(name, declared().keySet());
        if (meant.isPresent() && !workplace.files().matches(workplace.folder(), name)) {
            throw ProblemException.invalid(Problem.of(
                    "There is neither a dataset nor a file named " + name, "Did you mean '" + meant.get() + "'?"));
        }
    }

    Optional<DatasetSettings> settingsOf(String name) {
        return Optional.ofNullable(declared().get(name));
    }

    private Map<String, DatasetSettings> declared() {
        return workplace.project().map(Project::data).orElse(Map.of());
    }
}
