package dev.modelgate.drift.joint;

import dev.modelgate.statistics.RandomForest;

/** A forest over columns of codes. */
record ForestLearner(byte[][] codes, boolean[] current) implements Learner {
    @Override
    public int columns() {
        return codes.length;
    }

    @Override
    public Scorer learn(int[] rows, long seed) {
        RandomForest forest = RandomForest.grow(codes, current, rows, seed);
        return new Scorer() {
            @Override
            public double score(int row) {
                return forest.score(row);
            }

            @Override
            public double score(int row, int column, int donor) {
                return forest.score(row, column, donor);
            }

            @Override
            public double[] gains() {
                return forest.gains();
            }
        };
    }
}
