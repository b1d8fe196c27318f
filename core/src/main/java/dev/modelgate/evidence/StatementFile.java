package dev.modelgate.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.problem.Conclusion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** The layout of an in-toto statement file, member by member. */
@JsonPropertyOrder({"_type", "subject", "predicateType", "predicate"})
record StatementFile(
        @JsonProperty("_type") String type, List<SubjectEntry> subject, String predicateType, ObjectNode predicate) {
    static final String TYPE = "https://in-toto.io/Statement/v1";

    /** The one field of a standard predicate that is ours: {@code <vendor>_<field>}, as SLSA names extensions. */
    static final String EXTENSION = "modelgate_evidence";

    record SubjectEntry(String name, DigestSet digest) {}

    record DigestSet(String sha256) {}

    /** The evidence itself: the whole predicate when that is our own, the extension field of a standard one. */
    record Body(
            String kind,
            Digest key,
            SortedMap<String, String> parts,
            String conclusion,
            ObjectNode result,
            ObjectNode measured) {

        static Body of(Evidence evidence) {
            return new Body(
                    evidence.kind(),
                    evidence.key().digest(),
                    evidence.key().parts(),
                    evidence.conclusion().name().toLowerCase(Locale.ROOT),
                    evidence.result(),
                    InToto.withoutSeal(evidence.measured()));
        }

        StepKey stepKey() {
            StepKey stepKey = new StepKey(kind, parts);
            if (!stepKey.digest().equals(key)) {
                throw new IllegalArgumentException(
                        "its key does not match its parts: it was changed after it was written");
            }
            return stepKey;
        }
    }

    static StatementFile of(Evidence evidence) {
        List<SubjectEntry> subjects = evidence.subjects().stream()
                .map(subject -> new SubjectEntry(
                        subject.name(), new DigestSet(subject.digest().hex())))
                .toList();
        PredicateType predicateType = evidence.predicateType();
        ObjectNode body = (ObjectNode) Json.tree(Body.of(evidence));
        ObjectNode predicate = predicateType.standard().isEmpty()
                ? body
                : predicateType.fields(evidence).set(EXTENSION, body);
        return new StatementFile(TYPE, subjects, predicateType.uri(), predicate);
    }

    /** The evidence in a predicate of either layout. */
    static ObjectNode body(ObjectNode predicate) {
        return predicate.path(EXTENSION) instanceof ObjectNode extension ? extension : predicate;
    }

    Evidence evidence(PredicateType known) {
        List<Subject> subjects = subject.stream()
                .map(entry ->
                        new Subject(entry.name(), new Digest(entry.digest().sha256())))
                .toList();
        Body body = Json.as(body(predicate), Body.class);
        return new Evidence(
                known,
                body.stepKey(),
                subjects,
                Conclusion.valueOf(body.conclusion().toUpperCase(Locale.ROOT)),
                body.result(),
                InToto.withoutSeal(body.measured()),
                Optional.empty());
    }
}
