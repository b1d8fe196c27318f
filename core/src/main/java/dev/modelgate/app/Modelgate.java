package dev.modelgate.app;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.settings.OptionSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that a frontend can ask for: the goals, and running one of them. */
public final class Modelgate {
    private static final List<Goal<?>> GOALS = List.of(
            new ProfileGoal(),
            new ValidateDataGoal(),
            new TrainGoal(),
            new ValidateModelGoal(),
            new DriftGoal(),
            new CalibrateGoal(),
            new QualityGoal(),
            new GateGoal(),
            new PromoteGoal(),
            new StatusGoal(),
            new RunGoal(),
            new PullRequestsGoal());

    private final Surroundings surroundings;
    private final Consumer<Report> reports;
    private final Consumer<Throwable> defects;

    /**
     * Goals in some surroundings.
     *
     * @param reports hears of the report of every step as it ends, and last of the goal's own
     * @param defects hears of exceptions that nobody expected, and of the causes of those that were
     */
    public Modelgate(Surroundings surroundings, Consumer<Report> reports, Consumer<Throwable> defects) {
        this.surroundings = surroundings;
        this.reports = reports;
        this.defects = defects;
    }

    /** All goals, in the order of the path. */
    public static List<GoalSpec> goals() {
        return GOALS.stream().map(Modelgate::spec).toList();
    }

    /** The goal with a name; cheaper than all of them. */
    public static Optional<GoalSpec> goal(String name) {
        return named(name).map(Modelgate::spec);
    }

    private static GoalSpec spec(Goal<?> goal) {
        return new GoalSpec(goal.name(), goal.description(), new OptionSet<>(goal.options()).specs());
    }

    private static Optional<Goal<?>> named(String name) {
        return GOALS.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * Runs a goal. Whatever goes wrong is in the report: this method does not throw.
     *
     * @param name name of the goal
     * @param options texts by the name of the option, in the order given
     */
    public Report run(String name, Map<String, List<String>> options) {
        Report ended = attempt(name, options);
        Report report = surroundings.cancellation().requested() ? ended.asCancelled() : ended;
        reports.accept(report);
        return report;
    }

    private Report attempt(String name, Map<String, List<String>> options) {
        try {
            Goal<?> goal = named(name)
                    .orElseThrow(() -> ProblemException.invalid(Problem.of(
                            "There is no goal " + name,
                            "Use one of "
                                    + String.join(
                                            ", ", GOALS.stream().map(Goal::name).toList()))));
            return run(goal, options);
        } catch (ProblemException e) {
            defects.accept(e);
            return Report.stopped(name, e.conclusion(), e.problems());
        } catch (OutOfMemoryError e) {
            defects.accept(e);
            Problem problem = Problem.of(
                    "The work needs more memory than Java may use: " + e.getMessage(),
                    "Give Java more with -Xmx, in MODELGATE_JAVA_OPTIONS or MAVEN_OPTS; memory grows with the distinct"
                            + " values of a column, so leave out columns that identify rows");
            return Report.stopped(name, Conclusion.UNKNOWN, List.of(problem));
        } catch (RuntimeException | LinkageError e) {
            defects.accept(e);
            Problem problem = Problem.of(
                    "Modelgate met a case that it does not know: " + e,
                    "Please report it with what you ran, at the project's issue tracker; the stack trace helps");
            return Report.stopped(name, Conclusion.UNKNOWN, List.of(problem));
        }
    }

    private <O extends Record> Report run(Goal<O> goal, Map<String, List<String>> options) {
        O request = new OptionSet<>(goal.options()).build(options);
        try (Workplace workplace = new Workplace(surroundings, goal.common(request), reports)) {
            return goal.run(request, workplace);
        }
    }
}
