package dev.modelgate.drift.result;

import dev.modelgate.evidence.Rounding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of the slices of one column: of the rows that share one of its values.
 *
 * @param by the column that is sliced by
 * @param untold why nothing can be told of its slices; empty when they were looked at
 * @param slices its slices, those with most rows of the reference first
 * @param leftOut how many values of the reference are too rare to make a slice
 * @param leftOutShare the share of the reference's rows that are in no slice
 */
public record SlicedDrift(String by, Optional<String> untold, List<OfSlice> slices, long leftOut, double leftOutShare) {
    public SlicedDrift {
        slices = List.copyOf(slices);
        leftOutShare = Rounding.twelve(leftOutShare);
    }

    /** Slices of which nothing can be told. */
    public static SlicedDrift untold(String by, String why) {
        return new SlicedDrift(by, Optional.of(why), List.of(), 0, 0);
    }

    /**
     * What became of the columns within one slice.
     *
     * @param value the value, as text, that its rows share; empty for the rows without one
     * @param rowsReference its rows in the reference
     * @param rowsCurrent its rows in the current data
     * @param verdict whether a column drifted within it; it cannot be told when there are too few rows, or of some columns
     * @param columns how many columns were compared within it
     * @param drifted those that drifted, whether it matters or not, in the order of the columns
     * @param unsure those of which it cannot be told; they leave nothing open
     */
    public record OfSlice(
            Optional<String> value,
            long rowsReference,
            long rowsCurrent,
            DriftVerdict verdict,
            int columns,
            List<ColumnDrift> drifted,
            List<String> unsure) {
        public OfSlice {
            drifted = List.copyOf(drifted);
            unsure = List.copyOf(unsure);
        }

        /** What the slice is called, as {@code carrier = UA}. */
        public String name(String by) {
            return value.map(text -> by + " = " + Words.category(text)).orElse(by + " is missing");
        }
    }

    /**
     * A column that drifted within a slice.
     *
     * @param slice the slice, as {@code carrier = UA}
     * @param column the column
     */
    public record Within(String slice, ColumnDrift column) {
        /** What it is called, as {@code temp where carrier = UA}. */
        public String name() {
            return column.name() + " where " + slice;
        }

        /** By how much it surely differs there. */
        public double least() {
            return column.tested()
                    .map(TestedParts::deciding)
                    .map(PartDrift::low)
                    .orElse(0.0);
        }
    }

    /**
     * A column that drifted within slices and not as a whole.
     *
     * @param most where it surely differs most
     * @param others in how many more slices it drifted
     */
    public record Only(Within most, long others) {
        /** What it is called, as {@code temp where carrier = UA and in 2 more slices}. */
        public String name() {
            return most.name() + (others == 0 ? "" : " and in " + others + " more slice" + (others == 1 ? "" : "s"));
        }
    }

    /** The columns that drifted within slices. */
    public Stream<Within> within(DriftVerdict verdict) {
        return slices.stream()
                .flatMap(slice -> slice.drifted().stream()
                        .filter(column -> column.verdict() == verdict)
                        .map(column -> new Within(slice.name(by), column)));
    }
}
