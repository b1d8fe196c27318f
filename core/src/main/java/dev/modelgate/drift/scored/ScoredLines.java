package dev.modelgate.drift.scored;

import dev.modelgate.data.Column;
import dev.modelgate.data.Rows;
import dev.modelgate.model.RowScorer;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.RunContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Turns rows into lines of CSV: the score, whether there is one, and what tells the row's blocks. Rows are scored in
 * batches of a fixed size, so that memory does not grow with their number.
 */
final class ScoredLines implements Rows.RowReader {
    private static final long PROGRESS_MILLIS = 2000;
    private static final int LAST_YEAR = 9999;

    /** All times alike, or a reader that looks at the first ones for their form would not read the others. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    private final RowScorer scorer;
    private final RunContext context;
    private final Consumer<String> out;
    private final int[] indices;
    private final List<Column> blocks;
    private final List<float[]> batch = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final SortedMap<String, Long> unusable = new TreeMap<>();
    private long rows;
    private long told;

    /**
     * A writer.
     *
     * @param indices where rows have the column of each feature
     * @param blocks the columns that tell a row's blocks, which rows have first
     * @param out takes the lines
     */
    ScoredLines(RowScorer scorer, int[] indices, List<Column> blocks, RunContext context, Consumer<String> out) {
        this.scorer = scorer;
        this.indices = indices.clone();
        this.blocks = List.copyOf(blocks);
        this.context = context;
        this.out = out;
        this.told = context.clock().millis();
    }

    @Override
    public void accept(Rows.RowView row) {
        float[] encoded = scorer.encode(row, indices);
        scorer.unusable(encoded).ifPresent(column -> unusable.merge(column, 1L, Long::sum));
        batch.add(encoded);
        ends.add(blocks(row));
        if (batch.size() == RowScorer.BATCH) {
            flush();
        }
    }

    /** Writes the lines of rows that were not scored yet. */
    void flush() {
        if (context.cancellation().requested()) {
            throw ProblemException.unknown(Problem.of(
                    "The run was stopped before every row was scored; nothing was kept", "Run {goal:drift} again"));
        }
        if (batch.isEmpty()) {
            return;
        }
        double[] scores = scorer.score(batch);
        for (int i = 0; i < scores.length; i++) {
            boolean scored = scorer.unusable(batch.get(i)).isEmpty();
            out.accept((scored ? scores[i] + ",1" : ",0") + ends.get(i));
        }
        rows += scores.length;
        batch.clear();
        ends.clear();
        tell();
    }

    private void tell() {
        long now = context.clock().millis();
        if (now - told >= PROGRESS_MILLIS) {
            told = now;
            context.progress("drift", String.format(Locale.ROOT, "scored %,d rows", rows));
        }
    }

    private String blocks(Rows.RowView row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            line.append(',');
            if (!row.isNull(i)) {
                // An empty text in quotes would read as a missing one.
                line.append(blocks.get(i).type().temporal() ? time(row.number(i)) : quoted("=" + row.text(i)));
            }
        }
        return line.toString();
    }

    /** A value in quotes. */
    static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Empty when it is none that can be written. */
    private static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "";
        }
        try {
            double whole = Math.floor(seconds);
            Instant instant = Instant.ofEpochSecond((long) whole, Math.round((seconds - whole) * 1e6) * 1000);
            LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            return time.getYear() < 1 || time.getYear() > LAST_YEAR ? "" : TIME.format(time);
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** For each column whose value kept rows from being scored, of how many. */
    SortedMap<String, Long> unusable() {
        return new TreeMap<>(unusable);
    }
}
