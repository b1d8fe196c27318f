package dev.modelgate.drift.joint;

import dev.modelgate.statistics.LinearDiscriminant;

/** A linear discriminant over the components of an embedding. */
record DiscriminantLearner(float[][] values, boolean[] current) implements Learner {
    @Override
    public int columns() {
        return values[0].length;
    }

    @Override
    public Scorer learn(int[] rows, long seed) {
        LinearDiscriminant discriminant = LinearDiscriminant.fit(values, current, rows);
        return new Scorer() {
            @Override
            public double score(int row) {
                return discriminant.score(values[row]);
            }

            @Override
            public double score(int row, int column, int donor) {
                float[] changed = values[row].clone();
                changed[column] = values[donor][column];
                return discriminant.score(changed);
            }

            @Override
            public double[] gains() {
                return discriminant.weights();
            }
        };
    }
}
