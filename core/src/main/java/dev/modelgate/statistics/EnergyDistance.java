package dev.modelgate.statistics;

/**
 * The energy distance of two samples (Székely and Rizzo 2004), {@code √(2 ∫ (F-G)²)} over the real line, as
 * {@code scipy.stats.energy_distance}. It grows with the square root of the unit of the values.
 */
public final class EnergyDistance {

    private EnergyDistance() {}

    /** The distance of two samples. @throws IllegalArgumentException if one is empty */
    public static double of(SortedValues reference, SortedValues current) {
        return Math.sqrt(2) * Math.sqrt(MergedValues.area(reference, current, height -> height * height));
    }
}
