package dev.modelgate.app;

import dev.modelgate.data.ValidateData;
import dev.modelgate.evidence.PredicateType;
import dev.modelgate.gate.Decision;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.training.Train;
import java.util.List;

/** The kinds of evidence that a reader of standard predicates understands; the others have predicates of our own. */
public final class StandardPredicates {
    /** All of them, each as the package that owns the kind describes it. */
    public static final List<PredicateType> ALL =
            List.of(ValidateData.PREDICATE, Train.PREDICATE, ModelValidationResult.PREDICATE, Decision.PREDICATE);

    private StandardPredicates() {}
}
