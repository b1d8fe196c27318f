package dev.modelgate.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * One walk over the distinct values of two samples together, in ascending order. What rank tests and distances of
 * distribution functions need is the counts at a value and below it.
 */
public final class MergedValues {

    private final SortedValues.Cursor reference;
    private final SortedValues.Cursor current;
    private boolean referenceLeft;
    private boolean currentLeft;
    private double value;
    private long referenceCount;
    private long currentCount;
    private long referenceBelow;
    private long currentBelow;

    private MergedValues(SortedValues reference, SortedValues current) {
        this.reference = reference.cursor();
        this.current = current.cursor();
        this.referenceLeft = this.reference.next();
        this.currentLeft = this.current.next();
    }

    /** A walk that does not stand at any value yet. */
    public static MergedValues of(SortedValues reference, SortedValues current) {
        return new MergedValues(reference, current);
    }

    /**
     * The integral over the real line of a function, zero at zero, of how far the reference's distribution function lies
     * above the current one's.
     *
     * @throws IllegalArgumentException if a sample is empty
     */
    static double area(SortedValues reference, SortedValues current, DoubleUnaryOperator ofHeight) {
        double n = Checks.size(reference.n(), "reference");
        double m = Checks.size(current.n(), "current sample");
        Sum area = new Sum();
        MergedValues walk = of(reference, current);
        walk.next();
        double x = walk.value();
        double height = walk.referenceAtMost() / n - walk.currentAtMost() / m;
        while (walk.next()) {
            area.add(ofHeight.applyAsDouble(height) * (walk.value() - x));
            x = walk.value();
            height = walk.referenceAtMost() / n - walk.currentAtMost() / m;
        }
        return area.value();
    }

    /** Goes to the next larger value of either sample; false when there is none. */
    public boolean next() {
        referenceBelow += referenceCount;
        currentBelow += currentCount;
        referenceCount = 0;
        currentCount = 0;
        if (!referenceLeft && !currentLeft) {
            return false;
        }
        boolean byReference = referenceLeft && (!currentLeft || reference.value() <= current.value());
        value = byReference ? reference.value() : current.value();
        if (referenceLeft && reference.value() == value) {
            referenceCount = reference.count();
            referenceLeft = reference.next();
        }
        if (currentLeft && current.value() == value) {
            currentCount = current.count();
            currentLeft = current.next();
        }
        return true;
    }

    /** The value it stands at. */
    public double value() {
        return value;
    }

    /** How often the value occurs in the reference. */
    public long reference() {
        return referenceCount;
    }

    /** How often the value occurs in the current sample. */
    public long current() {
        return currentCount;
    }

    /** How many observations of the reference are less than the value. */
    long referenceBelow() {
        return referenceBelow;
    }

    /** How many observations of the current sample are less than the value. */
    long currentBelow() {
        return currentBelow;
    }

    /** How many observations of the reference do not exceed the value. */
    long referenceAtMost() {
        return referenceBelow + referenceCount;
    }

    /** How many observations of the current sample do not exceed the value. */
    long currentAtMost() {
        return currentBelow + currentCount;
    }

    /** How often the value occurs in both. */
    long pooled() {
        return referenceCount + currentCount;
    }

    /** How many observations of both are less than the value. */
    long pooledBelow() {
        return referenceBelow + currentBelow;
    }
}
