package dev.modelgate.testkit.scenario;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.DocumentKind;
import java.util.List;

/**
 * The file {@code world.yaml}: what several scenarios start from.
 *
 * @param about what kind of project it is
 * @param given what is done before a scenario's own actions
 */
@Description("What several scenarios start from.")
record World(
        @Description("What kind of project it is.") String about,
        @Description("What is done before a scenario's own actions.") @Default("[]") List<Action> given) {
    static final DocumentKind<World> KIND = new DocumentKind<>("World", World.class);

    World {
        given = List.copyOf(given);
    }
}
