package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.modelgate.evidence.InToto;
import dev.modelgate.evidence.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The published schemas of evidence, as somebody who has only them would use them. */
final class EvidenceSchemas {
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private EvidenceSchemas() {}

    /** Files of statements below a folder, wherever projects are in it. */
    static List<Path> statements(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.resolve("../..").normalize().endsWith(Path.of(".modelgate", "evidence")))
                    .sorted()
                    .toList();
        }
    }

    /** What the schema of a kind says of a statement. */
    static Set<ValidationMessage> say(String kind, JsonNode statement) {
        return SCHEMAS.computeIfAbsent(kind, EvidenceSchemas::read).validate(statement);
    }

    /** Fails when a statement below a folder is not as its schema says. */
    static void check(Path folder) throws IOException {
        for (Path file : statements(folder)) {
            byte[] statement = InToto.textOf(Files.readAllBytes(file)).getBytes(StandardCharsets.UTF_8);
            assertThat(say(kind(file), Json.parse(statement))).as("%s", file).isEmpty();
        }
    }

    static String kind(Path statement) {
        return statement.getName(statement.getNameCount() - 2).toString();
    }

    private static JsonSchema read(String kind) {
        String name = "/dev/modelgate/schema/evidence/" + kind + ".schema.json";
        try (InputStream schema = Objects.requireNonNull(EvidenceSchemas.class.getResourceAsStream(name), name)) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
        } catch (IOException e) {
            throw new AssertionError("the schema cannot be read", e);
        }
    }
}
