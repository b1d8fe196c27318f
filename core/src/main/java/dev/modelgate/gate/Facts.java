package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ModelVersion;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a decision needs and no step measures. It is recorded in a statement of its own, so that the decision can be
 * replayed.
 *
 * @param champion the model that the environment runs now
 * @param upstream what each environment runs that comes before this one or that a gate asks about; an environment that
 *     runs nothing is left out
 * @param contracts name of each dataset to the digest of the contract that it has to meet now; a dataset without one is
 *     left out
 * @param looksAt what the project says that a step looks at, by the step's kind: the name of the dataset. Evidence about
 *     other data is none of the policy's. A step whose dataset the project does not declare is left out
 */
public record Facts(
        Optional<ModelVersion> champion,
        SortedMap<String, ModelVersion> upstream,
        SortedMap<String, Digest> contracts,
        SortedMap<String, String> looksAt) {
    /** Kind of the statement that records facts. */
    public static final String KIND = "facts";

    public Facts {
        upstream = Collections.unmodifiableSortedMap(new TreeMap<>(upstream));
        looksAt = Collections.unmodifiableSortedMap(new TreeMap<>(looksAt));
        contracts = Collections.unmodifiableSortedMap(new TreeMap<>(contracts));
    }

    /** Whether a step of this kind that looked at the dataset of this name looked where the project says. */
    boolean looksAt(String kind, String dataset) {
        return dataset.equals(looksAt.getOrDefault(kind, dataset));
    }

    /** Digest of the champion as text, or {@code none}. */
    public String championDigest() {
        return champion.map(model -> model.digest().toString()).orElse("none");
    }
}
