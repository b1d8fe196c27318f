package dev.modelgate.examples.flights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses rows whose scores give away a model that reads its features in another order.
 *
 * <p>Every pair of features is a swap that somebody could make. A row sees a swap by how far its score moves. Row by
 * row the one is taken that lifts the least seen swaps most, so that no pair stays in the dark.
 */
final class GoldenRows {

    static final int COUNT = 8;
    private static final int CANDIDATES = 1000;
    /** A swap that moves a score by this much is seen well enough; more earns nothing. */
    private static final double PLAIN = 0.05;

    private final Encoder encoder;
    private final LateModel model;

    GoldenRows(Encoder encoder, LateModel model) {
        this.encoder = encoder;
        this.model = model;
    }

    /** Rows for a signature; if any has a gap, one with a gap is the first. */
    List<Flight> choose(List<Flight> rows) {
        List<Flight> candidates = new ArrayList<>(evenly(rows));
        List<Flight> gaps = evenly(rows.stream().filter(Flight::hasGap).toList());
        List<Flight> chosen = new ArrayList<>();
        double[] seen = new double[swaps(new float[encoder.width()]).length];
        if (!gaps.isEmpty()) {
            take(gaps, seen, chosen);
        }
        while (chosen.size() < Math.min(COUNT, rows.size())) {
            candidates.removeAll(chosen);
            if (candidates.isEmpty()) {
                break;
            }
            take(candidates, seen, chosen);
        }
        return chosen;
    }

    /** How far the least visible swap of two features moves the score of any of these rows. */
    double leastVisibleSwap(List<Flight> golden) {
        double[] seen = new double[swaps(new float[encoder.width()]).length];
        golden.forEach(row -> raise(seen, swaps(encoder.encode(row))));
        return Arrays.stream(seen).min().orElse(0);
    }

    private void take(List<Flight> candidates, double[] seen, List<Flight> chosen) {
        Flight best = candidates.get(0);
        double bestGain = -1;
        for (Flight candidate : candidates) {
            double gain = gain(seen, swaps(encoder.encode(candidate)));
            if (gain > bestGain) {
                bestGain = gain;
                best = candidate;
            }
        }
        chosen.add(best);
        raise(seen, swaps(encoder.encode(best)));
    }

    private static double gain(double[] seen, double[] moved) {
        double gain = 0;
        for (int i = 0; i < seen.length; i++) {
            gain += Math.max(0, Math.min(PLAIN, moved[i]) - Math.min(PLAIN, seen[i]));
        }
        return gain;
    }

    private static void raise(double[] seen, double[] moved) {
        for (int i = 0; i < seen.length; i++) {
            seen[i] = Math.max(seen[i], moved[i]);
        }
    }

    /** For each pair of features: how far the score moves when the two change places in the tensor. */
    private double[] swaps(float[] tensor) {
        List<Encoding> features = encoder.features();
        float score = model.score(tensor);
        double[] moved = new double[features.size() * (features.size() - 1) / 2];
        int pair = 0;
        for (int i = 0; i < features.size(); i++) {
            for (int j = i + 1; j < features.size(); j++) {
                moved[pair++] = Math.abs(model.score(swapped(tensor, i, j)) - score);
            }
        }
        return moved;
    }

    private float[] swapped(float[] tensor, int first, int second) {
        List<Encoding> features = encoder.features();
        float[] result = new float[tensor.length];
        int at = 0;
        for (int i = 0; i < features.size(); i++) {
            int source = i == first ? second : i == second ? first : i;
            int width = features.get(source).width();
            System.arraycopy(tensor, start(source), result, at, width);
            at += width;
        }
        return result;
    }

    private int start(int feature) {
        return encoder.features().stream().limit(feature).mapToInt(Encoding::width).sum();
    }

    private static List<Flight> evenly(List<Flight> rows) {
        int step = Math.max(1, rows.size() / CANDIDATES);
        List<Flight> some = new ArrayList<>();
        for (int i = 0; i < rows.size() && some.size() < CANDIDATES; i += step) {
            some.add(rows.get(i));
        }
        return some;
    }
}
