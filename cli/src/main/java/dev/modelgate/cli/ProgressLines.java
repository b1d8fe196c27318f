package dev.modelgate.cli;

import dev.modelgate.run.Event;
import dev.modelgate.run.EventSink;
import java.io.PrintStream;
import java.util.Locale;

/** Tells a person what is going on, on standard error. */
final class ProgressLines implements EventSink {
    private final PrintStream out;
    private final boolean colour;

    ProgressLines(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.StepStarted started) {
            out.println(strong("▶ " + started.step()) + " (" + started.reason() + ")");
        } else if (event instanceof Event.StepSkipped skipped) {
            out.println(faint("= " + skipped.step() + " not run: " + skipped.reason()));
        } else if (event instanceof Event.StepEnded ended) {
            out.println("  " + ended.step() + " " + ended.conclusion().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof Event.Progress progress) {
            out.println(faint("  " + progress.step() + ": " + progress.message()));
        } else if (event instanceof Event.Output output) {
            out.println(faint("  │ " + output.line()));
        }
    }

    private String strong(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private String faint(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
