package dev.modelgate.data;

import java.util.Locale;
import java.util.Optional;

/** Formats of data files. */
public enum DataFormat {
    /** Text with a header line and one row a line. */
    CSV,
    /** Apache Parquet. */
    PARQUET,
    /** One JSON object a line. */
    JSON;

    /** The format that a file's ending stands for. */
    public static Optional<DataFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".parquet") || lower.endsWith(".pq")) {
            return Optional.of(PARQUET);
        }
        if (lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".csv.gz")) {
            return Optional.of(CSV);
        }
        return lower.endsWith(".json") || lower.endsWith(".jsonl") || lower.endsWith(".ndjson")
                ? Optional.of(JSON)
                : Optional.empty();
    }
}
