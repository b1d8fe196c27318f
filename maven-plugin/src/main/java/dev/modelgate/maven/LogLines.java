package dev.modelgate.maven;

import dev.modelgate.run.Event;
import dev.modelgate.run.EventSink;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** Tells in Maven's log what is going on. */
final class LogLines implements EventSink {
    private final Log log;

    LogLines(Log log) {
        this.log = log;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.StepStarted started) {
            log.info(started.step() + " runs: " + started.reason());
        } else if (event instanceof Event.StepSkipped skipped) {
            log.info(skipped.step() + " is not run: " + skipped.reason());
        } else if (event instanceof Event.StepEnded ended) {
            log.info(ended.step() + " ends: " + ended.conclusion().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof Event.Progress progress) {
            log.info(progress.step() + ": " + progress.message());
        } else if (event instanceof Event.Output output) {
            log.info("| " + output.line());
        }
    }
}
