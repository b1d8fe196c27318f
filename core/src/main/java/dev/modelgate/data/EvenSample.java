package dev.modelgate.data;

/**
 * Which rows of many are looked at: of every so many rows one, at a place that a hash of their number tells. Rows spread
 * evenly over a file, and rows that take turns (of six sensors, each sixth is of one of them) are in it alike: every
 * so many-th row would be of some of them only.
 *
 * @param step how many rows each row stands for, at least 1
 */
public record EvenSample(long step) {
    /** Keeps products below 2⁶³. */
    private static final long GROUPS = 1L << 31;

    private static final long FIRST_FACTOR = 2_654_435_761L;
    private static final long SECOND_FACTOR = 1_274_126_177L;
    private static final long WORD = 1L << 32;

    public EvenSample {
        if (step < 1) {
            throw new IllegalArgumentException("a row stands for " + step + " rows");
        }
    }

    /** The least step with which at most so many rows of all are looked at. */
    public static EvenSample of(long all, int most) {
        return new EvenSample(Math.max(1, (all + most - 1) / most));
    }

    /** Whether a row is looked at, by its place, from 0. */
    public boolean takes(long place) {
        return place % step == offset(place / step);
    }

    /** The place within a group of {@link #step} rows: two rounds of multiplying and folding the group's number. */
    private long offset(long group) {
        long mixed = (group % GROUPS + 1) * FIRST_FACTOR % WORD;
        mixed ^= mixed >>> 16;
        mixed = mixed * SECOND_FACTOR % WORD;
        mixed ^= mixed >>> 13;
        return mixed % step;
    }
}
