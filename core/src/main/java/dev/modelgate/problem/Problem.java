package dev.modelgate.problem;

import java.util.Optional;

/**
 * An error addressed to a person.
 *
 * @param what what was observed and what was expected, as a sentence without a final stop; credentials in addresses are
 *     cut out
 * @param where the place of it, if there is one
 * @param fix what to do next
 */
public record Problem(String what, Optional<Place> where, Phrase fix) {
    public Problem {
        if (what.isBlank()) {
            throw new IllegalArgumentException("what is blank");
        }
        what = Credentials.without(what);
    }

    /** A problem without a place. */
    public static Problem of(String what, String fix) {
        return new Problem(what, Optional.empty(), new Phrase(fix));
    }

    /** A problem at a place. */
    public static Problem at(Place where, String what, String fix) {
        return new Problem(what, Optional.of(where), new Phrase(fix));
    }

    /** {@code file:line:column: what. fix} in the words of one frontend. */
    public String in(Dialect dialect) {
        String start = where.map(place -> place + ": ").orElse("");
        return start + what + ". " + fix.in(dialect);
    }
}
