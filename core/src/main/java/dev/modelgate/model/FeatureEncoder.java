package dev.modelgate.model;

import dev.modelgate.data.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Turns rows into the floats that a model eats, as its signature says. A value that is missing without a fill, or is no
 * finite number, becomes a float that is not finite; {@link #firstUnusable} finds it.
 */
public final class FeatureEncoder {
    private final List<Column> columns = new ArrayList<>();
    private final int width;

    /** An encoder for the features of a signature. */
    public FeatureEncoder(ModelSignature signature) {
        int at = 0;
        for (Feature feature : signature.features()) {
            columns.add(new Column(feature, at, positions(feature)));
            at += feature.width();
        }
        width = at;
    }

    /** How many floats a row becomes. */
    public int width() {
        return width;
    }

    /**
     * Encodes one row.
     *
     * @param row the row
     * @param indices where the row has the column of each feature, in the order of the features
     * @return a new array of {@link #width} floats
     */
    public float[] encode(Rows.RowView row, int[] indices) {
        float[] encoded = new float[width];
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).encode(row, indices[i], encoded);
        }
        return encoded;
    }

    /** Index of the first feature whose value cannot be used. */
    public OptionalInt firstUnusable(float[] encoded) {
        for (int i = 0; i < columns.size(); i++) {
            if (!Float.isFinite(encoded[columns.get(i).at])) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static Map<String, Integer> positions(Feature feature) {
        Map<String, Integer> positions = new HashMap<>();
        if (feature instanceof Feature.OneHot oneHot) {
            for (int i = 0; i < oneHot.vocabulary().size(); i++) {
                positions.put(oneHot.vocabulary().get(i), i);
            }
        }
        return positions;
    }

    private record Column(Feature feature, int at, Map<String, Integer> positions) {
        void encode(Rows.RowView row, int index, float[] into) {
            if (feature instanceof Feature.Numeric numeric) {
                double value = row.isNull(index) ? numeric.fill().orElse(Double.NaN) : row.number(index);
                into[at] = numeric.encode(value);
            } else if (!row.isNull(index)) {
                Integer position = positions.get(row.text(index));
                if (position != null) {
                    into[at + position] = 1;
                }
            }
        }
    }
}
