package dev.modelgate.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The one exception that crosses module borders: what stops a goal from reaching a verdict. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Conclusion conclusion;
    private final transient List<Problem> problems;

    private ProblemException(Conclusion conclusion, List<Problem> problems) {
        super(problems.stream().map(Problem::what).collect(Collectors.joining("; ")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems is empty");
        }
        this.conclusion = conclusion;
        this.problems = List.copyOf(problems);
    }

    /** The request, a file or the data cannot be used as it is. */
    public static ProblemException invalid(Problem... problems) {
        return invalid(List.of(problems));
    }

    /** The request, a file or the data cannot be used as it is; all problems at once. */
    public static ProblemException invalid(List<Problem> problems) {
        return new ProblemException(Conclusion.INVALID, problems);
    }

    /** The request, a file or the data cannot be used as it is; the cause is kept for {@code --stacktrace}. */
    public static ProblemException invalid(Problem problem, Throwable cause) {
        ProblemException exception = invalid(problem);
        exception.initCause(cause);
        return exception;
    }

    /** It could not be told; the cause is kept for {@code --stacktrace}. */
    public static ProblemException unknown(Problem problem, Throwable cause) {
        ProblemException exception = unknown(problem);
        exception.initCause(cause);
        return exception;
    }

    /** It could not be told. */
    public static ProblemException unknown(Problem problem) {
        return new ProblemException(Conclusion.UNKNOWN, List.of(problem));
    }

    /** {@link Conclusion#INVALID} or {@link Conclusion#UNKNOWN}. */
    public Conclusion conclusion() {
        return conclusion;
    }

    /** Every problem that was found, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
