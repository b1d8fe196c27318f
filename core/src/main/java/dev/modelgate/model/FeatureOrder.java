package dev.modelgate.model;

import dev.modelgate.problem.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the golden rows prove the order of the features: of every two that change places, some golden row has to get
 * another score. Two features that may change places on the holdout as well without moving a score are alike to the
 * model, such as two that it ignores, and need no proof.
 */
final class FeatureOrder {
    static final String CHECK = "feature-order";

    private static final int BATCH = 1024;
    private static final int MOST_PAIRS = 1_000_000;
    private static final int MOST_SHOWN = 3;

    private final Scorer scorer;
    private final List<Feature> features;
    private final int[] starts;

    FeatureOrder(Scorer scorer) {
        this.scorer = scorer;
        this.features = scorer.signature().features();
        this.starts = new int[features.size() + 1];
        for (int i = 0; i < features.size(); i++) {
            starts[i + 1] = starts[i] + features.get(i).width();
        }
    }

    /**
     * Lets every two features change places.
     *
     * @param rows encoded rows of the holdout, none of them golden
     */
    Check check(List<float[]> rows) {
        List<Pair> pairs = pairs();
        List<Pair> unseen = unmoved(pairs, scorer.encodedGolden());
        List<Pair> alike = unmoved(unseen, rows);
        unseen.removeAll(alike);
        if (!unseen.isEmpty()) {
            List<Finding> findings =
                    unseen.stream().limit(MOST_SHOWN).map(this::finding).toList();
            String observed = unseen.size() + " of " + pairs.size()
                    + " pairs of features could change places without any golden row showing it";
            return new Check(CHECK, Check.Verdict.CANNOT_TELL, observed, findings);
        }
        String told = "the golden rows tell " + (pairs.size() - alike.size()) + " of " + pairs.size()
                + " pairs of features apart";
        return Check.holds(CHECK, alike.isEmpty() ? told : told + "; the others are alike to the model");
    }

    /** Neighbours only, where all pairs would be too many. */
    private List<Pair> pairs() {
        int count = features.size();
        boolean all = (long) count * (count - 1) / 2 <= MOST_PAIRS;
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < (all ? count : Math.min(i + 2, count)); j++) {
                pairs.add(new Pair(i, j));
            }
        }
        return pairs;
    }

    /** Those pairs whose swap moves the score of none of the rows. */
    private List<Pair> unmoved(List<Pair> pairs, List<float[]> rows) {
        List<Pair> left = new ArrayList<>(pairs);
        double[] scores = rows.isEmpty() ? new double[0] : scorer.score(rows);
        for (int i = 0; i < scores.length && !left.isEmpty(); i++) {
            List<Pair> still = new ArrayList<>();
            for (int from = 0; from < left.size(); from += BATCH) {
                still.addAll(unmoved(left.subList(from, Math.min(from + BATCH, left.size())), rows.get(i), scores[i]));
            }
            left = still;
        }
        return left;
    }

    private List<Pair> unmoved(List<Pair> pairs, float[] row, double score) {
        List<float[]> swapped = pairs.stream().map(pair -> swapped(row, pair)).toList();
        double[] scores = scorer.score(swapped);
        List<Pair> unmoved = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (Math.abs(scores[i] - score) <= FitChecks.GOLDEN_TOLERANCE) {
                unmoved.add(pairs.get(i));
            }
        }
        return unmoved;
    }

    /** The row as a signature encodes it in which the two features stand in each other's place. */
    private float[] swapped(float[] row, Pair pair) {
        float[] result = Arrays.copyOf(row, row.length);
        int at = starts[pair.first()];
        for (int place = pair.first(); place <= pair.second(); place++) {
            int source = place == pair.first() ? pair.second() : place == pair.second() ? pair.first() : place;
            int width = starts[source + 1] - starts[source];
            System.arraycopy(row, starts[source], result, at, width);
            at += width;
        }
        return result;
    }

    private Finding finding(Pair pair) {
        String both = features.get(pair.first()).name() + " and "
                + features.get(pair.second()).name();
        return Finding.of(
                CHECK,
                both,
                "no golden row gets another score when " + both + " change places, but rows of the holdout do",
                "golden rows on which every two features that change places give another score",
                "Let the training command write a golden row more into the signature, one on which " + both
                        + " have different values that matter to the model");
    }

    /** Two features, by their place in the signature. */
    private record Pair(int first, int second) {}
}
