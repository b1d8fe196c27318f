package dev.modelgate.drift.report;

import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.EvidentlyScore;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.result.Side;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.drift.result.TestedParts;
import dev.modelgate.drift.result.Words;
import dev.modelgate.report.Gauge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What monitoring may watch of a measurement of drift. */
final class DriftGauges {
    private final DriftResult result;
    private final List<Gauge> gauges = new ArrayList<>();

    private DriftGauges(DriftResult result) {
        this.result = result;
    }

    static List<Gauge> of(DriftResult result) {
        return new DriftGauges(result).all();
    }

    private List<Gauge> all() {
        for (DriftVerdict verdict : DriftVerdict.values()) {
            long columns = result.columns().stream()
                    .filter(column -> column.verdict() == verdict)
                    .count();
            add("drift_columns", "Compared columns by verdict.", Map.of("verdict", Words.of(verdict)), columns);
        }
        add("drift_rows", "Rows of each side.", Map.of("side", "reference"), result.rowsReference());
        add("drift_rows", "Rows of each side.", Map.of("side", "current"), result.rowsCurrent());
        result.columns().forEach(this::column);
        result.label().ifPresent(label -> column(label.column()));
        result.slices().forEach(by -> by.slices().forEach(slice -> slice(slice.name(by.by()), slice)));
        return gauges;
    }

    /** Columns times slices would be too many to watch. */
    private void slice(String name, SlicedDrift.OfSlice slice) {
        long drifted = slice.drifted().stream()
                .filter(column -> column.verdict() == DriftVerdict.DRIFT)
                .count();
        add("drift_slice_columns", "Columns that drifted within a slice.", Map.of("slice", name), drifted);
    }

    private void column(ColumnDrift column) {
        Map<String, String> own = Map.of("column", column.name());
        add("drift_detected", "Whether a column drifted: 1 or 0.", own, is(column, DriftVerdict.DRIFT));
        add(
                "drift_undecided",
                "Whether it cannot be told of a column: 1 or 0.",
                own,
                is(column, DriftVerdict.CANNOT_TELL));
        missing(column, "reference", column.reference());
        missing(column, "current", column.current());
        column.tested().ifPresent(tested -> tested(column, tested));
        column.evidently().ifPresent(score -> score(column, score));
    }

    private static int is(ColumnDrift column, DriftVerdict verdict) {
        return column.verdict() == verdict ? 1 : 0;
    }

    private void missing(ColumnDrift column, String side, Side counted) {
        if (counted.rows() > 0) {
            add(
                    "drift_missing_ratio",
                    "Share of rows without a usable value.",
                    Map.of("column", column.name(), "side", side),
                    (double) counted.missing() / counted.rows());
        }
    }

    private void tested(ColumnDrift column, TestedParts tested) {
        add("drift_p_value", "Adjusted p-value of a column.", Map.of("column", column.name()), tested.pValue());
        for (PartDrift part : tested.parts()) {
            Map<String, String> own = Map.of("column", column.name(), "part", Words.of(part.part()));
            add("drift_effect", "Effect, about standard deviations, without noise.", own, part.effect());
            add("drift_effect_low", "Lower end of the interval for the effect.", own, part.low());
            add("drift_effect_high", "Upper end of the interval for the effect.", own, part.high());
        }
    }

    private void score(ColumnDrift column, EvidentlyScore score) {
        Map<String, String> own =
                Map.of("column", column.name(), "test", score.test().orElse("none"));
        score.score().ifPresent(value -> add("drift_score", "Score of a test of Evidently.", own, value));
        score.threshold().ifPresent(value -> add("drift_threshold", "Threshold of a test of Evidently.", own, value));
    }

    private void add(String name, String help, Map<String, String> own, double value) {
        Map<String, String> labels = new HashMap<>(own);
        labels.put("reference", result.reference());
        labels.put("current", result.current());
        if (Stream.of(value).allMatch(Double::isFinite)) {
            gauges.add(Gauge.of(name, help, labels, value));
        }
    }
}
