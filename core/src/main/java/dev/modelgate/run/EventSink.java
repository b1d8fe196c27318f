package dev.modelgate.run;

/** Hears what happens. Called from one thread at a time; must return quickly and never throw. */
@FunctionalInterface
public interface EventSink {
    /** Hears one event. */
    void on(Event event);

    /** Hears nothing. */
    static EventSink none() {
        return event -> {};
    }

    /** This sink, then another one. */
    default EventSink and(EventSink next) {
        return event -> {
            on(event);
            next.on(event);
        };
    }
}
