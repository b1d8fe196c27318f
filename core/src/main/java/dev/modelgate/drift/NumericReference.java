package dev.modelgate.drift;

import dev.modelgate.data.NumberBins;
import dev.modelgate.statistics.Bounds;
import dev.modelgate.statistics.KolmogorovSmirnov;
import dev.modelgate.statistics.NumericSample;
import java.util.Optional;

/**
 * The numbers of a reference column: the values themselves, or what a profile kept of them.
 *
 * @param sample the values; of bins, every value at the least of its bin, which leaves the bins' borders where they are
 * @param middles the values; of bins, every value in the middle of its bin
 * @param bins the bins, when the values themselves are not known
 * @param mean arithmetic mean
 * @param deviation population standard deviation
 */
record NumericReference(
        NumericSample sample, NumericSample middles, Optional<NumberBins> bins, double mean, double deviation) {
    static NumericReference of(NumericSample exact) {
        return new NumericReference(exact, exact, Optional.empty(), exact.mean(), exact.populationStandardDeviation());
    }

    static NumericReference of(NumberBins bins) {
        int size = bins.counts().size();
        double[] least = new double[size];
        double[] middle = new double[size];
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            least[i] = bins.least().get(i);
            middle[i] = least[i] / 2 + bins.greatest().get(i) / 2;
            counts[i] = bins.counts().get(i);
        }
        return new NumericReference(
                NumericSample.of(least, counts),
                NumericSample.of(middle, counts),
                Optional.of(bins),
                bins.mean(),
                bins.deviation());
    }

    /**
     * The Kolmogorov–Smirnov distance. Of bins the cumulative distribution is known at their ends only; in between it is
     * bounded by them, and so is the distance. The estimate is the lower bound.
     */
    Bounds kolmogorovSmirnov(NumericSample current) {
        if (bins.isEmpty()) {
            double distance = KolmogorovSmirnov.statistic(sample, current);
            return new Bounds(distance, distance, distance);
        }
        double lower = 0;
        double upper = 0;
        long below = 0;
        for (int i = 0; i < bins.get().counts().size(); i++) {
            double least = bins.get().least().get(i);
            double greatest = bins.get().greatest().get(i);
            double before = (double) below / sample.n();
            below += bins.get().counts().get(i);
            double after = (double) below / sample.n();
            lower = Math.max(lower, Math.abs(before - share(current.countBelow(least), current)));
            lower = Math.max(lower, Math.abs(after - share(current.countAtMost(greatest), current)));
            if (least < greatest) {
                upper = Math.max(upper, after - share(current.countAtMost(least), current));
                upper = Math.max(upper, share(current.countBelow(greatest), current) - before);
            }
        }
        return new Bounds(lower, lower, Math.max(lower, upper));
    }

    private static double share(long count, NumericSample of) {
        return (double) count / of.n();
    }
}
