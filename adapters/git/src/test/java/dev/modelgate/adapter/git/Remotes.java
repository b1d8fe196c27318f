package dev.modelgate.adapter.git;

import dev.modelgate.promotion.Forge;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Repositories on this machine, which need no secret and no patience. */
final class Remotes {
    private Remotes() {}

    /** A repository as a project names it. */
    static Forge.Remote local(String location, String base, Path folder) {
        return new Forge.Remote(
                location,
                base,
                folder,
                Optional.empty(),
                secret -> {
                    throw new AssertionError("the local forge needs no secret");
                },
                Clock.systemUTC(),
                time -> {
                    throw new AssertionError("the local forge does not wait");
                });
    }
}
