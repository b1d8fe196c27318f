package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in bins of about equal mass: bin i holds {@code edges[i-1] <= x < edges[i]}, the first all below the first edge
 * and the last all from the last edge on.
 *
 * @param least the least value
 * @param greatest the greatest value
 * @param mean arithmetic mean of all values
 * @param deviation population standard deviation, of a sample when there are many rows
 * @param edges ascending, greater than {@code least} and at most {@code greatest}
 * @param counts values in each bin, one bin more than there are edges
 */
public record NumberBins(
        double least, double greatest, double mean, double deviation, List<Double> edges, List<Long> counts)
        implements ProfiledValues {
    public NumberBins {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        require(
                counts.size() == edges.size() + 1,
                "there are " + edges.size() + " edges but " + counts.size() + " counts");
        require(counts.stream().allMatch(count -> count >= 0), "a count is negative");
        require(Double.isFinite(least) && Double.isFinite(greatest) && least <= greatest, "no value is the least");
        new Cells.Bins(edges);
        require(
                edges.isEmpty() || least < edges.get(0) && edges.get(edges.size() - 1) <= greatest,
                "an edge lies outside of the values");
        require(ProfileChecks.sum(counts) > 0, "there are no values");
        require(Double.isFinite(mean), "the mean is not a finite number");
        require(Double.isFinite(deviation) && deviation >= 0, "the deviation is not a number of at least 0");
    }

    @Override
    public long total() {
        return ProfileChecks.sum(counts);
    }

    /**
     * What other data are counted over: the bins, and what lies below the least and above the greatest value in cells of
     * their own, the first and, when a number is greater, the last.
     */
    public Cells.Bins cells() {
        List<Double> all = new ArrayList<>();
        all.add(least);
        all.addAll(edges);
        double above = Math.nextUp(greatest);
        if (Double.isFinite(above)) {
            all.add(above);
        }
        return new Cells.Bins(all);
    }
}
