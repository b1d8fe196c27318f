package dev.modelgate.app;

import dev.modelgate.drift.DriftPreset;
import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.scored.PredictionSettings;
import dev.modelgate.drift.scored.ScoringModel;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the model by whose predictions drift is seen. */
final class ScoringChoice {
    private final Workplace workplace;
    private final DriftSettings settings;

    ScoringChoice(Workplace workplace, DriftSettings settings) {
        this.workplace = workplace;
        this.settings = settings;
    }

    /**
     * What the user names.
     *
     * @param model an ONNX file
     * @param signature its signature
     * @param candidate a model that was trained
     */
    record Named(Optional<String> model, Optional<String> signature, Optional<String> candidate) {
        Named {
            if (model.isPresent() && candidate.isPresent()) {
                throw ProblemException.invalid(Problem.of(
                        "Two models are named, a file and one that was trained",
                        "Leave out {option:model} or {option:candidate}"));
            }
            if (signature.isPresent() && model.isEmpty()) {
                throw ProblemException.invalid(Problem.of(
                        "A signature is named, but no model that it belongs to",
                        "Name its ONNX file with {option:model}, or remove {option:signature}"));
            }
        }
    }

    /**
     * The model that the user names, or else the one that the project file means.
     *
     * @param environment the environment that runs the champion
     */
    Optional<ScoringModel> of(Named named, Optional<String> environment) {
        return named(named).or(() -> meant(() -> new Candidates(workplace).require(Optional.empty()), environment));
    }

    /** The model that the user names; empty when none is named. */
    Optional<ScoringModel> named(Named named) {
        if (named.model().isEmpty() && named.candidate().isEmpty()) {
            return Optional.empty();
        }
        requireCalibrated();
        ModelFiles files = new ModelFiles(workplace);
        ModelArtifact artifact = named.model()
                .map(file -> files.named(file, named.signature()))
                .orElseGet(() -> files.stored(new Candidates(workplace).require(named.candidate())));
        return Optional.of(scoring(artifact));
    }

    /**
     * The model that the project file means; empty when it means none, or a champion where none runs yet.
     *
     * @param candidate the model that was trained
     * @param environment the environment that runs the champion
     */
    Optional<ScoringModel> meant(Supplier<ModelVersion> candidate, Optional<String> environment) {
        PredictionSettings.Whose whose = settings.predictions().of();
        if (settings.preset() != DriftPreset.CALIBRATED || whose == PredictionSettings.Whose.NONE) {
            return Optional.empty();
        }
        Optional<ModelVersion> version = whose == PredictionSettings.Whose.CANDIDATE
                ? Optional.of(candidate.get())
                : workplace.champions().of(environment.orElseThrow(ScoringChoice::noEnvironment));
        return version.map(new ModelFiles(workplace)::stored).map(this::scoring);
    }

    private ScoringModel scoring(ModelArtifact artifact) {
        return new ScoringModel(artifact, settings.predictions().relevance());
    }

    private void requireCalibrated() {
        if (settings.preset() != DriftPreset.CALIBRATED) {
            throw ProblemException.invalid(Problem.of(
                    "The tests of Evidently look at columns alone, and ask no model",
                    "Choose {option:preset=calibrated}, or name no model"));
        }
    }

    private static ProblemException noEnvironment() {
        return ProblemException.invalid(Problem.of(
                "Drift is to be seen by the champion, but it is not said of which environment",
                "Name it with {option:environment}, or another model in {key:drift.predictions.of}"));
    }
}
