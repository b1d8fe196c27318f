package dev.modelgate.statistics;

/** A running sum with Neumaier's compensation, so that ten million small terms lose no digits. */
final class Sum {

    private double sum;
    private double compensation;

    void add(double term) {
        double next = sum + term;
        if (Math.abs(sum) >= Math.abs(term)) {
            compensation += (sum - next) + term;
        } else {
            compensation += (term - next) + sum;
        }
        sum = next;
    }

    double value() {
        return sum + compensation;
    }
}
