package dev.modelgate.reports;

import dev.modelgate.problem.Dialect;
import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;

/** The text of {@link TextRenderer} with colour, for a terminal that understands ANSI escape sequences. */
public final class AnsiRenderer implements ReportRenderer {
    private final TextRenderer text = new TextRenderer(Ink.ANSI);

    @Override
    public String format() {
        return "ansi";
    }

    @Override
    public String extension() {
        return "ansi";
    }

    @Override
    public String render(Report report, Dialect dialect) {
        return text.render(report, dialect);
    }
}
