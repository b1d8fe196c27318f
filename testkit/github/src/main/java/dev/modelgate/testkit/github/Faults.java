package dev.modelgate.testkit.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What goes wrong, by a script: each fault happens a number of times, to the first calls that it is meant for. */
public final class Faults {
    private final List<Fault> waiting = new ArrayList<>();

    Faults() {}

    /** How a call goes wrong. */
    enum Kind {
        /** Nothing is done, and an error is the answer. */
        INSTEAD,
        /** Everything is done, and the connection ends without an answer. */
        LOST_ANSWER,
        /** Nothing is done, and the connection ends. */
        LOST_CALL
    }

    /**
     * A fault that waits for its call.
     *
     * @param meant which calls it happens to
     * @param kind what happens
     * @param answer the answer, of {@link Kind#INSTEAD}
     */
    record Fault(Predicate<Call> meant, Kind kind, Answer answer) {}

    /** Answers with an error, and does nothing. */
    public Faults refuse(int times, Predicate<Call> meant, int status, String message, Map<String, String> headers) {
        Answer refused = Answer.refused(status, message);
        return add(times, meant, Kind.INSTEAD, new Answer(status, refused.body(), headers));
    }

    /** Does what is asked, and ends the connection instead of an answer. */
    public Faults loseAnswer(int times, Predicate<Call> meant) {
        return add(times, meant, Kind.LOST_ANSWER, Answer.nothing());
    }

    /** Ends the connection, and does nothing. */
    public Faults loseCall(int times, Predicate<Call> meant) {
        return add(times, meant, Kind.LOST_CALL, Answer.nothing());
    }

    /** Whether all of them happened. */
    public synchronized boolean over() {
        return waiting.isEmpty();
    }

    private synchronized Faults add(int times, Predicate<Call> meant, Kind kind, Answer answer) {
        for (int i = 0; i < times; i++) {
            waiting.add(new Fault(meant, kind, answer));
        }
        return this;
    }

    synchronized Optional<Fault> next(Call call) {
        Optional<Fault> found =
                waiting.stream().filter(fault -> fault.meant().test(call)).findFirst();
        found.ifPresent(waiting::remove);
        return found;
    }
}
