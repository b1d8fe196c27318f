package dev.modelgate.drift;

import dev.modelgate.drift.DriftResult.LeftOut;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.RunContext;
import java.util.List;

/** What ends a comparison, by whatever rules. */
final class Refusals {
    private Refusals() {}

    static void requireRows(String name, long rows) {
        if (rows == 0) {
            throw ProblemException.invalid(Problem.of(
                    "There is nothing to compare: " + name + " has no rows",
                    "Name data that have rows, or wait until some have arrived"));
        }
    }

    static void requireCompared(List<ColumnDrift> columns, List<LeftOut> leftOut) {
        if (columns.isEmpty()) {
            throw ProblemException.invalid(Problem.of(
                    "No column could be compared: " + leftOut.get(0).name() + ": "
                            + leftOut.get(0).why(),
                    "Name data that have values, or correct {key:drift.columns.include}"));
        }
    }

    static void stopIfAsked(RunContext context) {
        if (context.cancellation().requested()) {
            throw ProblemException.unknown(
                    Problem.of("The comparison was stopped on request; nothing was kept", "Run {goal:drift} again"));
        }
    }
}
