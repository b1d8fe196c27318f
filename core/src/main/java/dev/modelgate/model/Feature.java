package dev.modelgate.model;

import dev.modelgate.data.ColumnType;
import java.util.List;
import java.util.OptionalDouble;

/** How one column of the data becomes consecutive positions of a model's input. */
public sealed interface Feature {
    /** Name of the column. */
    String name();

    /** How many positions of the input it takes, at least 1. */
    int width();

    /** Whether a column of this type can be encoded this way. */
    boolean fits(ColumnType type);

    /**
     * One position for each entry of a vocabulary: 1 at the value's own, 0 elsewhere; a missing value and one outside of
     * the vocabulary leave all of them 0.
     *
     * @param name name of the column
     * @param vocabulary the known values as text, in the order of their positions; integers without a fraction
     */
    record OneHot(String name, List<String> vocabulary) implements Feature {
        public OneHot {
            vocabulary = List.copyOf(vocabulary);
        }

        @Override
        public int width() {
            return vocabulary.size();
        }

        @Override
        public boolean fits(ColumnType type) {
            return type != ColumnType.NUMBER && type != ColumnType.OTHER;
        }
    }

    /**
     * One position: {@code (value − mean) / scale}. A plain number has mean 0 and scale 1.
     *
     * @param name name of the column
     * @param mean what is taken off
     * @param scale what is divided by, not 0
     * @param fill stands in for a missing value; without it, a row whose value is missing cannot be scored
     */
    record Numeric(String name, double mean, double scale, OptionalDouble fill) implements Feature {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public boolean fits(ColumnType type) {
            return type.numeric() || type == ColumnType.BOOLEAN;
        }

        float encode(double value) {
            return (float) ((value - mean) / scale);
        }
    }
}
