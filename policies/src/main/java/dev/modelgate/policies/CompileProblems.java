package dev.modelgate.policies;

import dev.cel.common.CelException;
import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;

/** Says what is wrong with an expression, and where. */
final class CompileProblems {
    private static final String LANGUAGE = "the Common Expression Language (CEL)";

    private final Place where;

    /**
     * Problems of one expression.
     *
     * @param where where it is written. When it has no line, the problems have the line and column within the
     *     expression; otherwise they keep this place, since quotes and indentation may lie between the two.
     */
    CompileProblems(Place where) {
        this.where = where;
    }

    Problem of(CelIssue issue) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
        String message = issue.getMessage().replace(" (in container '')", "");
        boolean within = where.line() == 0;
        return Problem.at(
                within ? new Place(where.file(), line, column) : where,
                "the rule does not compile: " + message
                        + (within ? "" : " (line " + line + ", column " + column + " of the expression)"),
                fix(message));
    }

    Problem of(CelException error) {
        return Problem.at(where, "the rule does not compile: " + error.getMessage(), fix(""));
    }

    /** A type that is only known when evidence is there is looked at then. */
    void requireBoolean(CelType type) {
        if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.DYN)) {
            throw ProblemException.invalid(Problem.at(
                    where,
                    "the rule gives a value of type " + type.name() + ", which is neither true nor false",
                    "Compare the value with something, as in evidence.training.measured.seconds < 3600"));
        }
    }

    private static String fix(String message) {
        if (message.startsWith("undeclared reference")) {
            return "Use candidate, champion, environment or evidence, and functions of " + LANGUAGE;
        }
        if (message.startsWith("found no matching overload")) {
            return "Compare and compute with values of the same type; numbers of the evidence are doubles, such as 1.0";
        }
        return "Correct the expression; it is written in " + LANGUAGE;
    }
}
