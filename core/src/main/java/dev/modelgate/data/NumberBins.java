package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import dev.modelgate.statistics.BinEdges;
import dev.modelgate.statistics.NumericSample;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in bins of about equal mass. A bin is known by the least and the greatest value that were seen in it, so that
 * nothing is unknown of a bin that a single frequent value fills.
 *
 * @param mean arithmetic mean of all values
 * @param deviation population standard deviation of all values
 * @param least least value of each bin
 * @param greatest greatest value of each bin
 * @param counts values in each bin
 */
public record NumberBins(double mean, double deviation, List<Double> least, List<Double> greatest, List<Long> counts)
        implements ProfiledValues {
    /** A hundredth of the values to a bin; values that alone are more have bins of their own. */
    private static final int BINS = 100;

    public NumberBins {
        least = List.copyOf(least);
        greatest = List.copyOf(greatest);
        counts = List.copyOf(counts);
        ProfileChecks.counts(counts, least.size());
        require(
                greatest.size() == least.size(),
                "there are " + least.size() + " least values but " + greatest.size() + " greatest");
        ProfileChecks.ascending(least);
        ProfileChecks.ascending(greatest);
        for (int i = 0; i < least.size(); i++) {
            require(least.get(i) <= greatest.get(i), "bin " + i + " is upside down");
            require(i == 0 || greatest.get(i - 1) < least.get(i), "bin " + i + " overlaps the one before it");
        }
        require(Double.isFinite(mean), "the mean is not a finite number");
        require(Double.isFinite(deviation) && deviation >= 0, "the deviation is not a number of at least 0");
    }

    static NumberBins of(NumericSample sample) {
        BinEdges edges = BinEdges.ofEqualMass(sample, BINS);
        List<Double> least = new ArrayList<>();
        List<Double> greatest = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        int at = 0;
        for (int bin = 0; bin < edges.bins(); bin++) {
            int first = at;
            long count = 0;
            boolean last = bin == edges.bins() - 1;
            while (at < sample.distinct() && (last || sample.value(at) < edges.edge(bin + 1))) {
                count += sample.count(at++);
            }
            least.add(sample.value(first));
            greatest.add(sample.value(at - 1));
            counts.add(count);
        }
        return new NumberBins(sample.mean(), sample.populationStandardDeviation(), least, greatest, counts);
    }

    @Override
    public long total() {
        return ProfileChecks.sum(counts);
    }

    /** The share of the largest bin whose values are not all the same: how far a share of values may be off. */
    public double resolution() {
        long largest = 0;
        for (int i = 0; i < counts.size(); i++) {
            largest = least.get(i).equals(greatest.get(i)) ? largest : Math.max(largest, counts.get(i));
        }
        return (double) largest / total();
    }
}
