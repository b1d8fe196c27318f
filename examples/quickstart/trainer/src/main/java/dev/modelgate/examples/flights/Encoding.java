package dev.modelgate.examples.flights;

import java.util.List;

/** How one feature becomes consecutive positions of the tensor. */
sealed interface Encoding {

    String name();

    int width();

    /** One position for each entry of the vocabulary; a value outside of it leaves all of them zero. */
    record OneHot(String name, List<String> vocabulary) implements Encoding {

        public OneHot {
            vocabulary = List.copyOf(vocabulary);
        }

        @Override
        public int width() {
            return vocabulary.size();
        }

        void encode(String value, float[] tensor, int from) {
            int entry = vocabulary.indexOf(value);
            if (entry >= 0) {
                tensor[from + entry] = 1;
            }
        }
    }

    /** One position: the distance from the mean in units of the scale; {@code fill} stands in for a missing value. */
    record Standardised(String name, double mean, double scale, double fill) implements Encoding {

        @Override
        public int width() {
            return 1;
        }

        void encode(float value, float[] tensor, int from) {
            tensor[from] = (float) (((Float.isNaN(value) ? fill : value) - mean) / scale);
        }
    }
}
