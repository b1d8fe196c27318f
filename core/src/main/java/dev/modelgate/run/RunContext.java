package dev.modelgate.run;

import java.time.Clock;

/**
 * What every step is given beside its request.
 *
 * @param clock the only source of time
 * @param events hears what happens
 * @param cancellation tells when to stop
 * @param seed the only source of randomness
 * @param toolVersion version of Modelgate, part of every step's key
 * @param reuse whether a step whose evidence exists is skipped
 */
public record RunContext(
        Clock clock, EventSink events, Cancellation cancellation, long seed, String toolVersion, boolean reuse) {
    /** Tells that work which takes a while moved on. */
    public void progress(String step, String message) {
        events.on(new Event.Progress(step, message));
    }
}
