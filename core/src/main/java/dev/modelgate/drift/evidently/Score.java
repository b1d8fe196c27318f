package dev.modelgate.drift.evidently;

import java.util.Optional;
import java.util.OptionalDouble;

/** What a test gives: a finite number, or a sentence why there is none. */
record Score(OptionalDouble value, String why, Optional<String> departure) {

    static Score of(double value) {
        return Double.isFinite(value)
                ? new Score(OptionalDouble.of(value), "", Optional.empty())
                : none("the values are too large to compute with").departing("Evidently goes on with infinity");
    }

    /** The same, where Evidently itself would have said something else. */
    Score departing(String departure) {
        return new Score(value, why, Optional.of(departure));
    }

    /** A number that Evidently would not have given. */
    static Score departing(double value, String departure) {
        return new Score(of(value).value, "", Optional.of(departure));
    }

    static Score none(String why) {
        return new Score(OptionalDouble.empty(), why, Optional.empty());
    }
}
