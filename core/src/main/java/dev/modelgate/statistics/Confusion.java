package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.OptionalDouble;

/**
 * The confusion matrix of a binary classifier at a threshold; at least one row.
 *
 * <p>A ratio whose denominator is 0 has no value: a model that calls nothing positive has no precision, neither a good
 * nor a bad one.
 */
public record Confusion(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    /** A ratio of the matrix's cells. */
    public enum Metric {
        ACCURACY {
            @Override
            public OptionalDouble of(Confusion c) {
                return ratio(c.truePositives + c.trueNegatives, c.n());
            }
        },
        /** How many of the rows called positive are. */
        PRECISION {
            @Override
            public OptionalDouble of(Confusion c) {
                return ratio(c.truePositives, c.truePositives + c.falsePositives);
            }
        },
        /** How many of the positive rows are called so. */
        RECALL {
            @Override
            public OptionalDouble of(Confusion c) {
                return ratio(c.truePositives, c.truePositives + c.falseNegatives);
            }
        },
        /** The harmonic mean of precision and recall; 0 when there are positives and none is found. */
        F1 {
            @Override
            public OptionalDouble of(Confusion c) {
                return ratio(2 * c.truePositives, 2 * c.truePositives + c.falsePositives + c.falseNegatives);
            }
        };

        /** The value, from 0 to 1; empty when the denominator is 0. */
        public abstract OptionalDouble of(Confusion confusion);

        private static OptionalDouble ratio(long part, long whole) {
            return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
        }
    }

    public Confusion {
        require(
                truePositives >= 0 && falsePositives >= 0 && falseNegatives >= 0 && trueNegatives >= 0,
                "a count is negative");
        Checks.size(truePositives + falsePositives + falseNegatives + trueNegatives, "confusion matrix");
    }

    /** Calls a row positive when its score is at least the threshold. */
    public static Confusion at(ScoredLabels rows, double threshold) {
        Checks.finite(threshold, "threshold");
        long[] cells = new long[4];
        for (int i = 0; i < rows.n(); i++) {
            cells[(rows.score(i) >= threshold ? 0 : 2) + (rows.label(i) ? 0 : 1)]++;
        }
        return new Confusion(cells[0], cells[1], cells[2], cells[3]);
    }

    public long n() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }
}
