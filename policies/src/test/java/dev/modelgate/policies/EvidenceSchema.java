package dev.modelgate.policies;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.DataValidation;
import dev.modelgate.data.ProfileData;
import dev.modelgate.data.ValidateData;
import dev.modelgate.drift.MeasureDrift;
import dev.modelgate.drift.nights.WatchNights;
import dev.modelgate.drift.nights.WatchResult;
import dev.modelgate.drift.replay.ReplayDrift;
import dev.modelgate.drift.replay.ReplayResult;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Json;
import dev.modelgate.evidence.PredicateType;
import dev.modelgate.evidence.TestResult;
import dev.modelgate.gate.Decision;
import dev.modelgate.gate.Facts;
import dev.modelgate.gate.VerificationSummary;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.quality.MeasureQuality;
import dev.modelgate.quality.QualityResult;
import dev.modelgate.training.Provenance;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainingResult;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the JSON Schema (draft 2020-12) of the statements of one kind, from the records that they are written from. */
final class EvidenceSchema {
    private static final String DIGEST = "^sha256:[0-9a-f]{64}$";
    private static final String HEX = "^[0-9a-f]{64}$";

    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, Class<?>> names = new TreeMap<>();

    /**
     * A kind of evidence.
     *
     * @param predicate what its statements look like
     * @param standard the record of the standard fields, when there are such
     * @param result the record of the result
     * @param description what it is about
     */
    record Kind(PredicateType predicate, Optional<Class<?>> standard, Class<?> result, String description) {
        @Override
        public String toString() {
            return predicate.kind();
        }
    }

    static final List<Kind> KINDS = List.of(
            standard(
                    ValidateData.PREDICATE,
                    TestResult.class,
                    DataValidation.class,
                    "A dataset held against its contract, as an in-toto Test Result."),
            standard(
                    Train.PREDICATE,
                    Provenance.class,
                    TrainingResult.class,
                    "A run of the training command, as SLSA provenance of the model."),
            standard(
                    ModelValidationResult.PREDICATE,
                    TestResult.class,
                    ModelValidationResult.class,
                    "A model on a holdout, alone and beside the champion, as an in-toto Test Result."),
            own(ProfileData.KIND, DataProfile.class, "The profile of a dataset, column by column."),
            own(MeasureDrift.KIND, DriftResult.class, "How much a dataset differs from a reference, column by column."),
            own(
                    WatchNights.KIND,
                    WatchResult.class,
                    "What nights of current data say together, column by column, however often one looks."),
            own(
                    ReplayDrift.KIND,
                    ReplayResult.class,
                    "How often the rule of drift would have alarmed in the past, and which margin meets a budget."),
            own(
                    MeasureQuality.KIND,
                    QualityResult.class,
                    "How well a model does on data as they come, with labels or without."),
            own(Facts.KIND, Facts.class, "What a decision rests on and no step measures."),
            standard(
                    Decision.PREDICATE,
                    VerificationSummary.class,
                    Decision.class,
                    "Whether a model may enter an environment, as a SLSA verification summary."));

    private static Kind standard(PredicateType predicate, Class<?> fields, Class<?> result, String description) {
        return new Kind(predicate, Optional.of(fields), result, description);
    }

    private static Kind own(String kind, Class<?> result, String description) {
        return new Kind(PredicateType.own(kind), Optional.empty(), result, description);
    }

    private EvidenceSchema() {}

    /** The schema: indented JSON with a final newline, the same text for the same records. */
    static String of(Kind kind) {
        return Json.pretty(new EvidenceSchema().statement(kind));
    }

    private ObjectNode statement(Kind kind) {
        ObjectNode schema = Json.object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://modelgate.dev/schema/v1/evidence/" + kind + ".json");
        schema.put("title", "Evidence of the kind " + kind);
        schema.put("description", kind.description());
        ObjectNode subjects = Json.object().put("type", "array").put("minItems", 1);
        subjects.set("items", subject());
        Map<String, ObjectNode> members = new TreeMap<>();
        members.put("_type", constant("https://in-toto.io/Statement/v1"));
        members.put("subject", subjects);
        members.put("predicateType", constant(kind.predicate().uri()));
        ObjectNode evidence = evidence(kind);
        members.put(
                "predicate",
                kind.standard()
                        .map(fields -> standardPredicate(fields, evidence))
                        .orElse(evidence));
        schema.setAll(closed(members, members.keySet()));
        schema.putObject("$defs").setAll(definitions);
        return schema;
    }

    private static ObjectNode subject() {
        ObjectNode digest = closed(Map.of("sha256", text().put("pattern", HEX)), List.of("sha256"));
        return closed(new TreeMap<>(Map.of("name", text(), "digest", digest)), List.of("name", "digest"));
    }

    private ObjectNode standardPredicate(Class<?> fields, ObjectNode evidence) {
        ObjectNode predicate = object(fields);
        evidence.put("description", "The extension field: what Modelgate itself reads.");
        ((ObjectNode) predicate.path("properties")).set("modelgate_evidence", evidence);
        ((ArrayNode) predicate.path("required")).add("modelgate_evidence");
        return predicate;
    }

    private ObjectNode evidence(Kind kind) {
        ObjectNode parts = Json.object().put("type", "object").put("minProperties", 1);
        parts.set("additionalProperties", text());
        ObjectNode conclusion = Json.object();
        Stream.of("passed", "denied", "unknown", "waiting").forEach(conclusion.putArray("enum")::add);
        ObjectNode measured = Json.object().put("type", "object");
        ObjectNode properties = measured.putObject("properties");
        properties.set("at", text().put("format", "date-time"));
        properties.set("seal", digest());
        measured.putArray("required").add("seal");
        measured.put("description", "What differs from run to run; no part of the key or of any content digest.");
        Map<String, ObjectNode> members = new TreeMap<>();
        members.put("kind", constant(kind.toString()));
        members.put("key", digest());
        members.put("parts", parts);
        members.put("conclusion", conclusion);
        members.put("result", value(kind.result()));
        members.put("measured", measured);
        return closed(members, members.keySet());
    }

    private ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return text();
        }
        if (raw == Digest.class) {
            return digest();
        }
        if (raw == boolean.class) {
            return Json.object().put("type", "boolean");
        }
        if (List.of(double.class, Double.class, OptionalDouble.class).contains(raw)) {
            return Json.object().put("type", "number");
        }
        if (List.of(int.class, long.class, Long.class, OptionalLong.class, OptionalInt.class)
                .contains(raw)) {
            return Json.object().put("type", "integer");
        }
        return raw.isEnum() ? constants(raw) : reference(raw);
    }

    private ObjectNode generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return value(arguments[0]);
        }
        ObjectNode node = Json.object();
        if (Map.class.isAssignableFrom(raw)) {
            node.put("type", "object").set("additionalProperties", value(arguments[1]));
        } else if (raw == List.class) {
            node.put("type", "array").set("items", value(arguments[0]));
        } else {
            throw new IllegalArgumentException("no schema for " + type);
        }
        return node;
    }

    private static ObjectNode constants(Class<?> type) {
        ObjectNode node = Json.object();
        ArrayNode names = node.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            names.add(Json.tree(constant).asText());
        }
        return node;
    }

    private ObjectNode reference(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> known = names.putIfAbsent(name, type);
        if (known == null) {
            definitions.put(name, type.isRecord() ? object(type) : union(type));
        } else if (known != type) {
            throw new IllegalArgumentException(known + " and " + type + " have the same name");
        }
        return Json.object().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode union(Class<?> type) {
        String property = type.getAnnotation(JsonTypeInfo.class).property();
        ObjectNode node = Json.object();
        ArrayNode alternatives = node.putArray("oneOf");
        for (JsonSubTypes.Type one : type.getAnnotation(JsonSubTypes.class).value()) {
            ObjectNode alternative = object(one.value());
            ((ObjectNode) alternative.path("properties")).set(property, constant(one.name()));
            ((ArrayNode) alternative.path("required")).add(property);
            alternatives.add(alternative);
        }
        return node;
    }

    private ObjectNode object(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Map<String, ObjectNode> members = new TreeMap<>();
        Arrays.stream(components).forEach(one -> members.put(one.getName(), value(one.getGenericType())));
        List<String> required = Arrays.stream(components)
                .filter(one -> !one.getType().getSimpleName().startsWith("Optional"))
                .map(RecordComponent::getName)
                .toList();
        return closed(members, required);
    }

    private static ObjectNode closed(Map<String, ObjectNode> members, Collection<String> required) {
        ObjectNode node = Json.object().put("type", "object");
        node.putObject("properties").setAll(members);
        required.stream().sorted().forEach(node.putArray("required")::add);
        return node.put("additionalProperties", false);
    }

    private static ObjectNode text() {
        return Json.object().put("type", "string");
    }

    private static ObjectNode digest() {
        return text().put("pattern", DIGEST);
    }

    private static ObjectNode constant(String value) {
        return Json.object().put("const", value);
    }
}
