package dev.modelgate.data;

import dev.modelgate.data.Measure.NonFinite.Kind;
import java.util.List;

/**
 * How many values of a column are infinite.
 *
 * @param above greater than every number, or later than every time
 * @param below less than every number, or earlier than every time
 */
public record Infinities(long above, long below) {
    /** None. */
    public static final Infinities NONE = new Infinities(0, 0);

    public Infinities {
        if (above < 0 || below < 0) {
            throw new IllegalArgumentException("a number of infinities is negative");
        }
    }

    /** How many there are. */
    public long total() {
        return Math.addExact(above, below);
    }

    /** These and others. */
    public Infinities plus(Infinities other) {
        return new Infinities(Math.addExact(above, other.above), Math.addExact(below, other.below));
    }

    /** What an engine measures for {@link #of}, of a column of numbers or times. */
    public static List<Measure> measures(String column) {
        return List.of(
                new Measure.NonFinite(column, Kind.POSITIVE_INFINITY),
                new Measure.NonFinite(column, Kind.NEGATIVE_INFINITY));
    }

    /** The infinities of a column whose {@link #measures} were taken. */
    public static Infinities of(String column, Measurements measured) {
        List<Measure> measures = measures(column);
        return new Infinities(measured.count(measures.get(0)), measured.count(measures.get(1)));
    }
}
