package dev.modelgate.drift.replay;

import dev.modelgate.data.Cells;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.NumberBins;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Numbers and times, in the bins of the whole history. */
final class PastNumbers implements PastValues {
    /** The least and the greatest value would be beyond the others were they not there themselves. */
    private static final long ENDS = 2;

    private final String column;
    private final Cells.Bins bins;
    private final Measure.Minimum minimum;
    private final Measure.Maximum maximum;
    private double[] least = {};
    private double[] greatest = {};
    private double low;
    private double high;
    private Measure.CellCounts counted;

    PastNumbers(String column, NumberBins whole) {
        this.column = column;
        this.bins = new Cells.Bins(whole.edges());
        this.minimum = new Measure.Minimum(column);
        this.maximum = new Measure.Maximum(column);
        this.low = whole.least();
        this.high = whole.greatest();
        this.counted = new Measure.CellCounts(column, bins);
    }

    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public List<Measure> ofWindows() {
        return List.of(minimum, maximum);
    }

    /**
     * Values below what all but one window have are unseen in that window, and in no other; so are values above. Both
     * bounds become edges.
     */
    @Override
    public void take(List<Measurements> windows) {
        least = ends(windows, minimum, Double.POSITIVE_INFINITY);
        greatest = ends(windows, maximum, Double.NEGATIVE_INFINITY);
        low = second(least, low);
        high = -second(Arrays.stream(greatest).map(end -> -end).toArray(), -high);
        TreeSet<Double> edges = new TreeSet<>(bins.edges());
        edges.add(low);
        double above = Math.nextUp(high);
        if (Double.isFinite(above)) {
            edges.add(above);
        }
        counted = new Measure.CellCounts(column, new Cells.Bins(List.copyOf(edges)));
    }

    private static double[] ends(List<Measurements> windows, Measure end, double none) {
        return windows.stream()
                .map(window -> window.number(end))
                .mapToDouble((OptionalDouble found) -> found.orElse(none))
                .toArray();
    }

    private static double second(double[] ends, double none) {
        double second = Arrays.stream(ends).sorted().skip(1).findFirst().orElse(none);
        return Double.isFinite(second) ? second : none;
    }

    @Override
    public List<Measure> ofBlocks() {
        return List.of(counted);
    }

    @Override
    public long[] cells(Measurements block) {
        long[] cells = new long[bins.size()];
        List<Double> edges = edges();
        List<Long> counts = block.cells(counted);
        for (int i = 0; i < counts.size(); i++) {
            int cell = i == 0 ? 0 : bins.cell(edges.get(i - 1));
            cells[cell] += counts.get(i);
        }
        return cells;
    }

    @Override
    public long unseen(Measurements block) {
        List<Double> edges = edges();
        List<Long> counts = block.cells(counted);
        long unseen = 0;
        for (int i = 0; i < counts.size(); i++) {
            boolean below = i < edges.size() && edges.get(i) <= low;
            boolean above = i > 0 && edges.get(i - 1) > high;
            unseen += below || above ? counts.get(i) : 0;
        }
        return unseen;
    }

    private List<Double> edges() {
        return ((Cells.Bins) counted.cells()).edges();
    }

    @Override
    public WindowValues window(int window, Counts whole) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (int other = 0; other < least.length; other++) {
            if (other != window) {
                from = Math.min(from, least[other]);
                to = Math.max(to, greatest[other]);
            }
        }
        return new WindowValues(whole.values(), whole.unseen(), from < to ? ENDS : 0, 1);
    }
}
