package dev.modelgate.examples.flights;

import dev.modelgate.examples.flights.Encoding.OneHot;
import dev.modelgate.examples.flights.Encoding.Standardised;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Turns a flight into the tensor that the model eats: the categories one after the other, then the numbers. */
record Encoder(List<OneHot> categories, List<Standardised> numbers) {

    /** Means and scales are rounded to this many digits, so that a reader of the signature can check them by hand. */
    private static final MathContext DIGITS = new MathContext(6);

    Encoder {
        categories = List.copyOf(categories);
        numbers = List.copyOf(numbers);
    }

    /** Takes vocabularies, means and scales from the training rows. */
    static Encoder fit(FeatureSet features, List<Flight> rows) {
        List<OneHot> categories = new ArrayList<>();
        for (int i = 0; i < features.categories().size(); i++) {
            int index = i;
            categories.add(vocabulary(
                    features.categories().get(i),
                    rows.stream().map(row -> row.categories().get(index))));
        }
        List<Standardised> numbers = new ArrayList<>();
        for (int i = 0; i < features.numbers().size(); i++) {
            int index = i;
            double[] known = rows.stream()
                    .mapToDouble(row -> row.numbers().get(index))
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            numbers.add(standardised(features.numbers().get(i), known));
        }
        return new Encoder(categories, numbers);
    }

    List<Encoding> features() {
        return Stream.concat(categories.stream(), numbers.stream().map(Encoding.class::cast))
                .toList();
    }

    int width() {
        int width = numbers.size();
        for (OneHot category : categories) {
            width += category.width();
        }
        return width;
    }

    float[] encode(Flight flight) {
        float[] tensor = new float[width()];
        int at = 0;
        for (int i = 0; i < categories.size(); i++) {
            categories.get(i).encode(flight.categories().get(i), tensor, at);
            at += categories.get(i).width();
        }
        for (int i = 0; i < numbers.size(); i++) {
            numbers.get(i).encode(flight.numbers().get(i), tensor, at);
            at += 1;
        }
        return tensor;
    }

    private static OneHot vocabulary(String name, Stream<String> values) {
        // Hours and weekdays are categories too, and read best in the order of numbers: 5, 6, … 10.
        List<String> vocabulary = values.filter(value -> !value.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        return new OneHot(name, vocabulary);
    }

    private static Standardised standardised(String name, double[] known) {
        if (known.length == 0) {
            throw new UsageException("The training rows have no value of " + name + ".");
        }
        double sum = 0;
        for (double value : known) {
            sum += value;
        }
        double mean = sum / known.length;
        double squares = 0;
        for (double value : known) {
            squares += (value - mean) * (value - mean);
        }
        double scale = Math.sqrt(squares / known.length);
        if (scale == 0) {
            throw new UsageException("The training rows have only one value of " + name + ".");
        }
        return new Standardised(name, round(mean), round(scale), round(mean));
    }

    private static double round(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
