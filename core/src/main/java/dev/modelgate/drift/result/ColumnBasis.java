package dev.modelgate.drift.result;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the verdict on a column rests on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TestedParts.class, name = "parts"),
    @JsonSubTypes.Type(value = ColumnBasis.Structure.class, name = "structure"),
    @JsonSubTypes.Type(value = ColumnBasis.Unmeasured.class, name = "unmeasured"),
    @JsonSubTypes.Type(value = EvidentlyScore.class, name = "evidently")
})
public sealed interface ColumnBasis permits TestedParts, ColumnBasis.Structure, ColumnBasis.Unmeasured, EvidentlyScore {
    /** The column came, went or changed its type: there is nothing to measure. */
    record Structure() implements ColumnBasis {}

    /** It is not known what to compare the column with. */
    record Unmeasured() implements ColumnBasis {}
}
