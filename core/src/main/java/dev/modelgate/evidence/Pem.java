package dev.modelgate.evidence;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text: PEM (RFC 7468), or its Base64 alone on one line, as secrets of CI systems like it. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private Pem() {}

    /**
     * Bytes of a key.
     *
     * @param text PEM or Base64
     * @param label what PEM has to call it, as {@code PRIVATE KEY}
     * @return empty when the text is neither
     */
    static Optional<byte[]> read(String text, String label) {
        Matcher block = BLOCK.matcher(text);
        if (block.find()) {
            return block.group(1).equals(label) ? decoded(block.group(2)) : Optional.empty();
        }
        return decoded(text.strip());
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
