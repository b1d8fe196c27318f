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
    private static final int CANDIDATES = 4000;
    /** A swap that moves a score by this much is seen well enough; more earns nothing. */
    private static final double PLAIN = 0.05;
    /** A score that moves by this little is hardly seen. */
    private static final double HARDLY = 0.0001;

    private final Encoder encoder;
    private final LateModel model;
    /** Where in the tensor each feature begins. */
    private final int[] starts;

    GoldenRows(Encoder encoder, LateModel model) {
        this.encoder = encoder;
        this.model = model;
        List<Encoding> features = encoder.features();
        starts = new int[features.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + features.get(i - 1).width();
        }
    }

    /** Rows for a signature; if any has a gap, one with a gap is the first. */
    List<Flight> choose(List<Flight> rows) {
        List<Candidate> candidates = candidates(rows);
        List<Candidate> gaps = candidates(rows.stream().filter(Flight::hasGap).toList());
        List<Flight> chosen = new ArrayList<>();
        double[] seen = new double[pairs()];
        if (!gaps.isEmpty()) {
            chosen.add(take(gaps, seen));
        }
        while (chosen.size() < COUNT && !candidates.isEmpty()) {
            chosen.add(take(candidates, seen));
        }
        return chosen;
    }

    /** How far the least visible swap of two features moves the score of any of these rows. */
    double leastVisibleSwap(List<Flight> golden) {
        double[] seen = new double[pairs()];
        golden.forEach(row -> raise(seen, swaps(encoder.encode(row))));
        return Arrays.stream(seen).min().orElse(0);
    }

    private Flight take(List<Candidate> candidates, double[] seen) {
        Candidate best = candidates.get(0);
        double bestGain = -1;
        for (Candidate candidate : candidates) {
            double gain = gain(seen, candidate.moved);
            if (gain > bestGain) {
                bestGain = gain;
                best = candidate;
            }
        }
        raise(seen, best.moved);
        candidates.remove(best);
        return best.flight;
    }

    private static double gain(double[] seen, double[] moved) {
        double gain = 0;
        for (int i = 0; i < seen.length; i++) {
            gain += Math.max(0, worth(moved[i]) - worth(seen[i]));
        }
        return gain;
    }

    /** Logarithmic, so that what is hardly seen counts most. */
    private static double worth(double moved) {
        return Math.log(Math.min(PLAIN, moved) + HARDLY);
    }

    private static void raise(double[] seen, double[] moved) {
        for (int i = 0; i < seen.length; i++) {
            seen[i] = Math.max(seen[i], moved[i]);
        }
    }

    private int pairs() {
        return starts.length * (starts.length - 1) / 2;
    }

    /** For each pair of features: how far the score moves when the two change places in the tensor. */
    private double[] swaps(float[] tensor) {
        float score = model.score(tensor);
        double[] moved = new double[pairs()];
        int pair = 0;
        for (int i = 0; i < starts.length; i++) {
            for (int j = i + 1; j < starts.length; j++) {
                moved[pair++] = Math.abs(model.score(swapped(tensor, i, j)) - score);
            }
        }
        return moved;
    }

    private float[] swapped(float[] tensor, int first, int second) {
        float[] result = new float[tensor.length];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            int source = i == first ? second : i == second ? first : i;
            int end = source + 1 < starts.length ? starts[source + 1] : tensor.length;
            System.arraycopy(tensor, starts[source], result, at, end - starts[source]);
            at += end - starts[source];
        }
        return result;
    }

    private List<Candidate> candidates(List<Flight> rows) {
        int step = Math.max(1, rows.size() / CANDIDATES);
        List<Candidate> some = new ArrayList<>();
        for (int i = 0; i < rows.size() && some.size() < CANDIDATES; i += step) {
            some.add(new Candidate(rows.get(i), swaps(encoder.encode(rows.get(i)))));
        }
        return some;
    }

    /** A row, and how far each swap would move its score. */
    private static final class Candidate {

        final Flight flight;
        final double[] moved;

        Candidate(Flight flight, double[] moved) {
            this.flight = flight;
            this.moved = moved;
        }
    }
}
