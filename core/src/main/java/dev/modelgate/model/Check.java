package dev.modelgate.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.modelgate.problem.Finding;
import java.util.List;

/**
 * One thing that was looked at before or beside the quality of a model.
 *
 * @param name name of the check, such as {@code golden-rows}
 * @param verdict what came of it
 * @param observed what was seen, in a few words
 * @param findings what did not hold or could not be told, and what to do about it
 */
public record Check(String name, Verdict verdict, String observed, List<Finding> findings) {
    /** The three values of every verdict. */
    public enum Verdict {
        /** It holds. */
        @JsonProperty("holds")
        HOLDS,
        /** It does not hold. */
        @JsonProperty("fails")
        FAILS,
        /** It cannot be told. */
        @JsonProperty("cannot-tell")
        CANNOT_TELL
    }

    public Check {
        findings = List.copyOf(findings);
    }

    static Check holds(String name, String observed) {
        return new Check(name, Verdict.HOLDS, observed, List.of());
    }

    static Check fails(String name, List<Finding> findings) {
        Finding first = findings.get(0);
        String others = findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)";
        return fails(name, first.subject() + ": " + first.observed() + others, findings);
    }

    static Check fails(String name, String observed, List<Finding> findings) {
        return new Check(name, Verdict.FAILS, observed, findings);
    }

    static Check cannotTell(String name, Finding finding) {
        return new Check(name, Verdict.CANNOT_TELL, finding.observed(), List.of(finding));
    }

    /** Fails when anything was found, holds otherwise. */
    static Check of(String name, String observed, List<Finding> findings) {
        return findings.isEmpty() ? holds(name, observed) : fails(name, findings);
    }

    boolean failed() {
        return verdict == Verdict.FAILS;
    }
}
