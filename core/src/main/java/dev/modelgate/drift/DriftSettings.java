package dev.modelgate.drift;

import dev.modelgate.drift.evidently.EvidentlySettings;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.NamedIn;
import dev.modelgate.settings.Violations;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code drift} of the project file.
 *
 * <pre>{@code
 * drift:
 *   reference: train
 *   current: live
 *   columns: {exclude: [booking_id]}
 *   floors: {missing: 0.05}
 *   mostDrifted: 0.2
 * }</pre>
 *
 * @param preset by which rules it is decided what drifted
 * @param reference name of the dataset that is compared with
 * @param current name of the dataset that is looked at
 * @param profile file with a profile that stands in for the reference
 * @param columns which columns are compared
 * @param floors the smallest changes that matter
 * @param confidence the chance, over all columns together, that no interval misses the truth
 * @param mostDrifted share of the columns that may drift
 * @param evidently what can be set of the preset {@code evidently}
 */
@Description("What drift is measured between, and how much of it matters.")
public record DriftSettings(
        @Description(
                "By which rules it is decided what drifted; floors, confidence and mostDrifted belong to the first.")
        @Default("floors")
        DriftPreset preset,

        @Description("Name of the dataset that is compared with: what the model was trained on.")
        @Default("train")
        @NamedIn(value = "data", entry = "dataset")
        String reference,

        @Description("Name of the dataset that is looked at: what the model is given now.")
        @Default("live")
        @NamedIn(value = "data", entry = "dataset")
        String current,

        @Description("File that the goal profile wrote; it stands in for the data of the reference.")
        Optional<String> profile,

        @Description("Which columns are compared.") @Default("{}")
        Columns columns,

        @Description("The smallest changes that matter. A column drifted when a change is larger than its floor beyond"
                + " doubt, and did not when it is smaller beyond doubt.")
        @Default("{}")
        DriftFloors floors,

        @Description("The chance that all intervals hold at once: each is made at the level 1 - (1 - confidence) /"
                + " (number of intervals), Bonferroni's correction.")
        @Default("0.95")
        double confidence,

        @Description("Share of the compared columns that may drift before the whole is denied.") @Default("0")
        double mostDrifted,

        @Description("What can be set of the preset evidently.") @Default("{}")
        EvidentlySettings evidently) {
    public DriftSettings {
        new Violations()
                .when(
                        !(confidence > 0.5 && confidence < 1),
                        "confidence",
                        "confidence lies between 0.5 and 1, not at " + confidence)
                .when(
                        !(mostDrifted >= 0 && mostDrifted < 1),
                        "mostDrifted",
                        "mostDrifted is at least 0 and less than 1, not " + mostDrifted)
                .throwIfAny();
    }

    /** The settings of a project that says nothing about drift. */
    public static DriftSettings defaults() {
        return new DriftSettings(
                DriftPreset.FLOORS,
                "train",
                "live",
                Optional.empty(),
                new Columns(List.of(), List.of()),
                DriftFloors.defaults(),
                0.95,
                0,
                EvidentlySettings.defaults());
    }

    /** The same by other rules. */
    public DriftSettings by(DriftPreset other) {
        return new DriftSettings(
                other, reference, current, profile, columns, floors, confidence, mostDrifted, evidently);
    }

    /**
     * Which columns are compared.
     *
     * @param include the only columns to compare; all when empty
     * @param exclude columns to leave out
     */
    @Description("Which columns are compared.")
    public record Columns(
            @Description("The only columns to compare; all when empty. Dates and times are compared only when they are"
                    + " named here: they move on by nature.")
            @Default("[]")
            List<String> include,

            @Description("Columns to leave out.") @Default("[]")
            List<String> exclude) {
        public Columns {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }
}
