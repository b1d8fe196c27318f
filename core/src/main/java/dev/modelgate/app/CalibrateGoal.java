package dev.modelgate.app;

import dev.modelgate.data.Column;
import dev.modelgate.data.Dataset;
import dev.modelgate.drift.DriftPreset;
import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.replay.ReplayDrift;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The goal {@code calibrate}. */
final class CalibrateGoal implements Goal<CalibrateGoal.Options> {
    /**
     * Options of {@code calibrate}.
     *
     * @param data the past
     * @param time column of the time at which rows come about
     * @param window how much data drift looks at, at a time
     * @param falseAlarmsPerMonth the budget
     * @param contract tells the types of CSV columns
     * @param common options of every goal
     */
    record Options(
            @Option(
                    "A history in which nothing was wrong: a dataset of the project file, or paths and globs; by default"
                            + " the reference of the project's drift settings.")
            List<String> data,

            @Option("Column of the time at which rows come about; by default what the project file says, else the only"
                    + " column of dates or times.")
            Optional<String> time,

            @Option("How much time the current data of one look at drift span: the history is cut into such windows.")
            @Default("1d")
            Duration window,

            @Option(
                    "Alarms in 30 days that are let pass; by default as many as the settings of drift promise when nothing"
                            + " changes, falseAlarms for each window.")
            Optional<Double> falseAlarmsPerMonth,

            @Option("File with a contract, by whose types CSV files are read; by default the one that the project file"
                    + " names.")
            Optional<String> contract,

            CommonOptions common) {}

    @Override
    public String name() {
        return "calibrate";
    }

    @Override
    public String description() {
        return "Replays drift over the past, each window against all others, and says how often it would have alarmed and"
                + " which margin meets a budget of alarms.";
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
        DriftSettings settings = workplace.project().map(Project::drift).orElseGet(DriftSettings::defaults);
        requireCalibrated(settings);
        List<String> data = options.data().isEmpty() ? List.of(reference(workplace)) : options.data();
        DatasetChoice datasets = new DatasetChoice(workplace);
        Dataset history = datasets.typed(datasets.of(data), options.contract());
        String time = options.time().or(settings::time).orElseGet(() -> onlyTime(history, workplace));
        ReplayDrift.Request request = new ReplayDrift.Request(
                history,
                settings,
                workplace.project().flatMap(Project::label),
                time,
                options.window(),
                options.falseAlarmsPerMonth());
        return workplace
                .steps()
                .run("calibrate " + history.name(), history.name(), new ReplayDrift(workplace::engine), request)
                .report();
    }

    private static void requireCalibrated(DriftSettings settings) {
        if (settings.preset() != DriftPreset.CALIBRATED) {
            throw ProblemException.invalid(Problem.of(
                    "The project's drift is decided by the tests of Evidently, which are not replayed",
                    "Set {key:drift.preset} to calibrated"));
        }
    }

    private static String onlyTime(Dataset history, Workplace workplace) {
        List<String> times = workplace.engine().columns(history).stream()
                .filter(column -> column.type().temporal())
                .map(Column::name)
                .toList();
        if (times.size() != 1) {
            throw ProblemException.invalid(Problem.of(
                    "Dataset " + history.name() + " has "
                            + (times.isEmpty()
                                    ? "no column of dates or times"
                                    : "several columns of dates or times: " + String.join(", ", times)),
                    times.isEmpty()
                            ? "Name a history that tells when its rows came about with {option:data}"
                            : "Say when its rows came about with {option:time}"));
        }
        return times.get(0);
    }

    private static String reference(Workplace workplace) {
        return workplace
                .project()
                .map(Project::drift)
                .map(DriftSettings::reference)
                .orElseThrow(() -> ProblemException.invalid(
                        Problem.of("It is not said what to replay", "Name files with {option:data}")));
    }
}
