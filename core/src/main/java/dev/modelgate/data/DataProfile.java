package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statistics of a dataset, column by column: small enough to commit, and all that a verdict on drift needs of the data
 * that it stands in for. A column takes at most {@value #MOST_BYTES} bytes beside its name, however many rows there are.
 *
 * @param dataset name of the dataset
 * @param digest its digest
 * @param rows its number of rows
 * @param scales the ways in which its rows fall into blocks; {@link ColumnDependence} tells of each
 * @param columns its columns, in file order
 * @param predictions what a model predicts of its rows, when one was asked
 */
public record DataProfile(
        String dataset,
        Digest digest,
        long rows,
        List<RowScale> scales,
        List<ColumnProfile> columns,
        Optional<ProfiledPredictions> predictions) {
    /** The {@code apiVersion} of the document. */
    public static final String API_VERSION = "modelgate.dev/v1";

    /** The {@code kind} of the document. */
    public static final String KIND = "DataProfile";

    /** The most bytes that a column takes beside its name. */
    public static final int MOST_BYTES = 1024;

    public DataProfile {
        scales = List.copyOf(scales);
        columns = List.copyOf(columns);
        require(!dataset.isBlank(), "the dataset's name is blank");
        require(rows >= 0, "the number of rows is negative");
        require(
                columns.stream().map(ColumnProfile::name).distinct().count() == columns.size(),
                "a column is there twice");
        for (ColumnProfile column : all(columns, predictions)) {
            long seen = Math.addExact(
                    Math.addExact(column.nulls(), column.nonFinite()),
                    column.values().total());
            boolean unread = column.type() == ColumnType.OTHER && column.nulls() <= rows;
            require(
                    column.dependence().scales() == scales.size(),
                    "column " + column.name() + " does not tell of every scale");
            require(
                    seen == rows || unread,
                    "column " + column.name() + " speaks of " + seen + " rows, the dataset has " + rows);
        }
    }

    private static List<ColumnProfile> all(List<ColumnProfile> columns, Optional<ProfiledPredictions> predictions) {
        return Stream.concat(columns.stream(), predictions.map(ProfiledPredictions::column).stream())
                .toList();
    }

    /** The profile of a dataset of which no model was asked. */
    public DataProfile(String dataset, Digest digest, long rows, List<RowScale> scales, List<ColumnProfile> columns) {
        this(dataset, digest, rows, scales, columns, Optional.empty());
    }

    /** The same with what a model predicts. */
    public DataProfile with(ProfiledPredictions predicted) {
        return new DataProfile(dataset, digest, rows, scales, columns, Optional.of(predicted));
    }

    /**
     * The document as it is committed: a line for each column, each in canonical JSON, so that a diff shows which
     * columns changed and the same data gives the same bytes.
     */
    public byte[] bytes() {
        return (content() + ",\n  \"seal\": " + text(seal().toString()) + "\n}\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The digest of all else that the document says: it tells edits by hand, and is no signature. */
    Digest seal() {
        return Digest.of(content().getBytes(StandardCharsets.UTF_8));
    }

    private String content() {
        String lines = columns.stream()
                .map(column -> "    " + CanonicalJson.text(Json.tree(column)))
                .collect(Collectors.joining(",\n"));
        String header = Map.of("apiVersion", API_VERSION, "kind", KIND, "dataset", dataset, "digest", digest.toString())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "  " + text(entry.getKey()) + ": " + text(entry.getValue()) + ",\n")
                .collect(Collectors.joining());
        String body = columns.isEmpty() ? "[]" : "[\n" + lines + "\n  ]";
        String blocks = CanonicalJson.text(Json.tree(scales));
        return "{\n" + header + "  \"rows\": " + rows + ",\n  \"scales\": " + blocks + ",\n  \"columns\": " + body
                + predictions
                        .map(model -> ",\n  \"predictions\": " + CanonicalJson.text(Json.tree(model)))
                        .orElse("");
    }

    private static String text(String value) {
        JsonNode tree = Json.tree(value);
        return CanonicalJson.text(tree);
    }
}
