package dev.modelgate.drift.nights;

import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.result.ColumnBasis;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Json;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.report.Report;
import dev.modelgate.report.Step;
import dev.modelgate.run.RunContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a night of current data together with the nights before it: denied when more columns drifted than may, however
 * small the drift of each single night; unknown when that depends on columns of which it cannot be told yet.
 */
public final class WatchNights implements Step<WatchNights.Request> {
    /** Kind of the evidence. */
    public static final String KIND = "drift-watch";

    /**
     * A night.
     *
     * @param before what is remembered of the nights before
     * @param begun why the count begins anew with this night; empty when it goes on
     * @param data digest of the night's data
     * @param files digests of the files that they are in
     * @param drift evidence of the night's drift, with what was counted
     * @param rule how nights are judged
     */
    public record Request(
            Watched before, Optional<String> begun, Digest data, List<Digest> files, Evidence drift, NightRule rule) {
        /** What is remembered after this night. */
        public Watched after() {
            return new NightWatch(rule).after(before, data, files, cells());
        }

        private List<ColumnCells> cells() {
            return basis().counted();
        }

        private DriftBasis.OfCalibrated basis() {
            if (result().basis() instanceof DriftBasis.OfCalibrated calibrated) {
                return calibrated;
            }
            throw new IllegalArgumentException("nights are watched by the calibrated rule");
        }

        private DriftResult result() {
            return drift.resultAs(DriftResult.class);
        }
    }

    @Override
    public StepKey key(Request request, RunContext context) {
        Map<String, String> parts = new HashMap<>();
        parts.put("before", digest(request.before()));
        parts.put("begun", request.begun().orElse(""));
        parts.put("drift", request.drift().contentDigest().toString());
        parts.put("rule", digest(request.rule()));
        parts.put(StepKey.TOOL, context.toolVersion());
        return StepKey.of(KIND, parts);
    }

    private static String digest(Record value) {
        return Digest.of(CanonicalJson.bytes(Json.tree(value))).toString();
    }

    @Override
    public Evidence run(Request request, StepKey key, RunContext context) {
        WatchResult result = result(request);
        return Evidence.of(key, request.drift().subjects(), conclusion(result.verdict()), result, Map.of());
    }

    private static WatchResult result(Request request) {
        DriftResult tonight = request.result();
        Watched after = request.after();
        List<WatchResult.Column> columns = new NightWatch(request.rule())
                .verdicts(after, request.cells()).stream()
                        .map(WatchResult.Column::of)
                        .toList();
        List<WatchResult.Changed> changed = tonight.columns().stream()
                .filter(column -> column.tested().isEmpty() && column.verdict() == DriftVerdict.DRIFT)
                .map(column -> new WatchResult.Changed(column.name(), column.reason()))
                .toList();
        int drifted = changed.size() + count(columns, DriftVerdict.DRIFT);
        int unsure = count(columns, DriftVerdict.CANNOT_TELL) + unmeasured(tonight);
        return new WatchResult(
                after.model(),
                after.champion(),
                tonight.reference(),
                tonight.current(),
                after.nights().size(),
                request.before().has(request.files()),
                request.begun(),
                request.rule(),
                columns,
                changed,
                drifted,
                unsure,
                verdict(
                        drifted,
                        unsure,
                        request.basis().mostDrifted() * tonight.columns().size()));
    }

    private static int unmeasured(DriftResult tonight) {
        return (int) tonight.columns().stream()
                .filter(column -> column.basis() instanceof ColumnBasis.Unmeasured)
                .count();
    }

    private static int count(List<WatchResult.Column> columns, DriftVerdict verdict) {
        return (int)
                columns.stream().filter(column -> column.verdict() == verdict).count();
    }

    private static DriftVerdict verdict(int drifted, int unsure, double most) {
        if (drifted > most) {
            return DriftVerdict.DRIFT;
        }
        return drifted + unsure > most ? DriftVerdict.CANNOT_TELL : DriftVerdict.NO_DRIFT;
    }

    private static Conclusion conclusion(DriftVerdict verdict) {
        return switch (verdict) {
            case DRIFT -> Conclusion.DENIED;
            case NO_DRIFT, IRRELEVANT_DRIFT -> Conclusion.PASSED;
            case CANNOT_TELL -> Conclusion.UNKNOWN;
        };
    }

    @Override
    public Report report(Evidence evidence) {
        return WatchReport.of(evidence);
    }
}
