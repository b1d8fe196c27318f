package dev.modelgate.drift.replay;

import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import java.util.List;

/**
 * Data of the past, counted: windows of time, each of which can be held against all others.
 *
 * @param windows when each begins, in seconds since 1970, ascending
 * @param rows rows of each
 * @param untimed rows without a time, which are in none
 * @param columns the columns that are compared
 * @param leftOut columns that are not compared, and why
 */
record History(List<Long> windows, List<Long> rows, long untimed, List<HistoryColumn> columns, List<LeftOut> leftOut) {
    History {
        windows = List.copyOf(windows);
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
    }

    /** The columns of a window, beside those of all others. */
    List<ColumnCells> against(int window) {
        return columns.stream().map(column -> column.against(window)).toList();
    }
}
