package dev.modelgate.drift.nights;

import dev.modelgate.drift.calibrated.Outcome;

/**
 * What is known of a column after some nights.
 *
 * @param column its name
 * @param verdict drift, when it alarmed on this night or on an earlier one; cannot tell, when drift that has to be found
 *     would not have been found by now
 * @param start number of the night from which on it drifted, if it did: where the window begins that says most
 * @param nights how many nights that window has of the column
 * @param evidence logarithm of the window's e-value: how much likelier its data are if the column drifted
 * @param needed what the evidence has to reach
 * @param found the effect that would have been found by now about every other time, over all nights
 * @param moved what moved most in that window
 */
public record NightVerdict(
        String column,
        Outcome.Verdict verdict,
        long start,
        long nights,
        double evidence,
        double needed,
        double found,
        Moved moved) {}
