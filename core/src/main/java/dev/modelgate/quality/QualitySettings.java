package dev.modelgate.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.NamedIn;
import dev.modelgate.settings.Violations;
import java.time.Duration;
import java.util.Optional;

/**
 * The section {@code quality} of the project file.
 *
 * <pre>{@code
 * quality:
 *   data: live
 *   time: booked_at
 *   window: 7d
 *   margin: 0.03
 * }</pre>
 *
 * @param data name of the dataset that is looked at
 * @param time column of the time at which rows come about
 * @param window how long rows are taken together
 * @param loss what is judged
 * @param margin by how much it may grow
 * @param falseAlarms the chance of any alarm when it did not
 * @param conceptMargin by how much the loss may exceed what scores let expect
 * @param onConceptDrift what follows when scores mean something else than they did
 * @param proof whether it has to be shown that the model holds
 */
@Description("How well the model does on data as they come, and how much worse than on the reference matters.")
public record QualitySettings(
        @Description("Name of the dataset that is looked at.")
        @Default("live")
        @NamedIn(value = "data", entry = "dataset")
        String data,

        @Description(
                "Column of the time at which rows come about; by default what {key:drift.time} says. Without one, rows"
                        + " are taken in the order of the file, each for itself.")
        Optional<String> time,

        @Description("How long rows are taken together: rows of one window may depend on each other.") @Default("1d")
        Duration window,

        @Description("What is judged over time.") @Default("brier")
        BoundedLoss loss,

        @Description("By how much the loss may exceed that on the reference.") @Default("0.02")
        double margin,

        @Description("The chance of any alarm, over all windows and slices, when the loss never exceeded the margin.")
        @Default("0.05")
        double falseAlarms,

        @Description(
                "By how much the loss of rows with labels may exceed what their scores let expect of them, before scores"
                        + " mean something else than they did: concept drift.")
        @Default("0.01")
        double conceptMargin,

        @Description("What follows from concept drift.") @Default("deny")
        OnConceptDrift onConceptDrift,

        @Description("Whether it has to be shown that the model holds: then it is no pass when it cannot be told.")
        @Default("false")
        boolean proof) {

    /** What follows when scores mean something else than they did. */
    public enum OnConceptDrift {
        /** The model counts as degraded. */
        @JsonProperty("deny")
        @Description("the model counts as degraded, whatever its loss is")
        DENY,
        /** The report says so. */
        @JsonProperty("report")
        @Description("the report says so, and nothing else follows")
        REPORT
    }

    public QualitySettings {
        new Violations()
                .when(
                        window.toSeconds() < 1 || !window.equals(Duration.ofSeconds(window.toSeconds())),
                        "window",
                        "a window lasts whole seconds, at least one")
                .when(!(margin >= 0 && margin < 1), "margin", "margin is at least 0 and less than 1, not " + margin)
                .when(
                        !(falseAlarms > 0 && falseAlarms <= 0.5),
                        "falseAlarms",
                        "falseAlarms is more than 0 and at most 0.5, not " + falseAlarms)
                .when(
                        !(conceptMargin >= 0 && conceptMargin < 1),
                        "conceptMargin",
                        "conceptMargin is at least 0 and less than 1, not " + conceptMargin)
                .throwIfAny();
    }

    /** The settings of a project that says nothing about quality. */
    public static QualitySettings defaults() {
        return new QualitySettings(
                "live",
                Optional.empty(),
                Duration.ofDays(1),
                BoundedLoss.BRIER,
                0.02,
                0.05,
                0.01,
                OnConceptDrift.DENY,
                false);
    }

    /** The same with another time or window, where one is named. */
    public QualitySettings over(Optional<String> otherTime, Optional<Duration> otherWindow) {
        return new QualitySettings(
                data,
                otherTime.or(() -> time),
                otherWindow.orElse(window),
                loss,
                margin,
                falseAlarms,
                conceptMargin,
                onConceptDrift,
                proof);
    }
}
