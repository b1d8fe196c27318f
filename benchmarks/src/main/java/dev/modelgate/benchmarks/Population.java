package dev.modelgate.benchmarks;

import dev.modelgate.data.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What the values of a column are drawn from, one independent of the other.
 *
 * @param names of text: what there is
 * @param draw makes a number or a position among the names; NaN for a missing value
 */
record Population(List<String> names, Draw draw) {
    /** Makes one value. */
    interface Draw {
        double next(SplittableRandom random);
    }

    static Population normal(double shift) {
        return new Population(List.of(), random -> random.nextGaussian() + shift);
    }

    static Population logNormal(double sigma) {
        return new Population(List.of(), random -> Math.exp(sigma * random.nextGaussian()));
    }

    /** Student's t by the polar method (R. W. Bailey, Mathematics of Computation 62, 1994). */
    static Population student(double degrees, double shift) {
        return new Population(List.of(), random -> {
            double u;
            double w;
            do {
                u = random.nextDouble(-1, 1);
                double v = random.nextDouble(-1, 1);
                w = u * u + v * v;
            } while (w >= 1 || w == 0);
            return shift + u * Math.sqrt(degrees * (Math.pow(w, -2 / degrees) - 1) / w);
        });
    }

    /** Standard normal, but for a share of the values that is shifted. */
    static Population segment(double share, double shift) {
        return new Population(List.of(), random -> random.nextGaussian() + (random.nextDouble() < share ? shift : 0));
    }

    static Population uniform(int categories) {
        return categories(IntStream.range(0, categories).mapToDouble(i -> 1).toArray());
    }

    /** Categories whose shares are as 1, 1/2, 1/3 and so on. */
    static Population zipf(int categories) {
        return categories(
                IntStream.rangeClosed(1, categories).mapToDouble(i -> 1.0 / i).toArray());
    }

    /** Categories with given weights. */
    static Population categories(double... weights) {
        double[] ends = weights.clone();
        Arrays.parallelPrefix(ends, Double::sum);
        double total = ends[ends.length - 1];
        List<String> names =
                IntStream.range(0, weights.length).mapToObj(i -> "c" + i).toList();
        return new Population(names, random -> {
            int found = Arrays.binarySearch(ends, random.nextDouble() * total);
            return Math.min(ends.length - 1, found < 0 ? -found - 1 : found + 1);
        });
    }

    /** Categories of which the first has a share larger by so much, the others less in proportion. */
    static Population moreOfTheFirst(double points, double... weights) {
        double total = Arrays.stream(weights).sum();
        double first = weights[0] / total;
        double[] changed = Arrays.stream(weights)
                .map(weight -> weight / total * (1 - first - points) / (1 - first))
                .toArray();
        changed[0] = first + points;
        return categories(changed);
    }

    Population missing(double share) {
        return new Population(names, random -> random.nextDouble() < share ? Double.NaN : draw.next(random));
    }

    MemoryTable.Values values(int rows, SplittableRandom random) {
        double[] cells = new double[rows];
        Arrays.setAll(cells, row -> draw.next(random));
        return new MemoryTable.Values(names.isEmpty() ? ColumnType.NUMBER : ColumnType.STRING, names, cells);
    }
}
