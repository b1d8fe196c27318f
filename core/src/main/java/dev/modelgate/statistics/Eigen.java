package dev.modelgate.statistics;

/** Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations (1846): the most accurate way. */
final class Eigen {

    private static final int MOST_SWEEPS = 60;

    private final double[][] matrix;
    /** The eigenvectors, in columns. */
    private final double[][] vectors;

    Eigen(double[][] symmetric) {
        int size = symmetric.length;
        matrix = new double[size][];
        vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i] = symmetric[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && !diagonal(); sweep++) {
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) {
                    rotate(i, j);
                }
            }
        }
    }

    private boolean diagonal() {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = i + 1; j < matrix.length; j++) {
                if (matrix[i][j] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Makes the entry at i, j zero. */
    private void rotate(int i, int j) {
        double off = matrix[i][j];
        if (Math.abs(off) <= 1e-20 * Math.sqrt(Math.abs(matrix[i][i] * matrix[j][j]))) {
            matrix[i][j] = 0;
            matrix[j][i] = 0;
            return;
        }
        double theta = (matrix[j][j] - matrix[i][i]) / (2 * off);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (int k = 0; k < matrix.length; k++) {
            double left = matrix[k][i];
            double right = matrix[k][j];
            matrix[k][i] = cosine * left - sine * right;
            matrix[k][j] = sine * left + cosine * right;
        }
        for (int k = 0; k < matrix.length; k++) {
            double upper = matrix[i][k];
            double lower = matrix[j][k];
            matrix[i][k] = cosine * upper - sine * lower;
            matrix[j][k] = sine * upper + cosine * lower;
            double left = vectors[k][i];
            double right = vectors[k][j];
            vectors[k][i] = cosine * left - sine * right;
            vectors[k][j] = sine * left + cosine * right;
        }
        matrix[i][j] = 0;
        matrix[j][i] = 0;
    }

    /** The i-th eigenvalue, in no order. */
    double value(int i) {
        return matrix[i][i];
    }

    /** How far a vector reaches along the i-th eigenvector. */
    double along(int i, double[] vector) {
        double sum = 0;
        for (int k = 0; k < vector.length; k++) {
            sum += vectors[k][i] * vector[k];
        }
        return sum;
    }
}
