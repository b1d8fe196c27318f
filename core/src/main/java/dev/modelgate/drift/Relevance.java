package dev.modelgate.drift;

import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.FeatureImportance;
import dev.modelgate.drift.result.SeenByModel;
import dev.modelgate.drift.result.SlicedDrift;
import java.util.List;

/** Tells drift that matters to a model from drift that does not. */
final class Relevance {
    private final SeenByModel seen;

    Relevance(SeenByModel seen) {
        this.seen = seen;
    }

    List<ColumnDrift> of(List<ColumnDrift> columns) {
        return columns.stream().map(this::of).toList();
    }

    private ColumnDrift of(ColumnDrift column) {
        if (!seen.irrelevant().contains(column.name()) || column.verdict() == DriftVerdict.NO_DRIFT) {
            return column;
        }
        return new ColumnDrift(
                column.name(),
                column.type(),
                column.verdict() == DriftVerdict.DRIFT ? DriftVerdict.IRRELEVANT_DRIFT : column.verdict(),
                column.reason() + "; irrelevant to the model: " + why(column.name()),
                column.basis(),
                column.reference(),
                column.current(),
                column.chart());
    }

    private String why(String column) {
        return seen.importanceOf(column).map(this::why).orElse("it does not read the column");
    }

    private String why(FeatureImportance importance) {
        return "the score moves by " + sd(importance.shuffled().orElseThrow()) + " when the column is shuffled, and by "
                + sd(importance.replaced().orElseThrow()) + " with the current values, less than "
                + Digits.value(seen.relevance()) + " standard deviations of it";
    }

    private static String sd(double moved) {
        return Digits.distance(moved);
    }

    /** The same with the number of columns that drifted without mattering. */
    SeenByModel counted(List<ColumnDrift> columns, List<SlicedDrift> slices) {
        return new SeenByModel(
                seen.title(),
                seen.model(),
                seen.signature(),
                seen.prediction(),
                seen.relevance(),
                seen.rows(),
                seen.unusable(),
                seen.importance(),
                seen.irrelevant(),
                CountedSides.either(columns, slices, DriftVerdict.IRRELEVANT_DRIFT));
    }
}
