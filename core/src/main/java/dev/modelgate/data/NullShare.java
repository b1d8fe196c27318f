package dev.modelgate.data;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;

/**
 * How many values of a column may be missing.
 *
 * @param most greatest share of rows, 0 to 1
 */
@Description("How many values of a column may be missing.")
public record NullShare(
        @Description("Greatest share of rows without a value, 0 to 1.") @Default("0")
        double most) {
    public NullShare {
        new Violations()
                .when(!(most >= 0 && most <= 1), "most", "most is a share of rows, 0 to 1, not " + most)
                .throwIfAny();
    }

    /** Every row has a value. */
    public static NullShare none() {
        return new NullShare(0);
    }
}
