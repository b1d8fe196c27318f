package dev.modelgate.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A statement with signatures, as DSSE v1 has it (https://github.com/secure-systems-lab/dsse): the signed bytes are kept as
 * they were, so that whoever checks a signature parses nothing first.
 *
 * @param payload bytes of the statement
 * @param signatures at least one
 */
public record Envelope(byte[] payload, List<Signature> signatures) {
    /** What the payload is. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private static final String TYPE_FIELD = "payloadType";

    public Envelope {
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("the envelope has no signature");
        }
        payload = payload.clone();
        signatures = List.copyOf(signatures);
    }

    /** A copy of the statement's bytes. */
    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * A signature.
     *
     * @param keyId names the key, so that it is found among many; proves nothing
     * @param bytes the signature
     */
    public record Signature(String keyId, byte[] bytes) {
        public Signature {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Signature that && keyId.equals(that.keyId) && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * keyId.hashCode() + Arrays.hashCode(bytes);
        }
    }

    /** What is signed: the type and the payload with their lengths (DSSE's pre-authentication encoding). */
    static byte[] signed(byte[] payload) {
        byte[] type = PAYLOAD_TYPE.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("DSSEv1 " + type.length + " " + PAYLOAD_TYPE + " " + payload.length + " ")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    /** Whether a document is an envelope, rather than a bare statement. */
    static boolean is(JsonNode tree) {
        return tree.has(TYPE_FIELD);
    }

    /**
     * Reads an envelope.
     *
     * @throws IllegalArgumentException when it is none, or holds something else than a statement
     */
    static Envelope read(JsonNode tree) {
        if (!PAYLOAD_TYPE.equals(tree.path(TYPE_FIELD).textValue())) {
            throw new IllegalArgumentException(
                    "its envelope holds " + tree.path(TYPE_FIELD) + ", expected \"" + PAYLOAD_TYPE + "\"");
        }
        List<Signature> signatures = new ArrayList<>();
        for (JsonNode one : tree.path("signatures")) {
            signatures.add(new Signature(one.path("keyid").asText(), decoded(one.path("sig"), "a signature")));
        }
        return new Envelope(decoded(tree.path("payload"), "the payload"), signatures);
    }

    private static byte[] decoded(JsonNode text, String what) {
        try {
            return Base64.getDecoder().decode(text.asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " of its envelope is not Base64", e);
        }
    }

    /** The envelope as JSON. */
    ObjectNode tree() {
        ObjectNode tree = Json.object();
        tree.put("payload", Base64.getEncoder().encodeToString(payload)).put(TYPE_FIELD, PAYLOAD_TYPE);
        ArrayNode all = tree.putArray("signatures");
        signatures.forEach(one -> all.addObject()
                .put("keyid", one.keyId())
                .put("sig", Base64.getEncoder().encodeToString(one.bytes())));
        return tree;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that
                && Arrays.equals(payload, that.payload)
                && signatures.equals(that.signatures);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(payload) + signatures.hashCode();
    }
}
