package dev.modelgate.drift;

import dev.modelgate.data.ColumnType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of one column.
 *
 * @param name name of the column
 * @param type what it holds; of a column whose type changed, what it held in the reference
 * @param verdict drift when any effect is, else <em>cannot tell</em> when any cannot, else no drift
 * @param reason a sentence with the numbers that decided
 * @param effects what was measured, the one that decided first; none when the column came, went or changed its type
 * @param scores more scores, which do not decide
 * @param reference the reference's side
 * @param current the current side
 * @param chart both distributions, empty when they cannot be compared
 * @param evidently what the verdict rests on when it is by Evidently's rules; there are no effects and scores then
 */
public record ColumnDrift(
        String name,
        ColumnType type,
        DriftVerdict verdict,
        String reason,
        List<Effect> effects,
        ColumnScores scores,
        Side reference,
        Side current,
        Chart chart,
        Optional<EvidentlyScore> evidently) {
    public ColumnDrift {
        effects = List.copyOf(effects);
    }

    /** The effect that decided. */
    public Optional<Effect> deciding() {
        return effects.stream().findFirst();
    }

    /** Effects in the order of what they mean for the verdict: those that decide first, the largest of them before. */
    static Comparator<Effect> decidingFirst() {
        return Comparator.comparingInt((Effect effect) -> rank(effect.verdict()))
                .thenComparing(Comparator.comparingDouble(Effect::weight).reversed())
                .thenComparing(Effect::measure);
    }

    private static int rank(DriftVerdict verdict) {
        return switch (verdict) {
            case DRIFT -> 0;
            case CANNOT_TELL -> 1;
            case NO_DRIFT -> 2;
        };
    }
}
