package dev.modelgate.app;

import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Option;
import dev.modelgate.status.Status;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainingResult;
import java.util.Optional;

/** The goal {@code status}. */
final class StatusGoal implements Goal<StatusGoal.Options> {
    /**
     * Options of {@code status}.
     *
     * @param to the one environment to look at
     * @param common options of every goal
     */
    record Options(
            @Option("The one environment to look at; by default all of them.")
            Optional<String> to,

            CommonOptions common) {}

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String description() {
        return "Says for each environment what runs there, since when, on what evidence, and whose move it is.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public CommonOptions common(Options options) {
        return options.common();
    }

    @Override
    public Report run(Options options, Workplace workplace) {
        EvidenceStore store = workplace.evidence();
        Optional<ModelVersion> candidate = store.latest(Train.KIND, "model")
                .map(one -> one.resultAs(TrainingResult.class).model());
        Status status = new Status(workplace.forge(), workplace.pipeline(), store);
        return status.look(workplace.requireProject().name(), candidate, options.to());
    }
}
