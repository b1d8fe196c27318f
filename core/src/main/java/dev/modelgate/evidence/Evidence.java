package dev.modelgate.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.problem.Conclusion;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one step found out, bound to what it was found out about: the only thing a gate may look at.
 *
 * @param predicateType what its statement looks like
 * @param key what the result depends on; its kind is the kind of evidence
 * @param subjects what it is about, at least one
 * @param conclusion how the step ended: passed or denied
 * @param result the step's own result; canonical JSON, the same for the same key
 * @param measured what was measured about the run itself (duration, latency, hardware, time); outside the key
 * @param envelope the statement as it was signed, if it was
 */
public record Evidence(
        PredicateType predicateType,
        StepKey key,
        List<Subject> subjects,
        Conclusion conclusion,
        ObjectNode result,
        ObjectNode measured,
        Optional<Envelope> envelope) {
    public Evidence {
        if (!predicateType.kind().equals(key.kind())) {
            throw new IllegalArgumentException(
                    "evidence of the kind " + key.kind() + " has the predicate of " + predicateType.kind());
        }
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("evidence has no subject");
        }
        subjects = List.copyOf(subjects);
        result = result.deepCopy();
        measured = measured.deepCopy();
    }

    /** The step's own result; a copy, so that nobody changes what was found out. */
    @Override
    public ObjectNode result() {
        return result.deepCopy();
    }

    /** What was measured about the run itself; a copy. */
    @Override
    public ObjectNode measured() {
        return measured.deepCopy();
    }

    /** Kind of evidence, such as {@code data-validation}, {@code training} or {@code drift}. */
    public String kind() {
        return key.kind();
    }

    /**
     * When it was measured; empty when it does not say. Evidence that is used again keeps the time of its measurement.
     */
    public Optional<Instant> measuredAt() {
        try {
            return Optional.ofNullable(measured.path("at").textValue()).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether something with this digest is among the subjects. */
    public boolean isAbout(Digest digest) {
        return subjects.stream().anyMatch(subject -> subject.digest().equals(digest));
    }

    /** The result as a record of the step that wrote it. */
    public <T> T resultAs(Class<T> type) {
        return Json.as(result, type);
    }

    /** Digest of the whole in-toto statement, {@code measured} included. */
    public Digest digest() {
        return Digest.of(CanonicalJson.bytes(InToto.statement(this)));
    }

    /** Digest of the statement without {@code measured}: what a decision cites, and the same for every run of the key. */
    public Digest contentDigest() {
        return Digest.of(CanonicalJson.bytes(InToto.unmeasured(this)));
    }

    /** The same evidence, measured at another time or place; no signature speaks of that. */
    public Evidence withMeasured(ObjectNode other) {
        return new Evidence(predicateType, key, subjects, conclusion, result, other, Optional.empty());
    }

    /** The same evidence with a signature over its statement as it is now. */
    public Evidence signedBy(SigningKey signing) {
        return in(signing.envelope(InToto.payload(this)));
    }

    /** The same evidence in the envelope that it was read from. */
    Evidence in(Envelope signed) {
        return new Evidence(predicateType, key, subjects, conclusion, result, measured, Optional.of(signed));
    }

    /** Whether a key signed this very statement. */
    public boolean isSignedBy(VerificationKey verification) {
        return envelope.filter(verification::signed).isPresent();
    }

    /**
     * Evidence with a predicate of our own, from a result record and measurements, either of which may be any value that
     * JSON can hold.
     */
    public static Evidence of(
            StepKey key, List<Subject> subjects, Conclusion conclusion, Object result, Object measured) {
        return of(PredicateType.own(key.kind()), key, subjects, conclusion, result, measured);
    }

    /** Evidence from a result record and measurements, either of which may be any value that JSON can hold. */
    public static Evidence of(
            PredicateType predicateType,
            StepKey key,
            List<Subject> subjects,
            Conclusion conclusion,
            Object result,
            Object measured) {
        return new Evidence(
                predicateType, key, subjects, conclusion, objectOf(result), objectOf(measured), Optional.empty());
    }

    private static ObjectNode objectOf(Object value) {
        JsonNode tree = Json.tree(value);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("not a JSON object: " + tree.getNodeType());
    }
}
