package dev.modelgate.gate;

/**
 * What a rule said.
 *
 * @param verdict whether it holds
 * @param explanation values that it looked at, or why it could not be told
 */
public record RuleResult(Verdict verdict, String explanation) {
    /** The three values of every verdict. */
    public enum Verdict {
        /** It holds. */
        HOLDS,
        /** It does not hold. */
        FAILS,
        /** It could not be told. */
        UNKNOWN
    }
}
