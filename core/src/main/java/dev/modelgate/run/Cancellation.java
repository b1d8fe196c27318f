package dev.modelgate.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells whether the person or the platform asked to stop, and lets long work hear of it at once. */
public final class Cancellation {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean requested;

    /** Asks everything that listens to stop. Safe from any thread; the second call does nothing. */
    public void request() {
        synchronized (this) {
            if (requested) {
                return;
            }
            requested = true;
        }
        listeners.forEach(Runnable::run);
    }

    /** Whether a stop was asked for. */
    public boolean requested() {
        return requested;
    }

    /**
     * Calls back when a stop is asked for, at once if it already was.
     *
     * @return takes the listener away again
     */
    public Registration onRequest(Runnable listener) {
        listeners.add(listener);
        if (requested) {
            listener.run();
        }
        return () -> listeners.remove(listener);
    }

    /** A listener that can be taken away. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
