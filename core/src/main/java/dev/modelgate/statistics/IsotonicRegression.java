package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/**
 * The non-decreasing function that is nearest to observations in least squares, found by pooling adjacent violators
 * (Ayer, Brunk, Ewing, Reid and Silverman, Annals of Mathematical Statistics 26, 1955). Fitted to labels it turns a
 * classifier's scores into probabilities (Zadrozny and Elkan, KDD 2002). Between observed places it is interpolated, and
 * beyond them it goes on as it ends.
 */
public final class IsotonicRegression {
    private final double[] places;
    private final double[] values;

    private IsotonicRegression(double[] places, double[] values) {
        this.places = places;
        this.values = values;
    }

    /**
     * Fits observations in any order; those at one place count as their mean.
     *
     * @param x places, finite
     * @param y what was observed there, finite
     * @param weights how much each observation counts, not negative; those of weight 0 are left out
     * @throws IllegalArgumentException if nothing has a weight, or the lengths differ
     */
    public static IsotonicRegression of(double[] x, double[] y, double[] weights) {
        require(x.length == y.length && x.length == weights.length, "places, values and weights differ in number");
        double[] places = new double[x.length];
        double[] sums = new double[x.length];
        double[] masses = new double[x.length];
        int size = 0;
        for (int i : Ranking.ascending(x)) {
            Checks.finite(x[i], "place");
            Checks.finite(y[i], "value");
            require(weights[i] >= 0 && Double.isFinite(weights[i]), "a weight is " + weights[i]);
            if (weights[i] > 0) {
                if (size == 0 || places[size - 1] != x[i]) {
                    places[size++] = x[i];
                }
                sums[size - 1] += weights[i] * y[i];
                masses[size - 1] += weights[i];
            }
        }
        require(size > 0, "there is no observation of any weight");
        return new IsotonicRegression(Arrays.copyOf(places, size), pooled(sums, masses, size));
    }

    /** The means of the pools that each place ends up in. */
    private static double[] pooled(double[] sums, double[] masses, int size) {
        double[] poolSum = new double[size];
        double[] poolMass = new double[size];
        int[] poolEnd = new int[size];
        int pools = 0;
        for (int i = 0; i < size; i++) {
            double sum = sums[i];
            double mass = masses[i];
            while (pools > 0 && poolSum[pools - 1] * mass >= sum * poolMass[pools - 1]) {
                pools--;
                sum += poolSum[pools];
                mass += poolMass[pools];
            }
            poolSum[pools] = sum;
            poolMass[pools] = mass;
            poolEnd[pools++] = i + 1;
        }
        double[] values = new double[size];
        int from = 0;
        for (int pool = 0; pool < pools; pool++) {
            Arrays.fill(values, from, poolEnd[pool], poolSum[pool] / poolMass[pool]);
            from = poolEnd[pool];
        }
        return values;
    }

    /** The function's value. */
    public double at(double x) {
        int found = Arrays.binarySearch(places, x);
        if (found >= 0) {
            return values[found];
        }
        int above = -found - 1;
        if (above == 0 || above == places.length) {
            return values[above == 0 ? 0 : above - 1];
        }
        double share = (x - places[above - 1]) / (places[above] - places[above - 1]);
        return values[above - 1] + share * (values[above] - values[above - 1]);
    }

    /** The function's values, in the order of the places. */
    public double[] at(double[] x) {
        return Arrays.stream(x).map(this::at).toArray();
    }
}
