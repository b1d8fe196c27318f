package dev.modelgate.app;

import dev.modelgate.model.ModelVersion;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Option;
import dev.modelgate.status.Status;
import java.util.Optional;

/** The goal {@code status}. */
final class StatusGoal implements Goal<StatusGoal.Options> {
    /**
     * Options of {@code status}.
     *
     * @param to the one environment to look at
     * @param candidate the model that is to climb
     * @param common options of every goal
     */
    record Options(
            @Option("The one environment to look at; by default all of them.")
            Optional<String> to,

            @Option(Candidates.OPTION) Optional<String> candidate,

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
        Candidates candidates = new Candidates(workplace);
        Optional<ModelVersion> candidate = candidates.find(options.candidate());
        String headline = candidate
                .map(Status::candidate)
                .orElseGet(() -> candidates.missing().what());
        Status status = new Status(workplace.forge(), workplace.pipeline(), workplace.evidence());
        return status.look(workplace.requireProject().name(), candidate, headline, options.to());
    }
}
