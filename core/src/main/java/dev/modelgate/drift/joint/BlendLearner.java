package dev.modelgate.drift.joint;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Two learners whose scores, on scales of their own, count alike: what one of them is blind to the other may see. */
record BlendLearner(Learner first, Learner second) implements Learner {
    /** So many of the known rows tell the scale of a score. */
    private static final int SCALED = 2000;

    @Override
    public int columns() {
        return Math.max(first.columns(), second.columns());
    }

    @Override
    public Scorer learn(int[] rows, long seed) {
        Scorer one = first.learn(rows, seed);
        Scorer other = second.learn(rows, seed);
        double ones = deviation(rows, one::score);
        double others = deviation(rows, other::score);
        return new Scorer() {
            @Override
            public double score(int row) {
                return one.score(row) / ones + other.score(row) / others;
            }

            @Override
            public double score(int row, int column, int donor) {
                return one.score(row, column, donor) / ones + other.score(row, column, donor) / others;
            }

            @Override
            public double[] gains() {
                return one.gains();
            }
        };
    }

    /** The standard deviation of a score; 1 when it does not vary. */
    private static double deviation(int[] rows, IntToDoubleFunction score) {
        int step = Math.max(1, rows.length / SCALED);
        double[] scores = new double[(rows.length + step - 1) / step];
        Arrays.setAll(scores, i -> score.applyAsDouble(rows[i * step]));
        double mean = Arrays.stream(scores).sum() / scores.length;
        double squares = Arrays.stream(scores)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return squares == 0 ? 1 : Math.sqrt(squares / scores.length);
    }
}
