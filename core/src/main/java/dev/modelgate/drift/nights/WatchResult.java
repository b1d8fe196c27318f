package dev.modelgate.drift.nights;

import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Rounding;
import java.util.List;
import java.util.Optional;

/**
 * What evidence says of current data that are watched night after night.
 *
 * @param model name of what is watched
 * @param champion the model that runs, when that is watched
 * @param reference name of what nights are compared with
 * @param current name of the night's data
 * @param nights how many nights are known, this one included
 * @param again whether this night had been counted before, and was not counted again
 * @param begun why the count began anew with this night; empty when it went on
 * @param rule how nights are judged
 * @param columns what is known of each column
 * @param changed columns that came, went or changed their type
 * @param drifted how many columns drifted
 * @param unsure of how many columns it cannot be told
 * @param verdict whether more columns drifted than may
 */
public record WatchResult(
        String model,
        Optional<Digest> champion,
        String reference,
        String current,
        int nights,
        boolean again,
        Optional<String> begun,
        NightRule rule,
        List<Column> columns,
        List<Changed> changed,
        int drifted,
        int unsure,
        DriftVerdict verdict) {
    public WatchResult {
        columns = List.copyOf(columns);
        changed = List.copyOf(changed);
    }

    /**
     * What is known of a column.
     *
     * @param name its name
     * @param verdict what can be said by now
     * @param since night from which on it drifted, if it did, counted from 1
     * @param nights how many nights there are from then on
     * @param evidence logarithm of how much likelier these nights are if the column drifted, 12 significant digits
     * @param needed what the evidence has to reach, 12 significant digits
     * @param found the effect that would have been found by now about every other time, 12 significant digits; absent
     *     when none would
     * @param moved what of it moved most in these nights, whether it drifted or not
     */
    public record Column(
            String name,
            DriftVerdict verdict,
            long since,
            long nights,
            double evidence,
            double needed,
            Optional<Double> found,
            Moved moved) {
        public Column {
            evidence = Rounding.twelve(evidence);
            needed = Rounding.twelve(needed);
            found = found.map(Rounding::twelve);
        }

        static Column of(NightVerdict known) {
            return new Column(
                    known.column(),
                    DriftVerdict.of(known.verdict()),
                    known.start() + 1,
                    known.nights(),
                    known.evidence(),
                    known.needed(),
                    Double.isFinite(known.found()) ? Optional.of(known.found()) : Optional.empty(),
                    known.moved());
        }
    }

    /**
     * A column that cannot be compared with what it was.
     *
     * @param name its name
     * @param why what became of it
     */
    public record Changed(String name, String why) {}
}
