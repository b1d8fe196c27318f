package dev.modelgate.data;

import dev.modelgate.evidence.Digest;
import java.util.Optional;

/**
 * What a profile keeps of a model's predictions for the rows that it stands in for.
 *
 * @param model digest of the model's file
 * @param signature digest of its signature, when it has one
 * @param column the predictions, as a column of numbers
 */
public record ProfiledPredictions(Digest model, Optional<Digest> signature, ColumnProfile column) {
    public ProfiledPredictions {
        if (column.type() != ColumnType.NUMBER) {
            throw new IllegalArgumentException("predictions are numbers, not of type " + column.type());
        }
    }
}
