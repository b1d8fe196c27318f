package dev.modelgate.drift;

import dev.modelgate.settings.Description;
import dev.modelgate.settings.Former;

/** By which rules it is decided what drifted. */
@Former(
        keys = "floors",
        fix = "Write calibrated, the default: distances are no longer held against floors. {key:drift.margin} says what"
                + " does not matter, {key:drift.detect} what has to be found, {key:drift.falseAlarms} how often a verdict"
                + " may be wrong")
public enum DriftPreset {
    /** Tests that alarm as often as they say: drift, no drift, or cannot tell. */
    @Description("Tests that alarm as often as they say, against a margin that does not matter: drift, no drift, or"
            + " cannot tell.")
    CALIBRATED,
    /** The tests, thresholds and dataset rule of Evidently's DataDriftPreset. */
    @Description("The tests, thresholds and dataset rule of Evidently 0.7, for teams that move without a change in"
            + " verdicts.")
    EVIDENTLY
}
