package dev.modelgate.testkit.scenario;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.DocumentReader;
import java.nio.file.Path;
import java.util.List;

/** A folder of {@code testkit/worlds}: what several scenarios start from. */
final class World {
    private static final DocumentKind<Beginning> KIND = new DocumentKind<>("World", Beginning.class);

    private final Path folder;
    private final Beginning beginning;

    private World(Path folder, Beginning beginning) {
        this.folder = folder;
        this.beginning = beginning;
    }

    static World in(Path folder) {
        String name = folder.getFileName() + "/world.yaml";
        Beginning beginning = new DocumentReader<>(KIND)
                .read(folder.resolve("world.yaml"), name)
                .value();
        return new World(folder, beginning);
    }

    /** Makes the world, with the files of these folders laid over its own. */
    void begin(List<Path> over, Stage stage, Frontend frontend) {
        stage.lay(folder);
        over.forEach(stage::lay);
        stage.makeRepositories();
        beginning.given().forEach(action -> action.on(stage, frontend));
    }

    /**
     * The file {@code world.yaml}.
     *
     * @param about what kind of project it is
     * @param given what is done before a scenario's own actions
     */
    @Description("What several scenarios start from.")
    record Beginning(
            @Description("What kind of project it is.") String about,

            @Description("What is done before a scenario's own actions.") @Default("[]")
            List<Action> given) {
        Beginning {
            given = List.copyOf(given);
        }
    }
}
