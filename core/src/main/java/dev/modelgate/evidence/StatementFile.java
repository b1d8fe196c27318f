package dev.modelgate.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.problem.Conclusion;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** The layout of an in-toto statement file, member by member. */
@JsonPropertyOrder({"_type", "subject", "predicateType", "predicate"})
record StatementFile(
        @JsonProperty("_type") String type, List<SubjectEntry> subject, String predicateType, Predicate predicate) {

    record SubjectEntry(String name, DigestSet digest) {}

    record DigestSet(String sha256) {}

    record Predicate(
            String kind,
            Digest key,
            SortedMap<String, String> parts,
            String conclusion,
            ObjectNode result,
            ObjectNode measured) {}

    static StatementFile of(Evidence evidence) {
        List<SubjectEntry> subjects = evidence.subjects().stream()
                .map(subject -> new SubjectEntry(
                        subject.name(), new DigestSet(subject.digest().hex())))
                .toList();
        Predicate predicate = new Predicate(
                evidence.kind(),
                evidence.key().digest(),
                evidence.key().parts(),
                evidence.conclusion().name().toLowerCase(Locale.ROOT),
                evidence.result(),
                InToto.withoutSeal(evidence.measured()));
        return new StatementFile(
                "https://in-toto.io/Statement/v1", subjects, InToto.predicateType(evidence.kind()), predicate);
    }

    Evidence evidence() {
        List<Subject> subjects = subject.stream()
                .map(entry ->
                        new Subject(entry.name(), new Digest(entry.digest().sha256())))
                .toList();
        StepKey stepKey = new StepKey(predicate.kind(), predicate.parts());
        if (!stepKey.digest().equals(predicate.key())) {
            throw new IllegalArgumentException("its key does not match its parts: it was changed after it was written");
        }
        return new Evidence(
                stepKey,
                subjects,
                Conclusion.valueOf(predicate.conclusion().toUpperCase(Locale.ROOT)),
                predicate.result(),
                InToto.withoutSeal(predicate.measured()));
    }
}
