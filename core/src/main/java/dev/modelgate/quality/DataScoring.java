package dev.modelgate.quality;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Rows;
import dev.modelgate.model.RowScorer;
import dev.modelgate.model.Truth;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Scores the rows of a dataset in one pass, labelled or not. */
final class DataScoring implements Rows.RowReader {
    private static final long PROGRESS_MILLIS = 2000;

    private final RowScorer scorer;
    private final RunContext context;
    private final Dataset dataset;
    private final List<String> columns;
    private final int[] features;
    private final int[] slices;
    private final Optional<Truth> truth;
    private final Optional<Blocks.Time> time;
    private final int timeIndex;
    private final ScoredData scored;
    private final List<float[]> batch = new ArrayList<>(RowScorer.BATCH);
    private long rows;
    private long unusable;
    private long unlabelled;
    private long timeless;
    private long notProbabilities;
    private int flushed;
    private long told;

    /**
     * A pass over one dataset.
     *
     * @param given the dataset, and which of the columns that matter it has
     */
    DataScoring(RowScorer scorer, LookedAt given, RunContext context) {
        this.scorer = scorer;
        this.context = context;
        this.dataset = given.dataset();
        Set<String> read = new LinkedHashSet<>(scorer.columns());
        given.label().ifPresent(label -> read.add(label.column()));
        given.time().ifPresent(column -> read.add(column.column()));
        read.addAll(given.slices());
        this.columns = List.copyOf(read);
        this.features = scorer.columns().stream().mapToInt(columns::indexOf).toArray();
        this.slices = given.slices().stream().mapToInt(columns::indexOf).toArray();
        this.truth = given.label()
                .map(label -> new Truth(
                        label,
                        given.typeOf(label.column()),
                        columns.indexOf(label.column()),
                        dataset.files().get(0).name()));
        this.time = given.time();
        this.timeIndex = time.map(Blocks.Time::column).map(columns::indexOf).orElse(-1);
        this.scored = new ScoredData(given.slices());
        this.told = context.clock().millis();
    }

    ScoredData score(Rows data) {
        data.read(dataset, columns, this);
        flush();
        if (notProbabilities > 0) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(dataset.files().get(0).name()),
                    "The model gives " + notProbabilities + " rows of " + dataset.name()
                            + " a score that is NaN, infinite, below 0 or above 1",
                    "Export the model with its sigmoid or softmax, and look for overflow in its inputs"));
        }
        return scored;
    }

    RowCounts counts() {
        return new RowCounts(rows, unusable, unlabelled, timeless);
    }

    @Override
    public void accept(Rows.RowView row) {
        rows++;
        float[] encoded = scorer.encode(row, features);
        if (scorer.unusable(encoded).isPresent()) {
            unusable++;
            return;
        }
        Optional<Boolean> positive = truth.flatMap(reader -> reader.of(row));
        unlabelled += positive.isPresent() ? 0 : 1;
        scored.add(positive.isPresent(), positive.orElse(false), blockOf(row), slicesOf(row));
        batch.add(encoded);
        if (batch.size() == RowScorer.BATCH) {
            flush();
        }
    }

    private long blockOf(Rows.RowView row) {
        if (time.isEmpty()) {
            return ScoredData.NO_BLOCK;
        }
        double seconds = row.isNull(timeIndex) ? Double.NaN : row.number(timeIndex);
        if (!Double.isFinite(seconds)) {
            timeless++;
            return ScoredData.NO_BLOCK;
        }
        return time.get().block(seconds);
    }

    private String[] slicesOf(Rows.RowView row) {
        return IntStream.of(slices)
                .mapToObj(index -> row.isNull(index) ? "null" : row.text(index))
                .toArray(String[]::new);
    }

    private void flush() {
        if (context.cancellation().requested()) {
            throw ProblemException.unknown(
                    Problem.of("The run was stopped before every row was scored", "Run {goal:quality} again"));
        }
        if (batch.isEmpty()) {
            return;
        }
        double[] scores = scorer.score(batch);
        for (double score : scores) {
            notProbabilities += score >= 0 && score <= 1 ? 0 : 1;
        }
        scored.score(flushed, scores);
        flushed += scores.length;
        batch.clear();
        tell();
    }

    private void tell() {
        long now = context.clock().millis();
        if (now - told >= PROGRESS_MILLIS) {
            told = now;
            context.progress("quality", String.format(Locale.ROOT, "scored %,d rows of %s", flushed, dataset.name()));
        }
    }
}
