package dev.modelgate.model;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.Rows;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Scores the rows of a holdout with one model or two, in one pass. Batches have a fixed size, so that a row's score does
 * not depend on how the data was read.
 */
final class HoldoutScoring implements Rows.RowReader {
    private static final int BATCH = 1024;
    private static final int FIRST = 100;
    private static final long PROGRESS_MILLIS = 2000;

    private final RunContext context;
    private final Truth truth;
    private final Side candidate;
    private final Optional<Side> champion;
    private final List<String> columns;
    private final int[] sliceIndices;
    private final ScoredRows scored;
    private final SortedMap<String, Long> unusable = new TreeMap<>();
    private final SortedMap<String, Long> missing = new TreeMap<>();
    private final List<float[]> first = new ArrayList<>();
    private long rows;
    private long unlabelled;
    private long notProbabilities;
    private long championMisses;
    private int flushed;
    private long told;

    HoldoutScoring(
            Scorer candidate,
            Optional<Scorer> champion,
            ValidateModel.Request request,
            ColumnType labelType,
            RunContext context) {
        this.context = context;
        LabelRule label = request.label();
        List<String> slices = request.settings().slices();
        Set<String> read = new LinkedHashSet<>(candidate.signature().columns());
        champion.ifPresent(scorer -> read.addAll(scorer.signature().columns()));
        read.add(label.column());
        read.addAll(slices);
        this.columns = List.copyOf(read);
        this.candidate = new Side(candidate, columns);
        this.champion = champion.map(scorer -> new Side(scorer, columns));
        this.truth = new Truth(
                label,
                labelType,
                columns.indexOf(label.column()),
                request.holdout().files().get(0).name());
        this.sliceIndices = slices.stream().mapToInt(columns::indexOf).toArray();
        this.scored = new ScoredRows(slices);
        this.told = context.clock().millis();
    }

    HoldoutScores score(Rows data, Dataset holdout) {
        data.read(holdout, columns, this);
        flush();
        return new HoldoutScores(rows, unlabelled, scored, unusable, missing, notProbabilities, championMisses, first);
    }

    @Override
    public void accept(Rows.RowView row) {
        rows++;
        Optional<Boolean> positive = truth.of(row);
        if (positive.isEmpty()) {
            unlabelled++;
            return;
        }
        candidate.missing(row).forEach(feature -> missing.merge(feature, 1L, Long::sum));
        float[] encoded = candidate.encode(row);
        OptionalInt blame = candidate.scorer.encoder().firstUnusable(encoded);
        if (blame.isPresent()) {
            String feature = candidate.scorer.signature().columns().get(blame.getAsInt());
            unusable.merge(feature, 1L, Long::sum);
            return;
        }
        candidate.batch.add(encoded);
        champion.ifPresent(side -> side.batch.add(side.encode(row)));
        scored.add(positive.get(), slicesOf(row));
        if (candidate.batch.size() == BATCH) {
            flush();
        }
    }

    private String[] slicesOf(Rows.RowView row) {
        return IntStream.of(sliceIndices)
                .mapToObj(index -> row.isNull(index) ? "null" : row.text(index))
                .toArray(String[]::new);
    }

    private void flush() {
        if (context.cancellation().requested()) {
            throw ProblemException.unknown(
                    Problem.of("The run was stopped before every row was scored", "Run {goal:validate-model} again"));
        }
        if (candidate.batch.isEmpty()) {
            return;
        }
        candidate.batch.stream().limit(FIRST - first.size()).forEach(first::add);
        double[] scores = candidate.flush();
        notProbabilities += missed(scores);
        double[] championScores = champion.map(Side::flush).orElseGet(() -> new double[0]);
        championMisses += missed(championScores);
        scored.score(flushed, scores, championScores);
        flushed += scores.length;
        tell();
    }

    private void tell() {
        long now = context.clock().millis();
        if (now - told >= PROGRESS_MILLIS) {
            told = now;
            context.progress("validate-model", String.format(Locale.ROOT, "scored %,d rows", flushed));
        }
    }

    private static long missed(double[] scores) {
        long missed = 0;
        for (double score : scores) {
            missed += Scorer.isProbability(score) ? 0 : 1;
        }
        return missed;
    }

    private static final class Side {
        private final Scorer scorer;
        private final int[] indices;
        private final List<float[]> batch = new ArrayList<>(BATCH);

        Side(Scorer scorer, List<String> columns) {
            this.scorer = scorer;
            this.indices = scorer.indicesIn(columns);
        }

        float[] encode(Rows.RowView row) {
            return scorer.encoder().encode(row, indices);
        }

        /** The features that have no value in a row. */
        List<String> missing(Rows.RowView row) {
            List<String> names = scorer.signature().columns();
            return IntStream.range(0, indices.length)
                    .filter(i -> row.isNull(indices[i]))
                    .mapToObj(names::get)
                    .toList();
        }

        /** Scores what waits; a row that could not be encoded scores NaN, whatever the model makes of it. */
        double[] flush() {
            double[] scores = scorer.score(batch);
            for (int i = 0; i < scores.length; i++) {
                if (scorer.encoder().firstUnusable(batch.get(i)).isPresent()) {
                    scores[i] = Double.NaN;
                }
            }
            batch.clear();
            return scores;
        }
    }
}
