package dev.modelgate.reports;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.report.Tone;
import java.util.Locale;

/** Signs and words that carry a meaning where colour does not reach. */
final class Marks {
    private Marks() {}

    /** One sign for a tone; empty when there is nothing to say. */
    static String of(Tone tone) {
        return switch (tone) {
            case PLAIN -> "";
            case GOOD -> "✓";
            case UNSURE -> "?";
            case BAD -> "✗";
        };
    }

    /** The tone in which a conclusion is shown. */
    static Tone tone(Conclusion conclusion) {
        return switch (conclusion) {
            case PASSED -> Tone.GOOD;
            case UNKNOWN, WAITING -> Tone.UNSURE;
            case DENIED, INVALID -> Tone.BAD;
        };
    }

    /** The tone of findings: where nothing was denied they are what could not be told. */
    static Tone ofFindings(Conclusion conclusion) {
        return conclusion == Conclusion.PASSED ? Tone.UNSURE : tone(conclusion);
    }

    /** The conclusion as a word in a sentence: {@code Denied}. */
    static String word(Conclusion conclusion) {
        String name = conclusion.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
