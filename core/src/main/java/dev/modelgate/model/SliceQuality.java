package dev.modelgate.model;

/**
 * How well a model does on the rows of one slice.
 *
 * @param column the column that is sliced by
 * @param value the value, as text, that the rows of the slice share; {@code null} for those without one
 * @param enough whether there are enough rows to say anything; if not, there are no figures
 * @param quality the slice's rows and figures
 */
public record SliceQuality(String column, String value, boolean enough, Quality quality) {
    /** Name of the slice for people. */
    public String name() {
        return column + " = " + value;
    }
}
