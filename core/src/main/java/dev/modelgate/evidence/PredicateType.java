package dev.modelgate.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the predicate of one kind of evidence looks like. Where a standard predicate fits, its fields stand in front and
 * the evidence in one extension field behind them. They are made from the evidence whenever a statement is written or
 * read and are kept nowhere else, so they cannot say anything that the evidence does not say.
 *
 * @param kind kind of evidence
 * @param uri what an in-toto statement calls the predicate
 * @param standard makes the standard fields; absent when the predicate is our own
 */
public record PredicateType(String kind, String uri, Optional<Function<Evidence, Record>> standard) {
    /** A predicate that is the evidence and nothing else, because no standard one says what it says. */
    public static PredicateType own(String kind) {
        return new PredicateType(kind, "https://modelgate.dev/evidence/" + kind + "/v1", Optional.empty());
    }

    /**
     * A standard predicate.
     *
     * @param fields its fields as a record, made from the evidence without {@code measured}
     */
    public static PredicateType standard(String kind, String uri, Function<Evidence, Record> fields) {
        return new PredicateType(kind, uri, Optional.of(fields));
    }

    /** The standard fields; none when the predicate is our own. */
    ObjectNode fields(Evidence evidence) {
        return standard.map(make -> (ObjectNode) Json.tree(make.apply(evidence)))
                .orElseGet(Json::object);
    }
}
