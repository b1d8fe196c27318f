package dev.modelgate.drift.nights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Json;
import dev.modelgate.evidence.MalformedJsonException;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;

/** The file that nights are remembered in, strictly: one that says anything else than what was written is refused. */
public final class WatchedFile {
    private static final String API_VERSION = "modelgate.dev/v1";
    private static final String KIND = "DriftWatch";
    private static final String FIX =
            "Restore the file as it was written, or remove it, with which the count of nights begins anew";

    private static final String CHANGED =
            "the file was changed after it was written: its content does not match its seal";
    private static final String SEAL = "seal";
    private static final int FIELDS = 4;

    private WatchedFile() {}

    /** The bytes of the file: canonical JSON, the same for the same nights. */
    public static byte[] write(Watched watched) {
        ObjectNode document = unsealed(watched);
        document.put(SEAL, seal(watched));
        return CanonicalJson.bytes(document);
    }

    private static ObjectNode unsealed(Watched watched) {
        ObjectNode document = Json.object();
        document.put("apiVersion", API_VERSION);
        document.put("kind", KIND);
        document.set("watched", Json.tree(watched));
        return document;
    }

    /** The digest of all else: it tells edits by hand, and is no signature. */
    private static String seal(Watched watched) {
        return Digest.of(CanonicalJson.bytes(unsealed(watched))).toString();
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name how the user wrote it, for places
     * @throws ProblemException when it is no such file, of another version, or contradicts itself
     */
    public static Watched read(byte[] bytes, String name) {
        Place file = Place.of(name);
        try {
            JsonNode tree = Json.parse(bytes);
            String kind = tree.path("kind").asText();
            String version = tree.path("apiVersion").asText();
            if (!kind.equals(KIND) || !version.equals(API_VERSION)) {
                throw refused(
                        file,
                        "expected a document of kind " + KIND + " and apiVersion " + API_VERSION + ", found "
                                + (kind.isEmpty() ? "one without a kind" : "kind " + kind + ", apiVersion " + version));
            }
            Watched watched = Json.as(tree.path("watched"), Watched.class);
            if (tree.size() != FIELDS || !tree.path(SEAL).asText().equals(seal(watched))) {
                throw refused(file, CHANGED);
            }
            return watched;
        } catch (MalformedJsonException e) {
            throw ProblemException.invalid(Problem.at(e.in(name), "this is not a JSON document: " + e.reason(), FIX));
        } catch (IllegalArgumentException e) {
            throw refused(file, CHANGED);
        }
    }

    private static ProblemException refused(Place file, String what) {
        return ProblemException.invalid(Problem.at(file, what, FIX));
    }
}
