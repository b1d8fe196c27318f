package dev.modelgate.drift.evidently;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What somebody chose for a column, a type or everything.
 *
 * @param test the test; empty leaves the choice to the next wider one, and at last to Evidently
 * @param threshold the threshold; empty likewise
 */
public record TestChoice(Optional<StatTest> test, OptionalDouble threshold) {

    /** Nothing was chosen. */
    public static final TestChoice NONE = new TestChoice(Optional.empty(), OptionalDouble.empty());

    public TestChoice {
        threshold.ifPresent(value -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the threshold is " + value + ", not a finite number");
            }
        });
    }

    /** What is not chosen here is what the wider choice says. */
    TestChoice orElse(TestChoice wider) {
        return new TestChoice(test.or(wider::test), threshold.isPresent() ? threshold : wider.threshold);
    }
}
