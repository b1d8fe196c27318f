package dev.modelgate.policies;

import dev.modelgate.data.DataContract;
import dev.modelgate.gate.Policy;
import dev.modelgate.project.Project;
import dev.modelgate.settings.DocumentKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The kinds of settings files, and examples of each. */
final class Documents {
    static final List<DocumentKind<?>> KINDS = List.of(Project.KIND, DataContract.KIND, Policy.KIND);

    private Documents() {}

    /** {@code promotion-policy} for {@code PromotionPolicy}. */
    static String fileName(DocumentKind<?> kind) {
        return kind.name().replaceAll("(?<=.)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
    }

    static String minimal(DocumentKind<?> kind) {
        return resource("/documents/" + fileName(kind) + ".minimal.yaml");
    }

    /** A document that uses every key. */
    static String full(DocumentKind<?> kind) {
        return resource("/documents/" + fileName(kind) + ".full.yaml");
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Documents.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
