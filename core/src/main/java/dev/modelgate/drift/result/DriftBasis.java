package dev.modelgate.drift.result;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.evidence.Rounding;
import dev.modelgate.statistics.FalseDiscovery;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the verdict on the whole rests on: the rules that were in force. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "preset")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DriftBasis.OfCalibrated.class, name = "calibrated"),
    @JsonSubTypes.Type(value = DriftBasis.OfEvidently.class, name = "evidently")
})
public sealed interface DriftBasis {
    /**
     * The calibrated rule: the whole drifted when more columns did than may.
     *
     * @param rows how rows are taken to depend on each other
     * @param falseAlarms the chance of any alarm when nothing drifted
     * @param margin effects that do not matter
     * @param detect effects that have to be found
     * @param power the chance to find them
     * @param correction how many columns at once are allowed for
     * @param importance how much columns matter; one that is not there weighs 1
     * @param mostDrifted share of the columns that may drift
     * @param pValue the chance that any column differs as it does, or more, when nothing drifted; 0 when a column came,
     *     went or changed its type
     * @param counted what was counted of the compared columns, when nights are watched together; else none
     */
    record OfCalibrated(
            String rows,
            double falseAlarms,
            double margin,
            double detect,
            double power,
            FalseDiscovery correction,
            SortedMap<String, Double> importance,
            double mostDrifted,
            double pValue,
            List<ColumnCells> counted)
            implements DriftBasis {
        public OfCalibrated {
            importance = Collections.unmodifiableSortedMap(new TreeMap<>(importance));
            counted = List.copyOf(counted);
            pValue = Rounding.twelve(pValue);
        }
    }

    /**
     * Evidently's rule: the whole drifted when enough columns did.
     *
     * @param driftShare share of drifted columns from which on the whole drifted
     */
    record OfEvidently(double driftShare) implements DriftBasis {}
}
