package dev.modelgate.examples.flights;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns that a model may look at. In a model's tensor the categories come first, then the numbers. */
@SuppressWarnings("ImmutableEnumChecker") // lists that List.of made are
enum FeatureSet {
    /** Known months ahead. */
    SCHEDULE("schedule", List.of("carrier", "origin", "hour", "weekday"), List.of()),
    /** The schedule, and the weather at the origin in the hour of departure. */
    SCHEDULE_AND_WEATHER(
            "schedule+weather",
            List.of("carrier", "origin", "hour", "weekday"),
            List.of("temp", "dewp", "humid", "wind_speed", "precip", "visib", "pressure")),
    /** How far, and from where: too little to tell by. */
    DISTANCE("distance", List.of("origin"), List.of("distance"));

    private final String text;
    private final List<String> categories;
    private final List<String> numbers;

    FeatureSet(String text, List<String> categories, List<String> numbers) {
        this.text = text;
        this.categories = categories;
        this.numbers = numbers;
    }

    static FeatureSet parse(String text) {
        return Stream.of(values())
                .filter(set -> set.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no feature set \"" + text + "\". Choose one of "
                        + Arrays.stream(values()).map(set -> set.text).collect(Collectors.joining(", ")) + "."));
    }

    List<String> categories() {
        return categories;
    }

    List<String> numbers() {
        return numbers;
    }

    @Override
    public String toString() {
        return text;
    }
}
