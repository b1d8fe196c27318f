package dev.modelgate.drift.calibrated;

/** What can change about a column; each is tested apart, so that a verdict names what changed. */
public enum PartKind {
    /** How the values are distributed. */
    VALUES,
    /** The share of rows without a value. */
    MISSING,
    /** The share of values that are NaN or infinite. */
    NOT_FINITE,
    /** The share of values that are infinite upwards. */
    INFINITE,
    /** The share of values that are minus infinite. */
    MINUS_INFINITE,
    /** The share of values beyond what the reference has: other categories, or numbers outside its range. */
    UNSEEN
}
