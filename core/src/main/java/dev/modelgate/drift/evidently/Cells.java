package dev.modelgate.drift.evidently;

import dev.modelgate.statistics.MergedValues;
import dev.modelgate.statistics.SortedValues;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** How often both sides fall into the same cells: values, or bins of numbers. */
final class Cells {

    private long[] reference = new long[16];
    private long[] current = new long[16];
    private int size;

    private Cells() {}

    /** One cell for every value of either side, ascending. A text and a number are never the same value. */
    static Cells ofValues(ColumnValues reference, ColumnValues current) {
        Cells cells = new Cells();
        MergedValues numbers = MergedValues.of(reference.numbers(), current.numbers());
        while (numbers.next()) {
            cells.add(numbers.reference(), numbers.current());
        }
        SortedSet<String> texts = new TreeSet<>(Cells::byCodePoint);
        texts.addAll(reference.texts().keySet());
        texts.addAll(current.texts().keySet());
        for (String text : texts) {
            cells.add(count(reference.texts(), text), count(current.texts(), text));
        }
        return cells;
    }

    /** One cell for every bin between ascending edges: lower edges belong to their bins, the last edge to the last. */
    static Cells ofBins(SortedValues reference, SortedValues current, double[] edges) {
        Cells cells = new Cells();
        cells.size = edges.length - 1;
        cells.reference = counts(reference, edges);
        cells.current = counts(current, edges);
        return cells;
    }

    private static long[] counts(SortedValues sample, double[] edges) {
        long[] below = sample.countsBelow(Arrays.copyOfRange(edges, 1, edges.length - 1));
        long[] counts = new long[edges.length - 1];
        for (int bin = 0; bin < counts.length; bin++) {
            long to = bin < below.length ? below[bin] : sample.n();
            counts[bin] = to - (bin == 0 ? 0 : below[bin - 1]);
        }
        return counts;
    }

    private static long count(Map<String, Long> counts, String text) {
        Long count = counts.get(text);
        return count == null ? 0 : count;
    }

    /** Python's order of texts. */
    private static int byCodePoint(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }

    private void add(long ofReference, long ofCurrent) {
        if (size == reference.length) {
            reference = Arrays.copyOf(reference, 2 * size);
            current = Arrays.copyOf(current, 2 * size);
        }
        reference[size] = ofReference;
        current[size] = ofCurrent;
        size++;
    }

    int size() {
        return size;
    }

    long[] reference() {
        return Arrays.copyOf(reference, size);
    }

    long[] current() {
        return Arrays.copyOf(current, size);
    }
}
