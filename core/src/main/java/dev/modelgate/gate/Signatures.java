package dev.modelgate.gate;

import dev.modelgate.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which evidence counts under a policy that names signers: what one of them may sign, and signed. Of all other policies all does. */
public final class Signatures {
    private static final String GATE = "signed";

    private final List<Signer> signers;

    /** Judges by a policy's signers. */
    public Signatures(Policy policy) {
        this.signers = policy.signers();
    }

    /** Whether evidence may be looked at. */
    public boolean accepts(Evidence evidence) {
        return signers.isEmpty() || signers.stream().anyMatch(signer -> signer.signed(evidence));
    }

    /** The evidence that may be looked at, in its order. */
    List<Evidence> accepted(List<Evidence> all) {
        return all.stream().filter(this::accepts).toList();
    }

    /** What is said of signatures beside the gates; empty when the policy names no signers. */
    Optional<GateOutcome> outcome(List<Evidence> all) {
        if (signers.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> refused = all.stream().filter(one -> !accepts(one)).toList();
        String expected = "statements that are signed by "
                + signers.stream().map(Signer::name).distinct().collect(Collectors.joining(", "));
        int counted = all.size() - refused.size();
        String observed = refused.isEmpty()
                ? counted == 0 ? "no statement" : counted + " statements, each of them signed"
                : counted + " statements that are signed; not looked at "
                        + refused.stream()
                                .map(this::described)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "));
        return Optional.of(
                counted > 0
                        ? GateOutcome.satisfied(GATE, observed, expected)
                        : GateOutcome.unknown(
                                GATE,
                                observed,
                                expected,
                                "Run the goals where {key:signing.key} is at hand, or correct {key:signers}"));
    }

    /** Why evidence does not count, for people. */
    public String described(Evidence evidence) {
        if (evidence.envelope().isEmpty()) {
            return evidence.kind() + " (not signed)";
        }
        boolean known = signers.stream().anyMatch(signer -> signer.isFor(evidence.kind()));
        return evidence.kind() + (known ? " (signed by nobody who may)" : " (no signer is named for this kind)");
    }
}
