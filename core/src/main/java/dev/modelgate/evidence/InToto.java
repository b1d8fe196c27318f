package dev.modelgate.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Evidence as an in-toto Statement v1 (https://in-toto.io/Statement/v1), and back.
 *
 * <p>The evidence is the predicate, or the field {@code modelgate_evidence} of a standard one. Its
 * {@code measured.seal} is the digest of the canonical statement without the seal itself. It is no signature: it tells
 * an honest reader that a file was changed after it was written.
 */
public final class InToto {
    private static final String SEAL = "seal";
    private static final String MEASURED = "measured";

    private InToto() {}

    /** The statement as a file: indented, sealed, with a final newline; in its envelope when it is signed. */
    public static byte[] write(Evidence evidence) {
        return evidence.envelope()
                .map(envelope -> Json.pretty(envelope.tree()).getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> payload(evidence));
    }

    /** What a signature is made over: the file of the bare statement. */
    static byte[] payload(Evidence evidence) {
        return Json.pretty(statement(evidence)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a statement that {@link #write} wrote. Signatures are kept, not checked: who may sign is for a policy to say.
     *
     * @param standard the kinds of evidence that have a standard predicate; all others have one of our own
     * @throws IllegalArgumentException when it is not a statement of ours, or was changed since it was written
     */
    public static Evidence read(byte[] bytes, Collection<PredicateType> standard) {
        JsonNode tree = Json.parse(bytes);
        if (Envelope.is(tree)) {
            Envelope envelope = Envelope.read(tree);
            return statement(Json.parse(envelope.payload()), standard).in(envelope);
        }
        return statement(tree, standard);
    }

    /** The text of a file's statement, out of its envelope when it has one, without checking anything. */
    public static String textOf(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        try {
            JsonNode tree = text.contains(Envelope.PAYLOAD_TYPE) ? Json.parse(file) : Json.object();
            return Envelope.is(tree) ? new String(Envelope.read(tree).payload(), StandardCharsets.UTF_8) : text;
        } catch (IllegalArgumentException e) {
            // Whoever reads it whole says what is the matter.
            return text;
        }
    }

    private static Evidence statement(JsonNode tree, Collection<PredicateType> standard) {
        if (!StatementFile.TYPE.equals(tree.path("_type").textValue())) {
            throw new IllegalArgumentException("it is not an in-toto statement: _type is " + tree.path("_type"));
        }
        if (!(tree.path("predicate") instanceof ObjectNode predicate)
                || !(StatementFile.body(predicate).path(MEASURED) instanceof ObjectNode measured)) {
            throw new IllegalArgumentException("its predicate has no measured");
        }
        JsonNode found = measured.remove(SEAL);
        String expected = seal(tree).toString();
        if (found == null || !found.asText().equals(expected)) {
            throw new IllegalArgumentException(
                    "its content no longer matches its seal: it was changed after it was written");
        }
        String kind = StatementFile.body(predicate).path("kind").asText();
        PredicateType type = standard.stream()
                .filter(known -> known.kind().equals(kind))
                .findFirst()
                .orElseGet(() -> PredicateType.own(kind));
        return evidence(tree, type);
    }

    private static Evidence evidence(JsonNode statement, PredicateType type) {
        StatementFile file;
        Evidence evidence;
        try {
            file = Json.as(statement, StatementFile.class);
            evidence = file.evidence(type);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            // A statement that lacks members fails in whatever way its parts look at them.
            throw new IllegalArgumentException("it is not a whole statement of the kind " + type.kind() + ": " + e, e);
        }
        requireAsWritten(file, evidence);
        return evidence;
    }

    /** A seal can be made anew; what the standard fields say still has to follow from the evidence. */
    private static void requireAsWritten(StatementFile file, Evidence evidence) {
        String uri = evidence.predicateType().uri();
        if (!uri.equals(file.predicateType())) {
            throw new IllegalArgumentException("its predicateType is " + file.predicateType() + ", expected " + uri
                    + " of evidence of the kind " + evidence.kind());
        }
        if (evidence.predicateType().standard().isPresent()) {
            ObjectNode written = file.predicate().deepCopy();
            written.remove(StatementFile.EXTENSION);
            if (!CanonicalJson.text(written).equals(CanonicalJson.text(fields(evidence)))) {
                throw new IllegalArgumentException(
                        "its standard fields do not follow from its result: it was changed after it was written");
            }
        }
    }

    private static ObjectNode fields(Evidence evidence) {
        try {
            return evidence.predicateType().fields(evidence);
        } catch (RuntimeException e) {
            // A result that lacks members fails in whatever way its step looks at them.
            throw new IllegalArgumentException("its result is not one of the kind " + evidence.kind() + ": " + e, e);
        }
    }

    static ObjectNode statement(Evidence evidence) {
        ObjectNode statement = unsealed(evidence);
        Digest seal = seal(statement);
        ((ObjectNode) body(statement).path(MEASURED)).put(SEAL, seal.toString());
        return statement;
    }

    static ObjectNode unmeasured(Evidence evidence) {
        ObjectNode statement = unsealed(evidence);
        body(statement).remove(MEASURED);
        return statement;
    }

    private static ObjectNode body(ObjectNode statement) {
        return StatementFile.body((ObjectNode) statement.path("predicate"));
    }

    private static Digest seal(JsonNode unsealed) {
        return Digest.of(CanonicalJson.bytes(unsealed));
    }

    private static ObjectNode unsealed(Evidence evidence) {
        return (ObjectNode) Json.tree(StatementFile.of(evidence));
    }

    static ObjectNode withoutSeal(ObjectNode measured) {
        ObjectNode copy = measured.deepCopy();
        copy.remove(SEAL);
        return copy;
    }
}
