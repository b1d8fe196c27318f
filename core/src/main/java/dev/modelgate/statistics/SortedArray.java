package dev.modelgate.statistics;

/** An ascending array as a sample. */
final class SortedArray implements SortedValues {

    private final double[] values;

    SortedArray(double[] ascending) {
        for (int i = 0; i < ascending.length; i++) {
            if (!Double.isFinite(ascending[i])) {
                throw new IllegalArgumentException(
                        "the value at position " + i + " is " + ascending[i] + ", not a finite number");
            }
            if (i > 0 && ascending[i - 1] > ascending[i]) {
                throw new IllegalArgumentException("the values do not ascend: " + ascending[i - 1] + " at position "
                        + (i - 1) + " is followed by " + ascending[i]);
            }
        }
        this.values = ascending;
    }

    @Override
    public long n() {
        return values.length;
    }

    @Override
    public Cursor cursor() {
        return new Runs(values);
    }

    @Override
    public double least() {
        return values[0];
    }

    @Override
    public double greatest() {
        return values[values.length - 1];
    }

    private static final class Runs implements Cursor {

        private final double[] values;
        private int start;
        private int end;

        Runs(double[] values) {
            this.values = values;
        }

        @Override
        public boolean next() {
            start = end;
            if (start == values.length) {
                return false;
            }
            end++;
            while (end < values.length && values[end] == values[start]) {
                end++;
            }
            return true;
        }

        @Override
        public double value() {
            return values[start];
        }

        @Override
        public long count() {
            return (long) end - start;
        }
    }
}
