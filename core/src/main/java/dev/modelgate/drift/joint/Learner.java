package dev.modelgate.drift.joint;

/** Learns to tell current rows from the reference's. Rows are known by their number. */
interface Learner {
    /** How many columns it looks at. */
    int columns();

    /** Learns from some rows, of both sides. */
    Scorer learn(int[] rows, long seed);

    /** What was learned. */
    interface Scorer {
        /** How much a row looks like a current one. */
        double score(int row);

        /** The same, had the row another one's value in a column. */
        double score(int row, int column, int donor);

        /** How much each column helped to learn it. */
        double[] gains();
    }
}
