package dev.modelgate.drift;

import dev.modelgate.data.RowGroups;
import dev.modelgate.drift.calibrated.CalibratedRule;
import dev.modelgate.drift.evidently.EvidentlySettings;
import dev.modelgate.drift.joint.JointSettings;
import dev.modelgate.drift.nights.NightRule;
import dev.modelgate.drift.nights.NightSettings;
import dev.modelgate.drift.scored.PredictionSettings;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Former;
import dev.modelgate.settings.NamedIn;
import dev.modelgate.settings.Violations;
import dev.modelgate.statistics.FalseDiscovery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code drift} of the project file.
 *
 * <pre>{@code
 * drift:
 *   reference: train
 *   current: live
 *   time: booked_at
 *   columns: {exclude: [booking_id]}
 *   mostDrifted: 0.2
 * }</pre>
 *
 * @param preset by which rules it is decided what drifted
 * @param reference name of the dataset that is compared with
 * @param current name of the dataset that is looked at
 * @param profile file with a profile that stands in for the reference
 * @param columns which columns are compared
 * @param time column of the time at which rows come about
 * @param cluster column that says which rows belong together
 * @param rows whether rows depend on each other
 * @param falseAlarms the chance of any alarm when nothing drifted
 * @param margin effects that do not matter, in standard deviations or their equivalent
 * @param detect effects that have to be found
 * @param power the chance to find them
 * @param correction how many columns at once are allowed for
 * @param importance how much columns matter, where they do not all matter alike
 * @param predictions the model by whose predictions drift is seen
 * @param mostDrifted share of the columns that may drift
 * @param joint whether all columns together are looked at as well
 * @param embeddings columns that are looked at together only
 * @param slices columns whose every frequent value is looked at by itself
 * @param nights how nights are watched together
 * @param evidently what can be set of the preset {@code evidently}
 */
@Former(
        keys = {"floors", "confidence"},
        fix = "Remove it: distances are no longer held against floors. {key:drift.margin} says what does not matter,"
                + " {key:drift.detect} what has to be found, {key:drift.falseAlarms} how often a verdict may be wrong")
@Description("What drift is measured between, and how sure a verdict has to be.")
public record DriftSettings(
        @Description(
                "By which rules it is decided what drifted. Time, cluster, rows, falseAlarms, margin, detect, power,"
                        + " correction, predictions, mostDrifted, joint, embeddings and slices belong to calibrated; evidently has its"
                        + " own settings.")
        @Default("calibrated")
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

        @Description("Column of the time at which rows come about. Rows of one hour or day share what happened in it."
                + " By default every column of dates or times is looked at, up to three.")
        Optional<String> time,

        @Description("Column that says which rows belong together, such as the customer.")
        Optional<String> cluster,

        @Description("Whether rows depend on each other.") @Default("detected")
        Independence rows,

        @Description("The chance of any alarm when nothing drifted, and the expected share of false ones among alarms.")
        @Default("0.05")
        double falseAlarms,

        @Description("Effects up to this one never alarm, at any number of rows; in standard deviations of a number, or"
                + " Cohen's w of categories.")
        @Default("0.02")
        double margin,

        @Description("Effects from this one on must be found with the power; otherwise it cannot be told.")
        @Default("0.5")
        double detect,

        @Description("The chance to find such an effect.") @Default("0.9")
        double power,

        @Description("How it is allowed for that many columns are looked at.") @Default("benjamini-hochberg")
        FalseDiscovery correction,

        @Description(
                "How much columns matter, such as by the model's use of them: the chance of a false alarm is shared out"
                        + " by it. A column that is not named weighs 1; one of 0 drifts only when it comes, goes or changes its"
                        + " type.")
        @Default("{}")
        Map<String, Double> importance,

        @Description("Drift as a model sees it: its predictions on both sides, and which columns matter to it.")
        @Default("{}")
        PredictionSettings predictions,

        @Description("Share of the compared columns that may drift before the whole is denied.") @Default("0")
        double mostDrifted,

        @Description("Whether all compared columns together are looked at as well; they are not when it is left out.")
        Optional<JointSettings> joint,

        @Description(
                "Columns that mean something only together, by the name of the embedding: * stands for any text, and"
                        + " one column may hold lists of numbers. They are compared together, and not one by one.")
        @Default("{}")
        Map<String, List<String>> embeddings,

        @Description(
                "Columns whose every frequent value is looked at by itself: within the rows that share it, all other"
                        + " columns are compared.")
        @Default("[]")
        List<String> slices,

        @Description("How current data are watched night after night, with the option state of the goal drift.")
        @Default("{}")
        NightSettings nights,

        @Description("What can be set of the preset evidently.") @Default("{}")
        EvidentlySettings evidently) {
    public DriftSettings {
        Violations violations = CalibratedRule.violations(falseAlarms, margin, detect, power)
                .when(
                        !(mostDrifted >= 0 && mostDrifted < 1),
                        "mostDrifted",
                        "mostDrifted is at least 0 and less than 1, not " + mostDrifted)
                .when(
                        rows == Independence.INDEPENDENT && (time.isPresent() || cluster.isPresent()),
                        "rows",
                        "rows are independent, or depend on each other by a time or a cluster: only one can be said");
        importance.forEach((column, weight) -> violations.when(
                !(weight >= 0 && Double.isFinite(weight)),
                "importance." + column,
                "the importance of " + column + " is a number of at least 0, not " + weight));
        violations.throwIfAny();
        importance = Map.copyOf(importance);
        embeddings = Map.copyOf(embeddings);
        slices = List.copyOf(slices);
    }

    /** Whether rows depend on each other. */
    public enum Independence {
        /** It is looked for in blocks of time or of the cluster. */
        @Description("looked for in blocks of time or of the cluster")
        DETECTED,
        /** Every row is known to stand for itself. */
        @Description("known to stand for themselves")
        INDEPENDENT
    }

    /** The settings of a project that says nothing about drift. */
    public static DriftSettings defaults() {
        return new DriftSettings(
                DriftPreset.CALIBRATED,
                "train",
                "live",
                Optional.empty(),
                new Columns(List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                Independence.DETECTED,
                0.05,
                0.02,
                0.5,
                0.9,
                FalseDiscovery.BENJAMINI_HOCHBERG,
                Map.of(),
                PredictionSettings.defaults(),
                0,
                Optional.empty(),
                Map.of(),
                List.of(),
                NightSettings.defaults(),
                EvidentlySettings.defaults());
    }

    /** The same by other rules. */
    public DriftSettings by(DriftPreset other) {
        return with(other, time, cluster, rows);
    }

    /**
     * The same with other blocks of rows, when one of them is named.
     *
     * @throws ProblemException when one is named and the rules take rows for independent
     */
    public DriftSettings grouped(Optional<String> byTime, Optional<String> byCluster) {
        if (byTime.isEmpty() && byCluster.isEmpty()) {
            return this;
        }
        if (preset == DriftPreset.EVIDENTLY) {
            throw ProblemException.invalid(Problem.of(
                    "The preset evidently takes every row for independent: a time or a cluster makes no difference to it",
                    "Remove {option:time} and {option:cluster}, or choose {option:preset=calibrated}"));
        }
        return with(preset, byTime, byCluster, Independence.DETECTED);
    }

    private DriftSettings with(
            DriftPreset other, Optional<String> byTime, Optional<String> byCluster, Independence independence) {
        return new DriftSettings(
                other,
                reference,
                current,
                profile,
                columns,
                byTime,
                byCluster,
                independence,
                falseAlarms,
                margin,
                detect,
                power,
                correction,
                importance,
                predictions,
                mostDrifted,
                joint,
                embeddings,
                slices,
                nights,
                evidently);
    }

    /** How much a column matters. */
    public double importance(String column) {
        return importance.getOrDefault(column, 1.0);
    }

    /** The rule of verdicts. */
    public CalibratedRule rule() {
        return new CalibratedRule(falseAlarms, margin, detect, power, correction);
    }

    /** The rule of nights. */
    public NightRule nightRule() {
        return new NightRule(
                margin, detect, nights.spread(), nights.falseAlarmsPerMonth(), rows == Independence.INDEPENDENT);
    }

    /** How rows depend on each other. */
    public RowGroups groups() {
        return new RowGroups(rows == Independence.INDEPENDENT, time, cluster);
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
