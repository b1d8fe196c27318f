package dev.modelgate.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * Evidence as an in-toto Statement v1 (https://in-toto.io/Statement/v1), and back.
 *
 * <p>{@code predicate.measured.seal} is the digest of the canonical statement without the seal itself. It is no
 * signature: it tells an honest reader that a file was changed after it was written.
 */
public final class InToto {
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://modelgate.dev/evidence/";
    private static final String VERSION = "/v1";
    private static final String SEAL = "seal";
    private static final String MEASURED = "measured";

    private InToto() {}

    /** The statement as a file: indented, sealed, with a final newline. */
    public static byte[] write(Evidence evidence) {
        return Json.pretty(statement(evidence)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a statement that {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is not a statement of ours, or was changed since it was written
     */
    public static Evidence read(byte[] bytes) {
        JsonNode tree = Json.parse(bytes);
        if (!STATEMENT.equals(tree.path("_type").textValue())) {
            throw new IllegalArgumentException("it is not an in-toto statement: _type is " + tree.path("_type"));
        }
        if (!(tree.path("predicate").path(MEASURED) instanceof ObjectNode measured)) {
            throw new IllegalArgumentException("it has no predicate.measured");
        }
        StatementFile file = Json.as(tree, StatementFile.class);
        Evidence evidence = file.evidence();
        JsonNode found = measured.remove(SEAL);
        String expected = seal(tree).toString();
        if (found == null || !found.asText().equals(expected)) {
            throw new IllegalArgumentException(
                    "its content no longer matches its seal: it was changed after it was written");
        }
        if (!file.predicateType().equals(predicateType(evidence.kind()))) {
            throw new IllegalArgumentException(
                    "its predicateType is " + file.predicateType() + ", its kind is " + evidence.kind());
        }
        return evidence;
    }

    /** The predicate type of a kind of evidence. */
    public static String predicateType(String kind) {
        return PREDICATE + kind + VERSION;
    }

    static ObjectNode statement(Evidence evidence) {
        ObjectNode statement = unsealed(evidence);
        Digest seal = seal(statement);
        ((ObjectNode) statement.path("predicate").path(MEASURED)).put(SEAL, seal.toString());
        return statement;
    }

    static ObjectNode unmeasured(Evidence evidence) {
        ObjectNode statement = unsealed(evidence);
        ((ObjectNode) statement.path("predicate")).remove(MEASURED);
        return statement;
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
