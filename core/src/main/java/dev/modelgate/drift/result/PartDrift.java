package dev.modelgate.drift.result;

import dev.modelgate.drift.calibrated.Outcome.OfPart;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.evidence.Rounding;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How much one part of a column changed. Effects are Cohen's w: about a shift in standard deviations. Numbers have 12
 * significant digits.
 *
 * @param part what was compared
 * @param effect how much it changed in these data, which chance alone makes larger than 0
 * @param low lower end of an interval for the true effect
 * @param high its upper end
 * @param noise what the effect is on average, at these sizes, when nothing changed
 * @param smallestFound the smallest true effect that would have been found
 * @param pValue chance of such an effect when the true one is at most the margin; this part alone
 * @param rowsThatTell about how many current rows would find what has to be found, when these do not and any number would
 * @param unit what is taken to be independent: rows, or blocks of them
 * @param effectiveReference how many independent rows the reference is worth
 * @param effectiveCurrent how many independent rows the current side is worth
 * @param shareReference of a part that is a share, such as the missing values: that of the reference
 * @param shareCurrent the same of the current side
 */
public record PartDrift(
        PartKind part,
        double effect,
        double low,
        double high,
        double noise,
        double smallestFound,
        double pValue,
        OptionalLong rowsThatTell,
        String unit,
        double effectiveReference,
        double effectiveCurrent,
        OptionalDouble shareReference,
        OptionalDouble shareCurrent) {
    public PartDrift {
        effect = Rounding.twelve(effect);
        low = Rounding.twelve(low);
        high = Rounding.twelve(high);
        noise = Rounding.twelve(noise);
        smallestFound = Rounding.twelve(smallestFound);
        pValue = Rounding.twelve(pValue);
        effectiveReference = Rounding.twelve(effectiveReference);
        effectiveCurrent = Rounding.twelve(effectiveCurrent);
        shareReference = Rounding.twelve(shareReference);
        shareCurrent = Rounding.twelve(shareCurrent);
    }

    /**
     * What the calibrated rule says of a part.
     *
     * @param shareReference of a part that is a share: that of the reference
     * @param shareCurrent the same of the current side
     */
    public static PartDrift of(OfPart part, OptionalDouble shareReference, OptionalDouble shareCurrent) {
        return new PartDrift(
                part.kind(),
                part.effect().estimate(),
                part.effect().lower(),
                part.effect().upper(),
                part.noiseFloor(),
                part.smallestFound(),
                part.pValue(),
                part.needed(),
                part.unit(),
                part.effectiveReference(),
                part.effectiveCurrent(),
                shareReference,
                shareCurrent);
    }
}
