package dev.modelgate.problem;

/** The five ways in which a goal can end. Each has its own exit code, so that a pipeline can tell them apart. */
public enum Conclusion {
    /** What was asked for holds, or was done. */
    PASSED(0),
    /** A check was made and it does not hold. */
    DENIED(1),
    /** The request, a file or the data cannot be used as it is; a person has to change something. */
    INVALID(2),
    /** It could not be told; gates fail closed. */
    UNKNOWN(3),
    /** Not yet: it waits for time or for a person. */
    WAITING(4);

    private final int exitCode;

    Conclusion(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the command line, 0 to 4. */
    public int exitCode() {
        return exitCode;
    }

    /**
     * The conclusion of two steps taken together: what a person must mend outranks what was denied, which outranks what
     * is unknown, which outranks what waits.
     */
    public Conclusion and(Conclusion other) {
        return rank() >= other.rank() ? this : other;
    }

    private int rank() {
        return switch (this) {
            case PASSED -> 0;
            case WAITING -> 1;
            case UNKNOWN -> 2;
            case DENIED -> 3;
            case INVALID -> 4;
        };
    }
}
