package dev.modelgate.training;

import dev.modelgate.evidence.Digest;
import dev.modelgate.training.SourceRevision.Revision;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is in the project's folder now, as far as it is there: data and build outputs are often missing where a model is
 * promoted.
 *
 * @param revision the commit that is checked out, and what was changed since
 * @param settings the section {@code train}, when the project has one
 * @param inputs the declared inputs, data among them, that are there: name to the digests that each stands for, which
 *     are its own and that of the file that it is a pointer to
 * @param complete whether every declared input is there
 */
public record Checkout(
        Optional<Revision> revision,
        Optional<TrainingSettings> settings,
        SortedMap<String, Set<Digest>> inputs,
        boolean complete) {
    public Checkout {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /**
     * What a model was trained from, when it was something else than what is here, to follow "was trained from"; empty
     * when nothing says that it was.
     */
    Optional<String> otherOriginOf(TrainingResult training) {
        Optional<String> commit = revision.map(Revision::commit);
        if (!training.commit().equals(commit)) {
            return Optional.of(otherCommit(training));
        }
        Optional<Digest> dirty = revision.flatMap(Revision::dirty);
        if (!training.dirty().equals(dirty)) {
            return Optional.of(origin(training) + otherChanges(training.dirty().isPresent(), dirty.isPresent()));
        }
        return otherSettings(training).or(() -> otherInput(training)).map(what -> origin(training) + what);
    }

    /** Whether a model was trained at the commit that is checked out, with whatever changes. */
    boolean isAtCommitOf(TrainingResult training) {
        return training.commit().equals(revision.map(Revision::commit));
    }

    private String otherCommit(TrainingResult training) {
        String then = origin(training) + (training.dirty().isPresent() ? " with uncommitted changes" : "");
        String now = revision.map(one -> "commit " + brief(one.commit()) + " is checked out"
                        + (one.dirty().isPresent() ? " with uncommitted changes" : ""))
                .orElse("the folder here is under no version control");
        boolean maybeCommitted = training.dirty().isPresent() && revision.isPresent();
        return then + ", and " + now
                + (maybeCommitted ? "; whether it holds those changes, the evidence does not say" : "");
    }

    private static String otherChanges(boolean then, boolean now) {
        if (then && now) {
            return " with other uncommitted changes than those here";
        }
        return then
                ? " with uncommitted changes, which are not here"
                : " without the uncommitted changes that are here";
    }

    private Optional<String> otherSettings(TrainingResult training) {
        if (settings.filter(one -> !one.command().equals(training.command())).isPresent()) {
            return Optional.of(", but by another command");
        }
        return settings.filter(one -> one.seed() != training.seed()).map(one -> ", but with another seed");
    }

    private Optional<String> otherInput(TrainingResult training) {
        for (Map.Entry<String, Set<Digest>> input : inputs.entrySet()) {
            Optional<Digest> then = Optional.ofNullable(training.inputs().get(input.getKey()));
            if (then.isEmpty()) {
                return Optional.of(", but without " + input.getKey());
            }
            if (!input.getValue().contains(then.get())) {
                return Optional.of(", but from another " + input.getKey());
            }
        }
        TreeSet<String> gone = new TreeSet<>(training.inputs().keySet());
        gone.removeAll(inputs.keySet());
        return complete && !gone.isEmpty()
                ? Optional.of(", but also from " + gone.first() + ", which is gone")
                : Optional.empty();
    }

    private static String origin(TrainingResult training) {
        return training.commit().map(commit -> "commit " + brief(commit)).orElse("a folder under no version control");
    }

    private static String brief(String commit) {
        return commit.substring(0, Math.min(commit.length(), 12));
    }
}
