package dev.modelgate.drift.scored;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.PredictionProfiler;
import dev.modelgate.data.ProfiledPredictions;
import dev.modelgate.data.RowGroups;
import dev.modelgate.model.RowScorer;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.RunContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Profiles the predictions of one model, so that drift of them needs no reference data later. */
public final class ModelProfiler implements PredictionProfiler {
    private final ScoringModel model;
    private final ScoringPorts ports;
    private final Optional<LabelRule> label;
    private final RunContext context;

    /**
     * A profiler.
     *
     * @param label how the truth is read
     */
    public ModelProfiler(ScoringModel model, ScoringPorts ports, Optional<LabelRule> label, RunContext context) {
        this.model = model;
        this.ports = ports;
        this.label = label;
        this.context = context;
    }

    @Override
    public Map<String, String> keyParts() {
        return model.identity();
    }

    @Override
    public ProfiledPredictions of(DataEngine engine, Dataset dataset, DataProfile profile, RowGroups groups) {
        List<Column> columns = engine.columns(dataset);
        Map<String, ColumnType> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.type()));
        try (RowScorer scorer =
                RowScorer.open(model.artifact(), ports.runtime().get(), types, label.map(LabelRule::column))) {
            DataProfile predicted = new Predictions(scorer, ports, context)
                    .profile(engine, dataset, groups, Predictions.nameBeside(types.keySet()), model)
                    .profile();
            if (!predicted.scales().equals(profile.scales())) {
                throw ProblemException.invalid(Problem.of(
                        "The rows of " + dataset.name()
                                + " fall into other blocks of time with predictions than without:"
                                + " some lie outside of the years 1 to 9999",
                        "Correct these times, or name another column with {option:time}"));
            }
            return new ProfiledPredictions(
                    model.digest(), model.signature(), predicted.columns().get(0));
        }
    }
}
