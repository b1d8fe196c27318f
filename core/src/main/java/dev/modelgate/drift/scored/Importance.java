package dev.modelgate.drift.scored;

import dev.modelgate.drift.result.FeatureImportance;
import dev.modelgate.model.RowScorer;
import dev.modelgate.model.RowScorer.Positions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How much columns matter to a model: how far its scores move, on average, when a column's values are others and those of
 * all other columns stay. The values change places within the same rows, which is permutation importance (Breiman,
 * Machine Learning 45, 2001; Fisher, Rudin and Dominici, JMLR 20, 2019, whose model reliance is the mean over all
 * permutations; one is drawn here), and they are taken from the other side. The latter tells of a column that says
 * nothing within the rows, because all its values are alike there, and whose new values do.
 */
final class Importance {
    /** More rows would change no verdict. */
    private static final int MOST_ROWS = 10_000;

    private static final int LEAST_ROWS = 500;
    private static final int MOST_SCORES = 4_000_000;
    private static final int MOST_NUMBERS = 1 << 24;

    /** Keeps a certain and wrong score from being infinitely wrong. */
    private static final double CERTAIN = 1e-15;

    private final RowScorer scorer;
    private final EncodedRows base;
    private final List<float[]> others;
    private final long seed;
    private final double[] scores;
    private final double deviation;

    /**
     * Scores the rows as they are.
     *
     * @param base rows that all have a finite score
     * @param others rows of the other side, whether they can be scored or not
     * @param seed of what is drawn
     */
    Importance(RowScorer scorer, EncodedRows base, List<float[]> others, long seed) {
        this.scorer = scorer;
        this.base = base;
        this.others = List.copyOf(others);
        this.seed = seed;
        this.scores = scorer.score(base.rows());
        this.deviation = deviation(scores);
    }

    /** How many rows are enough, and not too many for models that read many columns. */
    static int mostRows(RowScorer scorer) {
        int byScores = MOST_SCORES / (2 * Math.max(1, scorer.columns().size()));
        int byNumbers = MOST_NUMBERS / Math.max(1, scorer.width());
        return Math.max(LEAST_ROWS, Math.min(MOST_ROWS, Math.min(byScores, byNumbers)));
    }

    /**
     * The columns that the model reads, the most important first; none when the scores are all alike, which tells nothing
     * of what would move them.
     */
    List<FeatureImportance> columns() {
        if (!(deviation > 0) || others.isEmpty()) {
            return List.of();
        }
        Map<String, List<Positions>> columns = new LinkedHashMap<>();
        List<Positions> positions = scorer.positions();
        for (int i = 0; i < positions.size(); i++) {
            columns.computeIfAbsent(scorer.columns().get(i), any -> new ArrayList<>())
                    .add(positions.get(i));
        }
        List<FeatureImportance> importance = new ArrayList<>();
        columns.forEach((name, where) -> importance.add(of(name, where)));
        importance.sort(
                Comparator.comparingDouble(Importance::most).reversed().thenComparing(FeatureImportance::column));
        return importance;
    }

    private static double most(FeatureImportance column) {
        double unknown = Double.MAX_VALUE;
        return Math.max(column.shuffled().orElse(unknown), column.replaced().orElse(unknown));
    }

    private FeatureImportance of(String column, List<Positions> where) {
        SplittableRandom random = new SplittableRandom(seed * 31 + column.hashCode());
        int[] order = permutation(scores.length, random);
        double[] shuffled = scored(where, base.rows(), i -> order[i]);
        boolean foreign = others.stream().allMatch(row -> finite(row, where));
        int[] drawn = random.ints(scores.length, 0, others.size()).toArray();
        return new FeatureImportance(
                column,
                moved(shuffled),
                foreign ? moved(scored(where, others, i -> drawn[i])) : OptionalDouble.empty(),
                loss(shuffled));
    }

    private static int[] permutation(int size, SplittableRandom random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static boolean finite(float[] row, List<Positions> where) {
        return where.stream()
                .allMatch(positions ->
                        IntStream.range(positions.from(), positions.to()).allMatch(i -> Float.isFinite(row[i])));
    }

    /** Scores of the rows with a column's values from others, a few rows at a time. */
    private double[] scored(List<Positions> where, List<float[]> from, IntUnaryOperator which) {
        double[] moved = new double[scores.length];
        for (int start = 0; start < moved.length; start += RowScorer.BATCH) {
            int end = Math.min(moved.length, start + RowScorer.BATCH);
            List<float[]> batch = new ArrayList<>(end - start);
            for (int i = start; i < end; i++) {
                float[] row = base.rows().get(i).clone();
                float[] source = from.get(which.applyAsInt(i));
                where.forEach(positions -> System.arraycopy(
                        source, positions.from(), row, positions.from(), positions.to() - positions.from()));
                batch.add(row);
            }
            System.arraycopy(scorer.score(batch), 0, moved, start, end - start);
        }
        return moved;
    }

    private OptionalDouble moved(double[] others) {
        double sum = 0;
        for (int i = 0; i < others.length; i++) {
            sum += Math.abs(others[i] - scores[i]);
        }
        double mean = sum / others.length / deviation;
        return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    private OptionalDouble loss(double[] shuffled) {
        double sum = 0;
        long labelled = 0;
        for (int i = 0; i < shuffled.length; i++) {
            if (base.positive().get(i).isPresent()) {
                boolean positive = base.positive().get(i).get();
                sum += loss(shuffled[i], positive) - loss(scores[i], positive);
                labelled++;
            }
        }
        double mean = sum / labelled;
        return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    /** Of a score that is no probability, none. */
    private static double loss(double score, boolean positive) {
        double right = positive ? score : 1 - score;
        return right >= 0 && right <= 1 ? -Math.log(Math.max(CERTAIN, right)) : Double.NaN;
    }

    private static double deviation(double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(0);
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        return Math.sqrt(squares / Math.max(1, scores.length));
    }
}
