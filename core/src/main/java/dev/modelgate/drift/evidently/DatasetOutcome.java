package dev.modelgate.drift.evidently;

import java.util.List;

/**
 * What Evidently says of a dataset.
 *
 * @param columns the columns that count, in the order of the current data
 * @param leftOut the other columns of either side
 * @param drifted how many columns drifted
 * @param untold of how many it could not be told
 * @param share drifted columns over all columns that count
 * @param driftShare the share from which on the dataset drifted
 * @param judgement drifted if the share reaches the other; untold if that depends on untold columns, or no column counts
 */
public record DatasetOutcome(
        List<ColumnOutcome> columns,
        List<LeftOut> leftOut,
        int drifted,
        int untold,
        double share,
        double driftShare,
        Judgement judgement) {

    public DatasetOutcome {
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
    }

    /** What these columns, all of which count, say of their dataset. */
    public static DatasetOutcome of(List<ColumnOutcome> columns, List<LeftOut> leftOut, double driftShare) {
        int drifted = count(columns, Judgement.DRIFTED);
        int untold = count(columns, Judgement.UNTOLD);
        Judgement judgement = Judgement.UNTOLD;
        if (!columns.isEmpty() && (double) drifted / columns.size() >= driftShare) {
            judgement = Judgement.DRIFTED;
        } else if (!columns.isEmpty() && (double) (drifted + untold) / columns.size() < driftShare) {
            judgement = Judgement.NOT_DRIFTED;
        }
        double share = columns.isEmpty() ? 0 : (double) drifted / columns.size();
        return new DatasetOutcome(columns, leftOut, drifted, untold, share, driftShare, judgement);
    }

    private static int count(List<ColumnOutcome> columns, Judgement judgement) {
        return (int) columns.stream()
                .filter(column -> column.judgement() == judgement)
                .count();
    }

    /**
     * A column that does not count.
     *
     * @param column its name
     * @param why why Evidently passes it by
     */
    public record LeftOut(String column, String why) {}
}
