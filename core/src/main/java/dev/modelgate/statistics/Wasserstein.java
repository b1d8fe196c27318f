package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

/**
 * The Wasserstein-1 (earth mover's) distance of two numeric samples: the area between their distribution functions, in
 * the unit of the values. Divided by {@link #unit} it says by how many standard deviations the mass moved on average.
 */
public final class Wasserstein {

    /** The least unit: that of a reference that hardly varies. Evidently's rule. */
    public static final double LEAST_UNIT = 0.001;

    private Wasserstein() {}

    /** The distance in the unit of the values ({@code scipy.stats.wasserstein_distance}). */
    public static double distance(SortedValues reference, SortedValues current) {
        return MergedValues.area(reference, current, Math::abs);
    }

    /** The distance of a table's rows whose cells stand for these ascending values. */
    static double distance(ContingencyTable table, double[] positions) {
        long[] reference = table.reference();
        long[] current = table.current();
        double area = 0;
        long referenceBelow = 0;
        long currentBelow = 0;
        for (int i = 0; i + 1 < positions.length; i++) {
            referenceBelow += reference[i];
            currentBelow += current[i];
            double height =
                    (double) referenceBelow / table.referenceSize() - (double) currentBelow / table.currentSize();
            area += Math.abs(height) * (positions[i + 1] - positions[i]);
        }
        return area;
    }

    /** The unit of {@link #normalised}: the reference's population standard deviation, at least {@value #LEAST_UNIT}. */
    public static double unit(double referenceStandardDeviation) {
        return Math.max(Checks.finite(referenceStandardDeviation, "standard deviation"), LEAST_UNIT);
    }

    /** The distance in standard deviations of the reference, as Evidently's {@code wasserstein}. */
    public static double normalised(SortedValues reference, SortedValues current) {
        return distance(reference, current) / unit(Moments.of(reference).populationStandardDeviation());
    }

    /**
     * What is known of the distance when of the reference only counts in bins are left. The estimate spreads each bin's
     * mass evenly over the bin; the bounds hold wherever in the bins it was.
     *
     * @throws IllegalArgumentException if an outer edge is infinite: mass there could be anywhere
     */
    public static Bounds distance(BinnedSample reference, NumericSample current) {
        BinEdges edges = reference.edges();
        int bins = edges.bins();
        require(
                Double.isFinite(edges.edge(0)) && Double.isFinite(edges.edge(bins)),
                "the outer bins are open: no distance can be told from them");
        Areas areas = new Areas();
        int c = 0;
        double x = Math.min(edges.edge(0), current.min());
        long below = 0;
        for (int i = 0; i <= bins + 1; i++) {
            double from = i == 0 ? x : edges.edge(i - 1);
            double to = i <= bins ? edges.edge(i) : Math.max(edges.edge(bins), current.max());
            double low = i == 0 ? 0 : reference.cumulative(i - 1);
            double high = i == 0 ? 0 : i <= bins ? reference.cumulative(i) : 1;
            double slope = to > from ? (high - low) / (to - from) : 0;
            while (x < to) {
                while (c < current.distinct() && current.value(c) <= x) {
                    below += current.count(c++);
                }
                double next = c < current.distinct() ? Math.min(to, current.value(c)) : to;
                double step = (double) below / current.n();
                areas.add(next - x, step, low, high, low + slope * (x - from), low + slope * (next - from));
                x = next;
            }
        }
        return areas.bounds();
    }

    /** Three areas at once: the least and the largest possible, and that under a straight line. */
    private static final class Areas {

        private final Sum least = new Sum();
        private final Sum straight = new Sum();
        private final Sum most = new Sum();

        /** A strip where one function is constant at {@code step} and the other somewhere from low to high. */
        void add(double width, double step, double low, double high, double lineStart, double lineEnd) {
            least.add(width * Math.max(0, Math.max(low - step, step - high)));
            most.add(width * Math.max(high - step, step - low));
            double start = lineStart - step;
            double end = lineEnd - step;
            if (start * end >= 0) {
                straight.add(width * Math.abs(start + end) / 2);
            } else {
                straight.add(width * (start * start + end * end) / (2 * Math.abs(end - start)));
            }
        }

        Bounds bounds() {
            double lower = least.value();
            double upper = Math.max(lower, most.value());
            return new Bounds(lower, Math.min(upper, Math.max(lower, straight.value())), upper);
        }
    }
}
