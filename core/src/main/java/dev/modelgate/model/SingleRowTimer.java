package dev.modelgate.model;

import dev.modelgate.statistics.NumericSample;
import dev.modelgate.statistics.Quantiles;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Times a model on single rows, after warm-up. */
final class SingleRowTimer {
    private static final int WARM_UP = 200;
    private static final double NANOS_PER_MICRO = 1000;

    private final LongSupplier nanoTime;

    SingleRowTimer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Optional<Latency> time(Scorer scorer, List<float[]> rows, int runs) {
        if (rows.isEmpty() || runs == 0) {
            return Optional.empty();
        }
        for (int i = 0; i < WARM_UP; i++) {
            scorer.score(List.of(rows.get(i % rows.size())));
        }
        double[] micros = new double[runs];
        for (int i = 0; i < runs; i++) {
            List<float[]> row = List.of(rows.get(i % rows.size()));
            long start = nanoTime.getAsLong();
            scorer.score(row);
            micros[i] = (nanoTime.getAsLong() - start) / NANOS_PER_MICRO;
        }
        NumericSample sample = NumericSample.of(micros);
        return Optional.of(new Latency(
                runs,
                Quantiles.nearestRank(sample, 0.5),
                Quantiles.nearestRank(sample, 0.95),
                Quantiles.nearestRank(sample, 0.99)));
    }
}
