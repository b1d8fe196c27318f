package dev.modelgate.report;

/** How a cell is meant, so that a rendering can colour or mark it; never the only carrier of the meaning. */
public enum Tone {
    /** Nothing to say. */
    PLAIN,
    /** It holds. */
    GOOD,
    /** It cannot be told, or somebody has to wait. */
    UNSURE,
    /** It does not hold. */
    BAD
}
