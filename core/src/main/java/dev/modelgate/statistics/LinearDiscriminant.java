package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/**
 * Fisher's linear discriminant between two classes of rows, for many columns: the covariance within classes is shrunk
 * towards a multiple of the identity by as much as its own noise asks for (oracle approximating shrinkage: Chen, Wiesel,
 * Eldar and Hero, IEEE Transactions on Signal Processing 58, 2010). Sums run in the order of the rows.
 */
public final class LinearDiscriminant {
    private final double[] direction;

    private LinearDiscriminant(double[] direction) {
        this.direction = direction;
    }

    /**
     * Finds the direction that tells the classes apart.
     *
     * @param values finite values by row and column, about of the same scale; at least one column
     * @param second whether a row is of the second class, by row
     * @param rows the rows to learn from, some of each class
     */
    public static LinearDiscriminant fit(float[][] values, boolean[] second, int[] rows) {
        require(rows.length > 0 && values[rows[0]].length > 0, "there is nothing to learn from");
        int columns = values[rows[0]].length;
        double[][] means = new double[2][columns];
        int[] sizes = new int[2];
        for (int row : rows) {
            int side = second[row] ? 1 : 0;
            sizes[side]++;
            for (int i = 0; i < columns; i++) {
                means[side][i] += values[row][i];
            }
        }
        require(sizes[0] > 0 && sizes[1] > 0, "there is only one class to learn from");
        double[] difference = new double[columns];
        for (int i = 0; i < columns; i++) {
            means[0][i] /= sizes[0];
            means[1][i] /= sizes[1];
            difference[i] = means[1][i] - means[0][i];
        }
        double[][] covariance = covariance(values, second, rows, means);
        shrink(covariance, Math.max(1, rows.length - 2));
        return new LinearDiscriminant(solve(covariance, difference));
    }

    /** How much a row looks like one of the second class; only the order of scores says something. */
    public double score(float[] row) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += direction[i] * row[i];
        }
        return sum;
    }

    /** How much each column counts, without its sign. */
    public double[] weights() {
        return Arrays.stream(direction).map(Math::abs).toArray();
    }

    /** The lower triangle. */
    private static double[][] covariance(float[][] values, boolean[] second, int[] rows, double[][] means) {
        int columns = means[0].length;
        double[][] sums = new double[columns][];
        for (int i = 0; i < columns; i++) {
            sums[i] = new double[i + 1];
        }
        double[] centred = new double[columns];
        for (int row : rows) {
            double[] mean = means[second[row] ? 1 : 0];
            for (int i = 0; i < columns; i++) {
                centred[i] = values[row][i] - mean[i];
            }
            for (int i = 0; i < columns; i++) {
                double value = centred[i];
                double[] line = sums[i];
                for (int j = 0; j <= i; j++) {
                    line[j] += value * centred[j];
                }
            }
        }
        double freedom = Math.max(1, rows.length - 2);
        for (double[] line : sums) {
            for (int j = 0; j < line.length; j++) {
                line[j] /= freedom;
            }
        }
        return sums;
    }

    private static void shrink(double[][] covariance, double n) {
        int p = covariance.length;
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < p; i++) {
            trace += covariance[i][i];
            for (int j = 0; j < i; j++) {
                squares += 2 * covariance[i][j] * covariance[i][j];
            }
            squares += covariance[i][i] * covariance[i][i];
        }
        double apart = (n + 1 - 2.0 / p) * (squares - trace * trace / p);
        double share = apart <= 0 ? 1 : Math.min(1, ((1 - 2.0 / p) * squares + trace * trace) / apart);
        // Columns that do not vary at all leave something to divide by.
        double kept = Math.min(1 - 1e-6, Math.max(0, 1 - share));
        double mean = trace == 0 ? 1 : trace / p;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                covariance[i][j] *= kept;
            }
            covariance[i][i] = kept * covariance[i][i] + (1 - kept) * mean;
        }
    }

    /** Solves by Cholesky's decomposition, in place. */
    private static double[] solve(double[][] matrix, double[] right) {
        int p = right.length;
        double[] x = right.clone();
        for (int i = 0; i < p; i++) {
            double[] line = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] above = matrix[j];
                double sum = line[j];
                for (int k = 0; k < j; k++) {
                    sum -= line[k] * above[k];
                }
                line[j] = j < i ? sum / above[j] : Math.sqrt(Math.max(sum, Double.MIN_NORMAL));
            }
            double sum = x[i];
            for (int k = 0; k < i; k++) {
                sum -= line[k] * x[k];
            }
            x[i] = sum / line[i];
        }
        for (int i = p - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < p; k++) {
                sum -= matrix[k][i] * x[k];
            }
            x[i] = sum / matrix[i][i];
        }
        return x;
    }
}
