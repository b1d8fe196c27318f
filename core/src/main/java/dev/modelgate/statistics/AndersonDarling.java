package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

/**
 * The Anderson–Darling test that two samples come from one distribution: Scholz and Stephens, JASA 82 (1987), equation
 * 7 (midranks), as {@code scipy.stats.anderson_ksamp}. The p-value is interpolated in their table and stays between
 * 0.001 and 0.25: what is smaller or larger is not told.
 */
public final class AndersonDarling {

    public static final double LEAST_P = 0.001;
    public static final double LARGEST_P = 0.25;

    /** Critical values of the standardised statistic for two samples, {@code b0 + b1 + b2} of their table 2. */
    private static final double[] CRITICAL = {
        0.675 - 0.245 - 0.105,
        1.281 + 0.25 - 0.305,
        1.645 + 0.678 - 0.362,
        1.96 + 1.149 - 0.391,
        2.326 + 1.822 - 0.396,
        2.573 + 2.364 - 0.345,
        3.085 + 3.615 - 0.154
    };

    private static final double[] SIGNIFICANCE = {LARGEST_P, 0.1, 0.05, 0.025, 0.01, 0.005, LEAST_P};

    private static final double[] PARABOLA = parabola();

    private AndersonDarling() {}

    /**
     * The p-value, from {@link #LEAST_P} to {@link #LARGEST_P}.
     *
     * @throws IllegalArgumentException if there are fewer than four observations, or one value only
     */
    public static double pValue(SortedValues reference, SortedValues current) {
        double standardised = standardised(reference, current);
        if (standardised < CRITICAL[0]) {
            return LARGEST_P;
        }
        if (standardised > CRITICAL[CRITICAL.length - 1]) {
            return LEAST_P;
        }
        return StrictMath.exp((PARABOLA[2] * standardised + PARABOLA[1]) * standardised + PARABOLA[0]);
    }

    /** The statistic less its mean, in standard deviations. */
    private static double standardised(SortedValues reference, SortedValues current) {
        double n = Checks.size(reference.n(), "reference");
        double m = Checks.size(current.n(), "current sample");
        double total = n + m;
        require(total >= 4, "an Anderson–Darling test needs four observations, not " + (long) total);
        Sum ofReference = new Sum();
        Sum ofCurrent = new Sum();
        int distinct = 0;
        MergedValues walk = MergedValues.of(reference, current);
        while (walk.next()) {
            double l = walk.pooled();
            double b = walk.pooledBelow() + l / 2;
            double weight = b * (total - b) - total * l / 4;
            double r = total * (walk.referenceBelow() + walk.reference() / 2.0) - b * n;
            double c = total * (walk.currentBelow() + walk.current() / 2.0) - b * m;
            ofReference.add(l / total * r * r / weight);
            ofCurrent.add(l / total * c * c / weight);
            distinct++;
        }
        require(distinct > 1, "an Anderson–Darling test needs more than one distinct value");
        double statistic = (ofReference.value() / n + ofCurrent.value() / m) * (total - 1) / total;
        return (statistic - 1) / Math.sqrt(variance(n, m));
    }

    /** The variance of the statistic of two samples when nothing differs. */
    private static double variance(double n, double m) {
        double total = n + m;
        double inverse = 1 / n + 1 / m;
        double harmonic = 0;
        double g = 0;
        for (long i = 2; i < total; i++) {
            harmonic += 1 / (total + 1 - i);
            g += harmonic / i;
        }
        double h = harmonic + 1;
        double a = (4 * g - 6) + (10 - 6 * g) * inverse;
        double b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * inverse + 4 * h;
        double d = (2 * h + 6) * 4 - 8 * h;
        return (((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3));
    }

    /** The coefficients, lowest first, of the parabola through the logarithms of the table by least squares. */
    private static double[] parabola() {
        double[][] normal = new double[3][4];
        for (int i = 0; i < CRITICAL.length; i++) {
            double[] powers = {1, CRITICAL[i], CRITICAL[i] * CRITICAL[i]};
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    normal[row][column] += powers[row] * powers[column];
                }
                normal[row][3] += powers[row] * StrictMath.log(SIGNIFICANCE[i]);
            }
        }
        return solved(normal);
    }

    /** Gauss and Jordan's elimination; the matrix is positive definite. */
    private static double[] solved(double[][] rows) {
        int size = rows.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
                for (int column = pivot; column <= size; column++) {
                    rows[row][column] -= factor * rows[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = 0; row < size; row++) {
            solution[row] = rows[row][size] / rows[row][row];
        }
        return solution;
    }
}
