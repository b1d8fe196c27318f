package dev.modelgate.drift.result;

import dev.modelgate.drift.joint.JointOutcome;
import dev.modelgate.drift.joint.JointTest;
import dev.modelgate.evidence.Rounding;
import java.util.List;
import java.util.Optional;

/**
 * What became of several columns together: all that were compared one by one, or the components of an embedding.
 *
 * @param name what they are called
 * @param columns how many they are
 * @param verdict whether they drifted
 * @param reason a sentence with the numbers that decided
 * @param tested what was tested; absent when the verdict needs none, or nothing could be
 * @param carriers when they drifted, which columns tell it, the one that tells most first; of an embedding none
 */
public record JointDrift(
        String name,
        int columns,
        DriftVerdict verdict,
        String reason,
        Optional<Figures> tested,
        List<Carrier> carriers) {
    public JointDrift {
        carriers = List.copyOf(carriers);
    }

    /**
     * How well a classifier tells current rows from the reference's that it has not seen. Numbers have 12 significant
     * digits.
     *
     * @param auc the area under its ROC curve: the chance that of one row of each side the current one is told
     * @param low lower end of an interval for the true area
     * @param high its upper end
     * @param shift the shift of a normal variable, in standard deviations, that is told as well
     * @param smallestFound the smallest true area that would have been found
     * @param smallestShift the shift that corresponds to it
     * @param pValue the chance of such an area when the true one is at most that of the margin
     * @param adjusted the same with all that was looked at allowed for; drift when it is at most the rate of false alarms
     * @param unit what is taken to be independent: rows, or blocks of them
     * @param unitsReference how many of these the reference has, among the rows that were looked at
     * @param unitsCurrent how many the current data have
     * @param rowsReference rows of the reference that were looked at
     * @param rowsCurrent current rows that were looked at
     */
    public record Figures(
            double auc,
            double low,
            double high,
            double shift,
            double smallestFound,
            double smallestShift,
            double pValue,
            double adjusted,
            String unit,
            long unitsReference,
            long unitsCurrent,
            long rowsReference,
            long rowsCurrent) {
        public Figures {
            auc = Rounding.twelve(auc);
            low = Rounding.twelve(low);
            high = Rounding.twelve(high);
            shift = Rounding.twelve(shift);
            smallestFound = Rounding.twelve(smallestFound);
            smallestShift = Rounding.twelve(smallestShift);
            pValue = Rounding.twelve(pValue);
            adjusted = Rounding.twelve(adjusted);
        }

        /** What is known of a test, when its p-value is adjusted to another one. */
        public static Figures of(JointOutcome outcome, double adjusted, long rowsReference, long rowsCurrent) {
            return new Figures(
                    outcome.area().estimate(),
                    outcome.area().lower(),
                    outcome.area().upper(),
                    outcome.shift(),
                    outcome.smallestFound(),
                    outcome.smallestShift(),
                    outcome.pValue(),
                    adjusted,
                    outcome.unit(),
                    outcome.unitsReference(),
                    outcome.unitsCurrent(),
                    rowsReference,
                    rowsCurrent);
        }
    }

    /**
     * A column by which current rows are told.
     *
     * @param column its name
     * @param loss how much smaller the area is when its values are shuffled, 12 significant digits
     */
    public record Carrier(String column, double loss) {
        public Carrier {
            loss = Rounding.twelve(loss);
        }

        /** What was found by shuffling. */
        public static Carrier of(JointTest.Carrier carrier) {
            return new Carrier(carrier.column(), carrier.loss());
        }
    }
}
