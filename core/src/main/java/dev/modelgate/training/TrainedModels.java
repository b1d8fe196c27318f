package dev.modelgate.training;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The models of one name that there is training evidence of: among them is the candidate. */
public final class TrainedModels {
    private static final int MOST_LISTED = 10;
    private static final String ALGORITHM = "sha256:";

    /** Fewer digits would take a mistyped version for the beginning of a digest. */
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{8,64}");

    private final String name;
    private final List<TrainingResult> newestFirst;

    /**
     * Reads the evidence of a store.
     *
     * @param name name of the model
     */
    public TrainedModels(EvidenceStore store, String name) {
        this.name = name;
        Optional<Digest> last =
                store.latest(Train.KIND, "model").map(evidence -> evidence.key().digest());
        Comparator<Evidence> oldestFirst = Comparator.<Evidence, Boolean>comparing(
                        one -> last.equals(Optional.of(one.key().digest())))
                .thenComparing(one -> one.measured().path("at").asText())
                .thenComparing(one -> one.key().digest());
        this.newestFirst = store.all(Train.KIND).stream()
                .sorted(oldestFirst.reversed())
                .map(one -> one.resultAs(TrainingResult.class))
                .filter(one -> one.model().name().equals(name))
                .toList();
    }

    /**
     * The model that was trained from what is checked out. When there are several, such as the same model under two
     * versions, it is the one that training was asked for last.
     */
    public Optional<ModelVersion> from(Checkout checkout) {
        return newestFirst.stream()
                .filter(one -> checkout.otherOriginOf(one).isEmpty())
                .findFirst()
                .map(TrainingResult::model);
    }

    /** Why no model was trained from what is checked out, and what to do about it. */
    public Problem missing(Checkout checkout) {
        Optional<TrainingResult> closest = newestFirst.stream()
                .filter(checkout::isAtCommitOf)
                .findFirst()
                .or(() -> newestFirst.stream().findFirst());
        return closest.map(one -> Problem.of(
                        "No model was trained from what is here: " + one.model() + " was trained from "
                                + checkout.otherOriginOf(one).orElseThrow(),
                        "Run {goal:train} here, or name a model that was trained elsewhere with {option:candidate="
                                + one.model().version() + "}"))
                .orElseGet(this::nothingTrained);
    }

    private Problem nothingTrained() {
        return Problem.of(
                "There is no evidence that a model " + name + " was trained",
                "Run {goal:train} first, or bring the folder of {key:stores.evidence} from where it ran");
    }

    /**
     * The model that a person names.
     *
     * @param text a version, or the first eight or more digits of a digest, with or without {@code sha256:}
     * @throws ProblemException INVALID when no model, or more than one, has that name; UNKNOWN when there is no training
     *     evidence at all
     */
    public ModelVersion named(String text) {
        if (newestFirst.isEmpty()) {
            throw ProblemException.unknown(nothingTrained());
        }
        List<ModelVersion> byVersion = all(model -> model.version().equals(text));
        List<ModelVersion> found = byVersion.isEmpty() ? byDigest(text) : byVersion;
        if (found.isEmpty()) {
            throw ProblemException.invalid(Problem.of(
                    "No model " + name + " that was trained has the version or digest " + text + "; there is "
                            + listed(all(model -> true)),
                    "Name one of these with {option:candidate}, by its version or by 8 or more digits of its digest"));
        }
        if (found.size() > 1) {
            String by = byVersion.isEmpty() ? "its version" : "the first digits of its digest";
            throw ProblemException.invalid(Problem.of(
                    text + " is the name of " + found.size() + " models that were trained: " + listed(found),
                    "Name one of them by " + by + " with {option:candidate}"));
        }
        return found.get(0);
    }

    private List<ModelVersion> byDigest(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String digits = lower.startsWith(ALGORITHM) ? lower.substring(ALGORITHM.length()) : lower;
        return DIGITS.matcher(digits).matches()
                ? all(model -> model.digest().hex().startsWith(digits))
                : List.of();
    }

    /** The same bytes are trained again at every commit that leaves them alone: that is one model. */
    private List<ModelVersion> all(Predicate<ModelVersion> which) {
        Map<String, ModelVersion> models = new LinkedHashMap<>();
        newestFirst.stream()
                .map(TrainingResult::model)
                .filter(which)
                .forEach(model -> models.putIfAbsent(model.version() + " " + model.digest(), model));
        return List.copyOf(models.values());
    }

    private static String listed(List<ModelVersion> models) {
        String some = models.stream()
                .limit(MOST_LISTED)
                .map(model -> model.version() + " (" + model.digest().brief() + ")")
                .collect(Collectors.joining(", "));
        return models.size() > MOST_LISTED ? some + " and " + (models.size() - MOST_LISTED) + " more" : some;
    }
}
