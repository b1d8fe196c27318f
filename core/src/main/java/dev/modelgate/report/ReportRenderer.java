package dev.modelgate.report;

import dev.modelgate.problem.Dialect;

/** Turns a report into one kind of file. Found through {@link java.util.ServiceLoader}. */
public interface ReportRenderer {
    /** Name of the format, such as {@code json} or {@code html}. */
    String format();

    /** Ending of the file name without the dot. */
    String extension();

    /** The rendering; the same text for the same report. */
    String render(Report report, Dialect dialect);
}
