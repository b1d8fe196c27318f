package dev.modelgate.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.modelgate.evidence.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The structural schema of a CustomResourceDefinition as JSON Schema draft 4, on which OpenAPI 3.0 rests. What an API
 * server would silently drop, a field that the schema does not know, is an error here.
 */
final class CrdSchema {
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";
    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";

    /** The API server checks metadata itself; a CRD only says that it is an object. */
    private static final String METADATA = """
            {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {
              "name": {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},
              "namespace": {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},
              "labels": {"type": "object", "additionalProperties": {"type": "string"}},
              "annotations": {"type": "object", "additionalProperties": {"type": "string"}},
              "finalizers": {"type": "array", "items": {"type": "string"}}}}
            """;

    private final String kind;
    private final Map<String, JsonSchema> versions;

    private CrdSchema(String kind, Map<String, JsonSchema> versions) {
        this.kind = kind;
        this.versions = versions;
    }

    static CrdSchema read(String resource) throws IOException {
        try (InputStream stream = CrdSchema.class.getResourceAsStream("/crds/" + resource)) {
            JsonNode crd = yaml(new GZIPInputStream(stream).readAllBytes());
            JsonNode spec = crd.path("spec");
            Map<String, JsonSchema> versions = new HashMap<>();
            for (JsonNode version : spec.path("versions")) {
                ObjectNode schema =
                        version.path("schema").path("openAPIV3Schema").deepCopy();
                strict(schema);
                ((ObjectNode) schema.path("properties"))
                        .set("metadata", Json.parse(METADATA.getBytes(StandardCharsets.UTF_8)));
                ArrayNode required = schema.putArray("required");
                List.of("apiVersion", "kind", "metadata", "spec").forEach(required::add);
                versions.put(
                        spec.path("group").asText() + "/" + version.path("name").asText(),
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                                .getSchema(schema));
            }
            return new CrdSchema(spec.path("names").path("kind").asText(), versions);
        }
    }

    boolean describes(JsonNode manifest) {
        return manifest.path("kind").asText().equals(kind)
                && versions.containsKey(manifest.path("apiVersion").asText());
    }

    List<String> errors(JsonNode manifest) {
        JsonSchema schema = Optional.ofNullable(
                        versions.get(manifest.path("apiVersion").asText()))
                .orElseThrow(() -> new IllegalArgumentException("not described: " + manifest.path("apiVersion")));
        return schema.validate(manifest).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    static JsonNode yaml(byte[] bytes) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        return Json.tree(new Load(settings).loadFromString(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static void strict(ObjectNode schema) {
        boolean open = schema.path(PRESERVE).asBoolean() || schema.has("additionalProperties");
        if (schema.path(INT_OR_STRING).asBoolean()) {
            schema.remove("type");
            ArrayNode either = schema.putArray("anyOf");
            either.addObject().put("type", "integer");
            either.addObject().put("type", "string");
        } else if (schema.path("type").asText().equals("object") && !open) {
            schema.put("additionalProperties", false);
        }
        schema.path("properties").forEach(CrdSchema::strictIfObject);
        strictIfObject(schema.path("items"));
        strictIfObject(schema.path("additionalProperties"));
        if (schema.path("nullable").asBoolean() && schema.has("type")) {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
        }
    }

    private static void strictIfObject(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            strict(object);
        }
    }
}
