package dev.modelgate.quality;

import dev.modelgate.model.Quality;
import java.util.List;
import java.util.Optional;

/**
 * How well a model does on data. Numbers are rounded to 12 significant digits.
 *
 * @param model what the model is called
 * @param data what the data are called
 * @param dataFiles their files
 * @param reference what the reference is called
 * @param referenceFiles its files
 * @param loss what is judged
 * @param margin by how much it may exceed that on the reference
 * @param falseAlarms the chance of any alarm when it does not
 * @param threshold score from which on a row is called positive
 * @param time column of the time; absent when rows are taken each for itself
 * @param windowSeconds how long a window is
 * @param rows what became of the data's rows
 * @param referenceRows what became of the reference's rows
 * @param referenceQuality figures on the reference
 * @param quality figures of all rows with a label, with intervals of rows that stand for themselves
 * @param tracked the judged loss of all rows with a label, over time; absent without labels
 * @param slices the judged loss of each slice
 * @param concept whether scores mean what they meant; absent without labels, or where nothing can be expected
 * @param onConceptDrift what follows when they do not
 * @param windows window by window
 * @param expected what is expected from the scores alone; absent where the reference cannot tell
 * @param unexpected why it is absent
 * @param basis what the verdict rests on
 * @param verdict whether the model does worse than on the reference by more than the margin
 * @param reason why, in a sentence
 */
public record QualityResult(
        String model,
        String data,
        List<String> dataFiles,
        String reference,
        List<String> referenceFiles,
        BoundedLoss loss,
        double margin,
        double falseAlarms,
        double threshold,
        Optional<String> time,
        long windowSeconds,
        RowCounts rows,
        RowCounts referenceRows,
        Quality referenceQuality,
        Optional<Quality> quality,
        Optional<Tracked> tracked,
        List<TrackedSlice> slices,
        Optional<Concept> concept,
        QualitySettings.OnConceptDrift onConceptDrift,
        List<Window> windows,
        Optional<Expected> expected,
        Optional<String> unexpected,
        Basis basis,
        QualityVerdict verdict,
        String reason) {
    public QualityResult {
        dataFiles = List.copyOf(dataFiles);
        referenceFiles = List.copyOf(referenceFiles);
        slices = List.copyOf(slices);
        windows = List.copyOf(windows);
    }

    /** What a verdict rests on. */
    public enum Basis {
        /** Rows whose labels are known. */
        LABELS,
        /** Rows whose labels are known, against what was expected of them. */
        CONCEPT,
        /** What is expected from the scores. */
        SCORES
    }
}
