package dev.modelgate.examples.flights;

import java.util.List;

/**
 * A flight as far as a model may look at it.
 *
 * @param categories one text for each of the feature set's categories; empty where the file has none
 * @param numbers one for each of the feature set's numbers; NaN where the file has none
 * @param late whether it left fifteen minutes late or more
 */
record Flight(List<String> categories, List<Float> numbers, boolean late) {

    Flight {
        categories = List.copyOf(categories);
        numbers = List.copyOf(numbers);
    }

    boolean hasGap() {
        return numbers.stream().anyMatch(number -> number.isNaN());
    }
}
