package dev.modelgate.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A percentile of the single-row latency stays within a bound.
 *
 * @param percentile which one
 * @param most the bound
 */
@TypeName("latency")
@Description("A percentile of the latency of a single row, after warm-up, stays within a bound.")
record LatencyWithin(
        @Description("Which percentile: p50, p95 or p99.") @Default("p95")
        Percentile percentile,

        @Description("The bound.") Duration most)
        implements Gate {
    private static final double MICROS_PER_MILLI = 1000;

    /** Percentiles that are measured. */
    enum Percentile {
        /** Median. */
        P50,
        /** 95th percentile. */
        P95,
        /** 99th percentile. */
        P99;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String id() {
        return "latency " + percentile.key();
    }

    @Override
    public boolean readsMeasurements() {
        return true;
    }

    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        String expected = "at most " + millis(most.toNanos() / 1000.0);
        Optional<Evidence> found = input.validation();
        JsonNode latency = found.map(one -> one.measured().path("latency")).orElseGet(MissingNode::getInstance);
        JsonNode figure = latency.path(percentile.key());
        if (!figure.isNumber()) {
            return GateOutcome.unknown(
                    id(),
                    "no latency was measured",
                    expected,
                    "Run {goal:validate-model} with {key:evaluate.latencyRuns} above 0");
        }
        double micros = figure.doubleValue();
        GateOutcome outcome = micros <= most.toNanos() / 1000.0
                ? GateOutcome.satisfied(id(), millis(micros), expected)
                : GateOutcome.violated(
                        id(), millis(micros), expected, "Make the model smaller, or change the policy's bound");
        return outcome.withSamples(latency.path("runs").longValue());
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.3f ms", micros / MICROS_PER_MILLI);
    }
}
