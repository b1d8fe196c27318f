package dev.modelgate.examples.flights;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How well scores tell late flights from the others. */
final class Quality {

    private Quality() {}

    /** The share of pairs of a late and an on-time flight in which the late one scores higher; ties count half. */
    static double rocAuc(float[] scores, List<Flight> rows) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double rankSum = 0;
        double late = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int lateTied = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                lateTied += rows.get(order[to]).late() ? 1 : 0;
                to++;
            }
            rankSum += lateTied * (from + 1 + to) / 2.0;
            late += lateTied;
            from = to;
        }
        return (rankSum - late * (late + 1) / 2) / (late * (scores.length - late));
    }

    /** The hundredth with the highest F1; the lowest of several. */
    static double thresholdOfBestF1(float[] scores, List<Flight> rows) {
        double best = -1;
        double threshold = 0;
        for (int hundredth = 1; hundredth < 100; hundredth++) {
            double f1 = f1(scores, rows, hundredth / 100.0);
            if (f1 > best) {
                best = f1;
                threshold = hundredth / 100.0;
            }
        }
        return threshold;
    }

    private static double f1(float[] scores, List<Flight> rows, double threshold) {
        long hits = 0;
        long alarms = 0;
        long late = 0;
        for (int i = 0; i < scores.length; i++) {
            boolean alarm = scores[i] >= threshold;
            alarms += alarm ? 1 : 0;
            late += rows.get(i).late() ? 1 : 0;
            hits += alarm && rows.get(i).late() ? 1 : 0;
        }
        return 2.0 * hits / (alarms + late);
    }
}
