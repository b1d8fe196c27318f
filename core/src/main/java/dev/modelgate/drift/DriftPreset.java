package dev.modelgate.drift;

import dev.modelgate.settings.Description;

/** By which rules it is decided what drifted. */
public enum DriftPreset {
    /** Intervals of effect sizes against the smallest changes that matter. */
    @Description("Intervals of effect sizes against floors: drift, no drift, or cannot tell.")
    FLOORS,
    /** The tests, thresholds and dataset rule of Evidently's DataDriftPreset. */
    @Description("The tests, thresholds and dataset rule of Evidently 0.7, for teams that move without a change in"
            + " verdicts.")
    EVIDENTLY
}
