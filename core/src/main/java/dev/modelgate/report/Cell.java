package dev.modelgate.report;

/**
 * One cell of a table.
 *
 * @param text what it says, unescaped
 * @param tone how it is meant
 */
public record Cell(String text, Tone tone) {
    /** A cell without a tone. */
    public static Cell of(String text) {
        return new Cell(text, Tone.PLAIN);
    }
}
