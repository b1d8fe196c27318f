package dev.modelgate.data;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
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
        if (least < 0) {
            throw new IllegalArgumentException("least is negative: " + least);
        }
        if (most.isPresent() && most.get() < least) {
            throw new IllegalArgumentException("most (" + most.get() + ") is less than least (" + least + ")");
        }
    }
}
