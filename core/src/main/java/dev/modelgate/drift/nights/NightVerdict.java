package dev.modelgate.drift.nights;

/**
 * What is known of a column after some nights.
 *
 * @param column its name
 * @param drifted whether it alarmed, on this night or on an earlier one
 * @param start number of the night from which on it drifted, if it did: where the window begins that says most
 * @param nights how many nights that window has of the column
 * @param evidence logarithm of the window's e-value: how much likelier its data are if the column drifted
 * @param needed what the evidence has to reach
 */
public record NightVerdict(
        String column, boolean drifted, long start, long nights, double evidence, double needed) {}
