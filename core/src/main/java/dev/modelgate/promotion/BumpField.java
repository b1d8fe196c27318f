package dev.modelgate.promotion;

import dev.modelgate.model.ModelVersion;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;
import java.util.Optional;

/**
 * One value of an environment's file that is written when a model is promoted.
 *
 * @param key path to the value, see {@link YamlPath}
 * @param value what is written there
 */
@Description("One value of an environment's file that is written when a model is promoted.")
public record BumpField(
        @Description("Path to the value: keys joined by dots, [i] for elements, [\"key.with.dots\"].")
        String key,

        @Description("What is written there.") Value value) {
    public BumpField {
        Optional<String> wrong = YamlPath.problemOf(key);
        new Violations()
                .when(
                        wrong.isPresent(),
                        "key",
                        wrong.orElse(""),
                        "Write it as in 'spec.template.metadata.labels[\"a.b\"]'")
                .throwIfAny();
    }

    /** What can be written into an environment's file. */
    public enum Value {
        /** The version for people. */
        @Description("the version for people")
        VERSION,
        /** The digest of the model's file, {@code sha256:…}. */
        @Description("the digest of the model's file, sha256:…")
        DIGEST,
        /** The digest of the signature's file, {@code sha256:…}. */
        @Description("the digest of the signature's file, sha256:…")
        SIGNATURE,
        /** Where a server finds the model. */
        @Description("where a server finds the model")
        URI;

        String of(ModelVersion model, String uri) {
            return switch (this) {
                case VERSION -> model.version();
                case DIGEST -> model.digest().toString();
                case SIGNATURE -> model.signature().toString();
                case URI -> uri;
            };
        }
    }
}
