package dev.modelgate.settings;

/**
 * A kind of settings file.
 *
 * @param name the value of {@code kind:}, such as {@code PromotionPolicy}
 * @param type the record that the file is read into, without {@code apiVersion} and {@code kind}
 * @param <T> the record
 */
public record DocumentKind<T>(String name, Class<T> type) {
    /** The value of {@code apiVersion:} that this version of Modelgate reads. */
    public static final String API_VERSION = "modelgate.dev/v1";

    public DocumentKind {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " is not a record");
        }
    }
}
