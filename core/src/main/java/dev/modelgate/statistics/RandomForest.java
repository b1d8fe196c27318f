package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random forest (Breiman, Machine Learning 45, 2001) that tells two classes of rows apart, over columns of few ordered
 * codes. Classes count alike, however many rows each has. The same rows in the same order and the same seed give the same
 * forest on every machine.
 */
public final class RandomForest {
    private static final int TREES = 100;
    private static final int DEEPEST = 10;
    private static final int LEAST_IN_LEAF = 5;
    /** Leaves hold at least so many times the root of the rows: differences that matter here are faint and wide. */
    private static final double LEAF = 0.25;

    /** At most so many columns, or the root of their number, are tried at each question. */
    private static final int MOST_TRIED = 12;

    private static final int CODES = 256;

    private final byte[][] columns;
    private final List<Tree> trees;

    private RandomForest(byte[][] columns, List<Tree> trees) {
        this.columns = columns;
        this.trees = trees;
    }

    /**
     * Grows a forest.
     *
     * @param columns codes from 0 to 255 as unsigned bytes, by column and row; at least one column
     * @param second whether a row is of the second class, by row
     * @param rows the rows to learn from, some of each class
     * @param seed of what is drawn
     */
    public static RandomForest grow(byte[][] columns, boolean[] second, int[] rows, long seed) {
        require(columns.length > 0, "there are no columns to learn from");
        double[] sizes = new double[2];
        for (int row : rows) {
            sizes[second[row] ? 1 : 0]++;
        }
        require(sizes[0] > 0 && sizes[1] > 0, "there is only one class to learn from");
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Tree> trees = new ArrayList<>(TREES);
        for (int i = 0; i < TREES; i++) {
            trees.add(new Tree(new Growth(columns, second, rows, sizes, seeds.split())));
        }
        return new RandomForest(columns, trees);
    }

    /** How much a row looks like one of the second class, from 0 to 1. */
    public double score(int row) {
        return score(row, -1, row);
    }

    /**
     * The same, had the row another one's value in a column.
     *
     * @param column the column, or -1 for none
     * @param donor the other row
     */
    public double score(int row, int column, int donor) {
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.score(columns, row, column, donor);
        }
        return sum / trees.size();
    }

    /** How often trees ask for each column, weighted by how much they learn from the answer. */
    public double[] gains() {
        double[] gains = new double[columns.length];
        for (Tree tree : trees) {
            for (int node = 0; node < tree.size; node++) {
                if (tree.column[node] >= 0) {
                    gains[tree.column[node]] += tree.gain[node];
                }
            }
        }
        return gains;
    }

    /** Nodes in arrays; a leaf has column -1, the children of a node are next to each other. */
    private static final class Tree {
        private int[] column = new int[64];
        private int[] last = new int[64];
        private int[] child = new int[64];
        private double[] value = new double[64];
        private double[] gain = new double[64];
        private int size = 1;

        Tree(Growth growth) {
            grow(growth, 0, 0, growth.drawn.length, 0);
        }

        private void grow(Growth growth, int node, int from, int to, int depth) {
            growth.count(from, to);
            value[node] = growth.share();
            column[node] = -1;
            if (depth == DEEPEST || to - from < 2 * growth.least || !growth.split(from, to)) {
                return;
            }
            column[node] = growth.bestColumn;
            last[node] = growth.bestLast;
            gain[node] = growth.bestGain;
            int middle = growth.partition(from, to);
            int children = size;
            child[node] = children;
            size += 2;
            ensure();
            grow(growth, children, from, middle, depth + 1);
            grow(growth, children + 1, middle, to, depth + 1);
        }

        private void ensure() {
            if (size > column.length) {
                int more = 2 * column.length;
                column = Arrays.copyOf(column, more);
                last = Arrays.copyOf(last, more);
                child = Arrays.copyOf(child, more);
                value = Arrays.copyOf(value, more);
                gain = Arrays.copyOf(gain, more);
            }
        }

        double score(byte[][] columns, int row, int other, int donor) {
            int node = 0;
            while (column[node] >= 0) {
                int asked = column[node];
                int code = columns[asked][asked == other ? donor : row] & 0xFF;
                node = child[node] + (code <= last[node] ? 0 : 1);
            }
            return value[node];
        }
    }

    /** The rows of one tree, and the best question to ask of a part of them. */
    private static final class Growth {
        private final byte[][] columns;
        private final boolean[] second;
        private final double[] weights;
        private final SplittableRandom random;
        private final int[] drawn;
        private final int[] order;
        private final int least;
        private final int tried;
        private final int[] first = new int[CODES];
        private final int[] other = new int[CODES];
        private final int[] counts = new int[2];
        private int bestColumn;
        private int bestLast;
        private double bestGain;

        Growth(byte[][] columns, boolean[] second, int[] rows, double[] sizes, SplittableRandom random) {
            this.columns = columns;
            this.second = second;
            this.random = random;
            weights = new double[] {1 / sizes[0], 1 / sizes[1]};
            drawn = new int[rows.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = rows[random.nextInt(rows.length)];
            }
            order = Ranking.identity(columns.length);
            least = Math.max(LEAST_IN_LEAF, (int) (LEAF * Math.sqrt(rows.length)));
            int root = (int) Math.ceil(Math.sqrt(columns.length));
            tried = Math.min(columns.length, Math.max(root, Math.min(columns.length / 3, MOST_TRIED)));
        }

        void count(int from, int to) {
            counts[0] = 0;
            counts[1] = 0;
            for (int i = from; i < to; i++) {
                counts[second[drawn[i]] ? 1 : 0]++;
            }
        }

        /** The second class's share of the counted rows, drawn to a half by one row of each class. */
        double share() {
            double firsts = (counts[0] + 1) * weights[0];
            double seconds = (counts[1] + 1) * weights[1];
            return seconds / (firsts + seconds);
        }

        boolean split(int from, int to) {
            bestGain = 0;
            for (int i = 0; i < tried; i++) {
                int swap = i + random.nextInt(order.length - i);
                int column = order[swap];
                order[swap] = order[i];
                order[i] = column;
                tryColumn(column, from, to);
            }
            return bestGain > 0;
        }

        private void tryColumn(int column, int from, int to) {
            byte[] codes = columns[column];
            int lowest = CODES;
            int highest = -1;
            for (int i = from; i < to; i++) {
                int code = codes[drawn[i]] & 0xFF;
                (second[drawn[i]] ? other : first)[code]++;
                lowest = Math.min(lowest, code);
                highest = Math.max(highest, code);
            }
            int left0 = 0;
            int left1 = 0;
            for (int code = lowest; code <= highest; code++) {
                left0 += first[code];
                left1 += other[code];
                boolean occurs = first[code] + other[code] > 0;
                first[code] = 0;
                other[code] = 0;
                int left = left0 + left1;
                if (occurs && left >= least && to - from - left >= least) {
                    double gain = gain(left0, left1);
                    if (gain > bestGain) {
                        bestGain = gain;
                        bestColumn = column;
                        bestLast = code;
                    }
                }
            }
        }

        /** The decrease of Gini's impurity, with classes that count alike. */
        private double gain(int left0, int left1) {
            double a = left0 * weights[0];
            double b = left1 * weights[1];
            double c = (counts[0] - left0) * weights[0];
            double d = (counts[1] - left1) * weights[1];
            return (a * a + b * b) / (a + b)
                    + (c * c + d * d) / (c + d)
                    - ((a + c) * (a + c) + (b + d) * (b + d)) / (a + b + c + d);
        }

        int partition(int from, int to) {
            byte[] codes = columns[bestColumn];
            int left = from;
            int right = to;
            while (left < right) {
                if ((codes[drawn[left]] & 0xFF) <= bestLast) {
                    left++;
                } else {
                    int row = drawn[--right];
                    drawn[right] = drawn[left];
                    drawn[left] = row;
                }
            }
            return left;
        }
    }
}
