package dev.modelgate.app;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** Finds the adapters that are at hand, and has a heavy one fetched when it is first asked for. */
final class Adapters {
    private final AdapterSource source;

    Adapters(AdapterSource source) {
        this.source = source;
    }

    /**
     * The one adapter of a kind.
     *
     * @param what what it is for, as it goes on after "for"
     * @param module the module that has it, to be fetched or named in the fix
     */
    <T> T one(Class<T> type, String what, String module) {
        return find(type, adapter -> true)
                .or(() -> source.with(module)
                        .flatMap(loader -> all(type, loader).stream().findFirst()))
                .orElseThrow(() -> missing(what, module));
    }

    /** The first adapter of a kind that suits. */
    <T> Optional<T> find(Class<T> type, Predicate<T> suits) {
        return all(type).stream().filter(suits).findFirst();
    }

    <T> List<T> all(Class<T> type) {
        return all(type, source.atHand());
    }

    private static <T> List<T> all(Class<T> type, ClassLoader loader) {
        try {
            return ServiceLoader.load(type, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "An adapter for " + type.getSimpleName() + " is there, but cannot be loaded: "
                                    + e.getMessage(),
                            "Use adapters of the same version as Modelgate itself"),
                    e);
        }
    }

    static ProblemException missing(String what, String module) {
        return ProblemException.invalid(Problem.of(
                "There is no adapter for " + what + " on the class path",
                "Add dev.modelgate:" + module + " of Modelgate's own version: a <dependency> of the plugin in Maven, a"
                        + " jar in lib/adapters/ for the command line"));
    }
}
