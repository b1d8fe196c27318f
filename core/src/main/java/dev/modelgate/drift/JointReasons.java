package dev.modelgate.drift;

import dev.modelgate.drift.calibrated.CalibratedRule;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift.Carrier;
import dev.modelgate.drift.result.JointDrift.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a sentence what decided on columns together. */
final class JointReasons {
    private static final int MOST_NAMED = 3;

    private JointReasons() {}

    /**
     * A sentence.
     *
     * @param carriers the columns that tell it, the one that tells most first
     * @param noColumn whether it is worth saying that no single column drifted
     */
    static String of(
            DriftVerdict verdict, Figures figures, List<Carrier> carriers, CalibratedRule rule, boolean noColumn) {
        String told = "AUC " + Digits.distance(figures.auc()) + " [" + Digits.distance(figures.low()) + ", "
                + Digits.distance(figures.high())
                + "] of a classifier on rows that it has not seen, as with a shift of "
                + Digits.distance(figures.shift());
        return switch (verdict) {
            case DRIFT, IRRELEVANT_DRIFT ->
                (noColumn ? "no single column drifted, but together they did: " : "") + told
                        + ", more than the margin of " + Digits.distance(rule.margin()) + " and chance explain"
                        + by(carriers) + "; " + sizes(figures);
            case NO_DRIFT ->
                told + ", no more than the margin of " + Digits.distance(rule.margin())
                        + " and chance explain; shifts from " + Digits.distance(figures.smallestShift())
                        + " on would have been found; " + sizes(figures);
            case CANNOT_TELL ->
                told + ", which may be chance; only shifts from " + Digits.distance(figures.smallestShift())
                        + " on would have been found, and those from " + Digits.distance(rule.detect())
                        + " on must be; more " + figures.unit() + " would tell; " + sizes(figures);
        };
    }

    private static String by(List<Carrier> carriers) {
        return carriers.isEmpty()
                ? ""
                : ", mostly by "
                        + carriers.stream()
                                .limit(MOST_NAMED)
                                .map(Carrier::column)
                                .collect(Collectors.joining(", "));
    }

    private static String sizes(Figures figures) {
        String rows = figures.rowsReference() + " against " + figures.rowsCurrent() + " rows";
        return figures.unit().equals("rows")
                ? rows
                : rows + ", in " + figures.unitsReference() + " against " + figures.unitsCurrent() + " "
                        + figures.unit();
    }
}
