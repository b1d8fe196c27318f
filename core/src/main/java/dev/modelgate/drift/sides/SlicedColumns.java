package dev.modelgate.drift.sides;

import dev.modelgate.data.Column;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.ColumnScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares columns slice by slice.
 *
 * @param reference the rows of the reference
 * @param columns columns of the reference by their name
 * @param current the current rows
 */
public record SlicedColumns(SlicedRows reference, Map<String, Column> columns, SlicedRows current) {
    /** More columns at once would take much memory: they are counted in every block of every slice. */
    private static final int AT_ONCE = 8;

    /**
     * A column to look at.
     *
     * @param column the column, with what was counted of the current data
     * @param whole both sides of all its rows
     */
    public record Whole(PairedColumn column, ComparedColumn whole) {}

    /**
     * Both sides of a column within one slice.
     *
     * @param slice number of the slice
     * @param column what was counted; nothing that does not decide
     */
    public record InSlice(int slice, ComparedColumn column) {}

    /**
     * Both sides of columns in every slice in which both sides have rows.
     *
     * @param by the column that is sliced by
     * @param values its values that make a slice; the rows without a value make one more, the last
     */
    public List<InSlice> of(String by, List<String> values, List<Whole> all) {
        List<InSlice> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Whole> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            List<List<SlicedRows.OfColumn>> before = reference.counted(
                    by,
                    values,
                    some.stream().map(this::ofReference).toList(),
                    some.stream().map(one -> one.whole().cells().reference()).toList());
            List<List<SlicedRows.OfColumn>> after = current.counted(
                    by,
                    values,
                    some.stream().map(Whole::column).toList(),
                    some.stream().map(one -> one.whole().cells().current()).toList());
            for (int slice = 0; slice < before.size(); slice++) {
                int both = Math.min(before.get(slice).size(), after.get(slice).size());
                for (int i = 0; i < both; i++) {
                    found.add(inSlice(
                            slice, before.get(slice).get(i), after.get(slice).get(i)));
                }
            }
        }
        return found;
    }

    private PairedColumn ofReference(Whole one) {
        Column column = Objects.requireNonNull(columns.get(one.column().name()));
        return new PairedColumn(
                one.column().reference(), one.whole().reference().rows(), column);
    }

    private static InSlice inSlice(int slice, SlicedRows.OfColumn before, SlicedRows.OfColumn after) {
        ComparedColumn column = new ComparedColumn(
                SidesOfColumn.ofSlice(before, after),
                before.column().reference().type(),
                before.column().side(),
                after.column().side(),
                List.of(),
                ColumnScores.none(),
                Chart.empty());
        return new InSlice(slice, column);
    }
}
