package dev.modelgate.app;

import dev.modelgate.data.DataFile;
import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.training.Checkout;
import dev.modelgate.training.TrainedModels;
import dev.modelgate.training.TrainingSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the model that a goal is about: the one that the user names, or else the one that was trained from what is
 * checked out.
 */
final class Candidates {
    /** What the option says that names one. */
    static final String OPTION =
            "The model that is meant, by its version or by the first digits of its digest; by default the one that"
                    + " was trained from what is checked out.";

    private static final long LARGEST_POINTER = 1024;
    private static final Pattern POINTER =
            Pattern.compile("version https://git-lfs\\.github\\.com/spec/v1\\noid sha256:([0-9a-f]{64})\\n");

    private final Workplace workplace;
    private final Project project;
    private final TrainedModels models;
    private Optional<Checkout> checkout = Optional.empty();

    Candidates(Workplace workplace) {
        this.workplace = workplace;
        this.project = workplace.requireProject();
        this.models = new TrainedModels(workplace.evidence(), project.name());
    }

    ModelVersion require(Optional<String> named) {
        return find(named).orElseThrow(() -> ProblemException.unknown(missing()));
    }

    /** The model; empty when the user names none and none was trained from what is checked out. */
    Optional<ModelVersion> find(Optional<String> named) {
        return named.map(models::named).or(() -> models.from(checkout()));
    }

    /** Why there is no model. */
    Problem missing() {
        return models.missing(checkout());
    }

    private Checkout checkout() {
        if (checkout.isEmpty()) {
            checkout = Optional.of(look());
        }
        return checkout.get();
    }

    /** Where a model is promoted, its data and what the build made are often not there: what is there is compared. */
    private Checkout look() {
        Optional<TrainingSettings> training = project.train();
        List<String> patterns = training.map(this::inputs).orElse(List.of());
        List<String> there = patterns.stream()
                .filter(pattern -> workplace.files().matches(workplace.folder(), pattern))
                .toList();
        SortedMap<String, Set<Digest>> inputs = new TreeMap<>();
        there.stream()
                .flatMap(pattern -> workplace.files().resolve(workplace.folder(), pattern).stream())
                .forEach(file -> inputs.put(file.name(), digestsOf(file)));
        return new Checkout(workplace.revision(), training, inputs, there.size() == patterns.size());
    }

    /** A job that does not need the bytes often has a Git LFS pointer in their place, which tells their digest. */
    private Set<Digest> digestsOf(DataFile file) {
        if (file.bytes() > LARGEST_POINTER) {
            return Set.of(file.digest());
        }
        return workplace
                .files()
                .read(file.path(), file.name())
                .map(bytes -> POINTER.matcher(new String(bytes, StandardCharsets.UTF_8)))
                .filter(Matcher::lookingAt)
                .map(pointer -> Set.of(new Digest(pointer.group(1)), file.digest()))
                .orElse(Set.of(file.digest()));
    }

    private List<String> inputs(TrainingSettings training) {
        DatasetChoice datasets = new DatasetChoice(workplace);
        return Stream.concat(
                        training.data().stream()
                                .flatMap(name -> datasets.settingsOf(name).stream())
                                .flatMap(dataset -> dataset.path().stream()),
                        training.inputs().stream())
                .distinct()
                .toList();
    }
}
