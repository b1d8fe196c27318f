package dev.modelgate.drift.evidently;

/** What became of a column, or of the dataset. */
public enum Judgement {
    DRIFTED,
    NOT_DRIFTED,
    /** There is no score, and the reason says why. */
    UNTOLD
}
