package dev.modelgate.gate;

import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Phrase;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one gate said of one candidate.
 *
 * @param gate name of the gate, unique within its policy
 * @param verdict what it said
 * @param observed what it saw
 * @param expected what would satisfy it
 * @param samples how many observations stand behind it, where that means something
 * @param fix what to do next, in the form that {@link Phrase} takes
 */
public record GateOutcome(
        String gate, Verdict verdict, String observed, String expected, OptionalLong samples, String fix) {
    /** What a gate can say. */
    public enum Verdict {
        /** It holds. */
        SATISFIED,
        /** It does not hold. */
        VIOLATED,
        /** It could not be told; gates fail closed. */
        UNKNOWN,
        /** Not yet: it waits for time or for a person. */
        PENDING
    }

    static GateOutcome satisfied(String gate, String observed, String expected) {
        return new GateOutcome(gate, Verdict.SATISFIED, observed, expected, OptionalLong.empty(), "nothing to do");
    }

    static GateOutcome violated(String gate, String observed, String expected, String fix) {
        return new GateOutcome(gate, Verdict.VIOLATED, observed, expected, OptionalLong.empty(), fix);
    }

    static GateOutcome unknown(String gate, String observed, String expected, String fix) {
        return new GateOutcome(gate, Verdict.UNKNOWN, observed, expected, OptionalLong.empty(), fix);
    }

    static GateOutcome pending(String gate, String observed, String expected, String fix) {
        return new GateOutcome(gate, Verdict.PENDING, observed, expected, OptionalLong.empty(), fix);
    }

    GateOutcome withObserved(String text) {
        return new GateOutcome(gate, verdict, text, expected, samples, fix);
    }

    GateOutcome withExpected(String text) {
        return new GateOutcome(gate, verdict, observed, text, samples, fix);
    }

    GateOutcome withSamples(long count) {
        return new GateOutcome(gate, verdict, observed, expected, OptionalLong.of(count), fix);
    }

    /** The outcome as a finding of a report. */
    Finding finding(String subject) {
        return new Finding(gate, subject, observed, expected, samples, new Phrase(fix), List.of());
    }
}
