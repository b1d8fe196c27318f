package dev.modelgate.statistics;

/** Sorted orders and midranks, without boxing. */
final class Ranking {

    private Ranking() {}

    static int[] identity(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        return order;
    }

    /** The positions of the values from smallest to largest; equal values keep their order. */
    static int[] ascending(double[] values) {
        int[] order = identity(values.length);
        int[] spare = new int[values.length];
        for (long width = 1; width < values.length; width *= 2) {
            mergeRuns(values, order, spare, (int) width);
            int[] swap = order;
            order = spare;
            spare = swap;
        }
        return order;
    }

    private static void mergeRuns(double[] values, int[] from, int[] to, int width) {
        int n = from.length;
        int start = 0;
        while (start < n) {
            int middle = (int) Math.min((long) start + width, n);
            int end = (int) Math.min((long) middle + width, n);
            int left = start;
            int right = middle;
            for (int i = start; i < end; i++) {
                boolean takeLeft = left < middle && (right >= end || values[from[left]] <= values[from[right]]);
                to[i] = takeLeft ? from[left++] : from[right++];
            }
            start = end;
        }
    }

    /** The rank of each value from 1; equal values share the mean of their ranks. */
    static double[] midranks(double[] values) {
        int[] order = ascending(values);
        double[] ranks = new double[values.length];
        int start = 0;
        while (start < order.length) {
            int end = start + 1;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = 0.5 * (start + 1 + end);
            }
            start = end;
        }
        return ranks;
    }
}
