package dev.modelgate.drift.evidently;

/**
 * Sums in the order in which NumPy adds: eight at a time, and pairwise (Higham 1993) above 128 terms. Where Evidently's
 * formula cancels, what is left is made of these roundings.
 */
final class NumpySum {

    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private NumpySum() {}

    static double of(double... terms) {
        return of(terms, 0, terms.length);
    }

    private static double of(double[] terms, int from, int to) {
        int n = to - from;
        if (n > BLOCK) {
            int half = n / 2 - n / 2 % LANES;
            return of(terms, from, from + half) + of(terms, from + half, to);
        }
        int whole = n - n % LANES;
        double sum = 0;
        if (whole > 0) {
            double[] lane = new double[LANES];
            for (int i = 0; i < whole; i++) {
                lane[i % LANES] += terms[from + i];
            }
            sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        }
        for (int i = from + whole; i < to; i++) {
            sum += terms[i];
        }
        return sum;
    }

    /** The same in single precision. */
    static float of(float[] terms, int from, int to) {
        int n = to - from;
        if (n > BLOCK) {
            int half = n / 2 - n / 2 % LANES;
            return of(terms, from, from + half) + of(terms, from + half, to);
        }
        int whole = n - n % LANES;
        float sum = 0;
        if (whole > 0) {
            float[] lane = new float[LANES];
            for (int i = 0; i < whole; i++) {
                lane[i % LANES] += terms[from + i];
            }
            sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        }
        for (int i = from + whole; i < to; i++) {
            sum += terms[i];
        }
        return sum;
    }
}
