package dev.modelgate.statistics;

/**
 * The energy distance of two samples (Székely and Rizzo 2004), {@code √(2 ∫ (F-G)²)} over the real line, as
 * {@code scipy.stats.energy_distance}. It grows with the square root of the unit of the values.
 */
public final class EnergyDistance {

    private EnergyDistance() {}

    /** The distance of two samples. @throws IllegalArgumentException if one is empty */
    public static double of(SortedValues reference, SortedValues current) {
        double n = Checks.size(reference.n(), "reference");
        double m = Checks.size(current.n(), "current sample");
        Sum area = new Sum();
        MergedValues walk = MergedValues.of(reference, current);
        walk.next();
        double x = walk.value();
        double height = walk.referenceAtMost() / n - walk.currentAtMost() / m;
        while (walk.next()) {
            area.add(height * height * (walk.value() - x));
            x = walk.value();
            height = walk.referenceAtMost() / n - walk.currentAtMost() / m;
        }
        return Math.sqrt(2) * Math.sqrt(area.value());
    }
}
