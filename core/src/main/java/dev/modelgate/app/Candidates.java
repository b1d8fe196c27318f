package dev.modelgate.app;

import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainingResult;

/** Finds the model that a goal is about when the user names none: the one that was trained last. */
final class Candidates {
    private final EvidenceStore evidence;

    Candidates(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    ModelVersion latest() {
        return evidence.latest(Train.KIND, "model")
                .map(one -> one.resultAs(TrainingResult.class).model())
                .orElseThrow(() -> ProblemException.invalid(
                        Problem.of("There is no evidence of a trained model", "Run {goal:train} first")));
    }
}
