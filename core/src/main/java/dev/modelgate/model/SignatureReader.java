package dev.modelgate.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.evidence.JsonFields;
import dev.modelgate.evidence.JsonPositions;
import dev.modelgate.evidence.MalformedJsonException;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code ModelSignature} documents, strictly. */
final class SignatureReader {
    private static final String API_VERSION = "modelgate.dev/v1";
    private static final String KIND = "ModelSignature";
    private static final String FIX = "Let the training command write the signature again, or correct it by hand";
    /** Stand in for what is missing while the rest is read. */
    private static final double NO_NUMBER = 1;

    private static final String NO_NAME = "?";

    private SignatureReader() {}

    static ModelSignature read(String file, byte[] bytes) {
        Problems problems = new Problems();
        JsonNode tree = parse(file, bytes);
        JsonPositions positions = JsonPositions.of(file, bytes);
        JsonFields document = JsonFields.of(tree, (path, what) -> problems.add(positions.of(path), what, FIX));
        document.only(List.of("apiVersion", "kind", "input", "output", "features", "threshold", "golden"));
        constant(document, "apiVersion", API_VERSION);
        constant(document, "kind", KIND);
        ModelSignature signature = new ModelSignature(
                input(document.object("input")),
                output(document.object("output")),
                document.objects("features").stream()
                        .map(SignatureReader::feature)
                        .toList(),
                probability("threshold", document),
                golden(document));
        if (!problems.any()) {
            check(signature, document);
        }
        problems.throwIfAny();
        return signature;
    }

    private static JsonNode parse(String file, byte[] bytes) {
        try {
            return Json.parse(bytes);
        } catch (MalformedJsonException e) {
            throw ProblemException.invalid(
                    Problem.at(e.in(file), "The signature is not a JSON document: " + e.reason(), FIX));
        }
    }

    private static void constant(JsonFields document, String name, String expected) {
        document.text(name)
                .filter(value -> !value.equals(expected))
                .ifPresent(value -> document.problem(name, "is " + value + "; expected " + expected));
    }

    private static ModelSignature.Input input(JsonFields fields) {
        fields.only(List.of("name", "width"));
        return new ModelSignature.Input(name(fields), whole("width", 1, fields));
    }

    private static ModelSignature.Output output(JsonFields fields) {
        fields.only(List.of("name", "positive"));
        return new ModelSignature.Output(name(fields), whole("positive", 0, fields));
    }

    private static Feature feature(JsonFields fields) {
        String name = name(fields);
        String form =
                fields.text("type").orElse("") + " " + fields.text("encoding").orElse("");
        switch (form) {
            case "categorical one-hot":
                return oneHot(name, fields);
            case "numeric standardised":
                fields.only(List.of("name", "type", "encoding", "mean", "scale", "fill"));
                return new Feature.Numeric(
                        name,
                        fields.number("mean").orElse(NO_NUMBER),
                        scale(fields),
                        OptionalDouble.of(fields.number("fill").orElse(NO_NUMBER)));
            case "numeric identity":
                fields.only(List.of("name", "type", "encoding", "fill"));
                return new Feature.Numeric(name, 0, 1, fill(fields));
            default:
                fields.problem(
                        "encoding",
                        "does not make sense with the type (" + form.strip()
                                + "); expected a categorical feature that is"
                                + " one-hot, or a numeric one that is standardised or identity");
                return new Feature.Numeric(name, 0, 1, OptionalDouble.empty());
        }
    }

    private static Feature oneHot(String name, JsonFields fields) {
        fields.only(List.of("name", "type", "encoding", "vocabulary", "unknown"));
        constant(fields, "unknown", "zeros");
        Optional<List<String>> texts = fields.texts("vocabulary");
        if (texts.filter(List::isEmpty).isPresent()) {
            fields.problem("vocabulary", "is empty; expected one value at least");
        }
        List<String> vocabulary = texts.orElse(List.of());
        repeated(vocabulary).forEach(value -> fields.problem("vocabulary", "has " + value + " twice"));
        return new Feature.OneHot(name, vocabulary);
    }

    private static OptionalDouble fill(JsonFields fields) {
        return fields.names().contains("fill")
                ? OptionalDouble.of(fields.number("fill").orElse(NO_NUMBER))
                : OptionalDouble.empty();
    }

    private static String name(JsonFields fields) {
        String name = fields.text("name").orElse(NO_NAME);
        if (name.isBlank()) {
            fields.problem("name", "is blank");
        }
        return name;
    }

    private static int whole(String name, int least, JsonFields fields) {
        long value = fields.whole(name, least).orElse((long) least);
        if (value > Integer.MAX_VALUE) {
            fields.problem(name, "is " + value + "; expected " + Integer.MAX_VALUE + " or less");
            return least;
        }
        return (int) value;
    }

    private static double scale(JsonFields fields) {
        double scale = fields.number("scale").orElse(NO_NUMBER);
        if (scale == 0) {
            fields.problem("scale", "is 0; expected another number, because it is divided by");
        }
        return scale;
    }

    private static List<GoldenRow> golden(JsonFields document) {
        return document.objects("golden").stream()
                .map(SignatureReader::goldenRow)
                .toList();
    }

    private static GoldenRow goldenRow(JsonFields fields) {
        fields.only(List.of("row", "score"));
        JsonFields row = fields.object("row");
        Map<String, String> values = new HashMap<>();
        row.names().forEach(name -> row.scalar(name).ifPresent(value -> values.put(name, value)));
        return new GoldenRow(values, probability("score", fields));
    }

    private static double probability(String name, JsonFields fields) {
        double value = fields.number(name).orElse(NO_NUMBER);
        if (value < 0 || value > 1) {
            fields.problem(name, "is " + value + "; expected a probability, from 0 to 1");
        }
        return value;
    }

    /** What can only be seen when every part makes sense by itself. */
    private static void check(ModelSignature signature, JsonFields document) {
        int sum = signature.features().stream().mapToInt(Feature::width).sum();
        if (sum != signature.input().width()) {
            document.problem(
                    "input.width", "is " + signature.input().width() + "; the features take " + sum + " positions");
        }
        repeated(signature.columns()).forEach(name -> document.problem("features", "have " + name + " twice"));
        if (signature.golden().isEmpty()) {
            document.problem("golden", "is empty; expected rows with their scores, which prove the order of features");
        }
        document.objects("golden").forEach(golden -> checkRow(signature, golden.object("row")));
    }

    private static void checkRow(ModelSignature signature, JsonFields row) {
        row.only(signature.columns());
        for (Feature feature : signature.features()) {
            if (!row.names().contains(feature.name())) {
                row.problem(feature.name(), "is missing; a golden row names every feature, null where it has no value");
            } else if (feature instanceof Feature.Numeric numeric) {
                checkNumber(numeric, row);
            }
        }
    }

    private static void checkNumber(Feature.Numeric feature, JsonFields row) {
        if (!row.isNumeric(feature.name())) {
            row.problem(feature.name(), "is no number, but the feature is numeric");
        } else if (feature.fill().isEmpty() && row.scalar(feature.name()).isEmpty()) {
            row.problem(feature.name(), "is null, but the feature has no fill");
        }
    }

    private static Set<String> repeated(List<String> values) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new TreeSet<>();
        values.stream().filter(value -> !seen.add(value)).forEach(repeated::add);
        return repeated;
    }
}
