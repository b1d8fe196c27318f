package dev.modelgate.examples.flights;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.examples.flights.Encoding.OneHot;
import dev.modelgate.examples.flights.Encoding.Standardised;
import java.util.List;

/** What whoever runs the model must know: how rows become tensors, what comes out, and what should come out. */
record Signature(Encoder encoder, LateModel model, double threshold, List<Flight> golden) {

    Signature {
        golden = List.copyOf(golden);
    }

    String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("apiVersion", "modelgate.dev/v1").put("kind", "ModelSignature");
        root.putObject("input").put("name", "input").put("width", encoder.width());
        root.putObject("output").put("name", "output").put("positive", model.positive());
        var features = root.putArray("features");
        encoder.categories().forEach(feature -> describe(feature, features.addObject()));
        encoder.numbers().forEach(feature -> describe(feature, features.addObject()));
        root.put("threshold", threshold);
        var rows = root.putArray("golden");
        golden.forEach(row -> describe(row, rows.addObject()));
        return root.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    }

    private static void describe(OneHot feature, ObjectNode node) {
        node.put("name", feature.name()).put("type", "categorical").put("encoding", "one-hot");
        feature.vocabulary().forEach(node.putArray("vocabulary")::add);
        node.put("unknown", "zeros");
    }

    private static void describe(Standardised feature, ObjectNode node) {
        node.put("name", feature.name()).put("type", "numeric").put("encoding", "standardised");
        node.put("mean", feature.mean()).put("scale", feature.scale()).put("fill", feature.fill());
    }

    private void describe(Flight flight, ObjectNode node) {
        ObjectNode row = node.putObject("row");
        for (int i = 0; i < encoder.categories().size(); i++) {
            String value = flight.categories().get(i);
            String name = encoder.categories().get(i).name();
            if (value.isEmpty()) {
                row.putNull(name);
            } else {
                row.put(name, value);
            }
        }
        for (int i = 0; i < encoder.numbers().size(); i++) {
            float value = flight.numbers().get(i);
            String name = encoder.numbers().get(i).name();
            if (Float.isNaN(value)) {
                row.putNull(name);
            } else {
                row.put(name, value);
            }
        }
        node.put("score", model.score(encoder.encode(flight)));
    }
}
