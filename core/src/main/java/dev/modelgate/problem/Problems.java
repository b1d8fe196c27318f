package dev.modelgate.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, so that a person reads all of them at once. Not safe for use by several threads. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Remembers one more problem. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Remembers a problem at a place. */
    public void add(Place where, String what, String fix) {
        found.add(Problem.at(where, what, fix));
    }

    /** Whether anything was found. */
    public boolean any() {
        return !found.isEmpty();
    }

    /** What was found so far, in the order of finding. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /**
     * Ends the goal when anything was found.
     *
     * @throws ProblemException with every problem and {@link Conclusion#INVALID}
     */
    public void throwIfAny() {
        if (any()) {
            throw ProblemException.invalid(found);
        }
    }
}
