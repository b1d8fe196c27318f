package dev.modelgate.data;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;
import java.util.Optional;

/**
 * Bounds on the length of a text, in code points.
 *
 * @param least least length
 * @param most greatest length, unbounded when absent
 */
@Description("Bounds on the length of a text, in Unicode code points.")
public record LengthBounds(
        @Description("Least length.") @Default("0") int least,
        @Description("Greatest length.") Optional<Integer> most) {
    public LengthBounds {
        new Violations()
                .when(least < 0, "least", "least is negative: " + least)
                .when(
                        most.isPresent() && most.get() < least,
                        "most",
                        "most (" + most.map(String::valueOf).orElse("") + ") is less than least (" + least + ")")
                .throwIfAny();
    }
}
