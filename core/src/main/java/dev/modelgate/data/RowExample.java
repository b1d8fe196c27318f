package dev.modelgate.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row that was found wanting.
 *
 * @param file the file, as the user wrote it
 * @param row 1-based number of the data row in its file; the header line is not counted
 * @param values column to value as text, {@code null} written as the word null
 */
public record RowExample(String file, long row, Map<String, String> values) {
    public RowExample {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
        String shown = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
        return file + " row " + row + ": " + shown;
    }
}
