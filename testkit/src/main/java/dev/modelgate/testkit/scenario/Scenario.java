package dev.modelgate.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One folder of {@code testkit/scenarios}: what a user does, and how a goal ends then. */
public final class Scenario {
    private final Path folder;
    private final Script script;
    private final World world;

    Scenario(Path folder, Path worlds) {
        this.folder = folder;
        script = Script.in(folder);
        world = World.in(worlds.resolve(script.world()));
    }

    /** What the scenario is about: its folder's name. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** Name of the goal that it is about. */
    public String goal() {
        return script.when().goal();
    }

    /** How that goal ends. */
    public Conclusion conclusion() {
        return script.conclusion();
    }

    /**
     * Sets everything up once, then runs the goal through the use case and another frontend, each in a copy of its own,
     * and compares how it ends with what is expected. Fails with an {@link AssertionError}. With
     * {@code -Dgolden.update=true} it first writes down what the use case reports.
     *
     * @param stage an empty folder
     * @param useCase the first to run the goal; also does what is to be done before
     * @param frontend runs the goal as a person does
     */
    public void play(Path stage, UseCase useCase, Frontend frontend) {
        Stage prepared = prepare(new Stage(stage.resolve("world")), useCase);
        if (Boolean.getBoolean("golden.update")) {
            Stage copy = prepared.copyTo(stage.resolve("update"));
            expected().write(copy.root(), script.when().on(copy, useCase).report());
        }
        String decided = perform(prepared.copyTo(stage.resolve("use-case")), useCase);
        String told = perform(prepared.copyTo(stage.resolve("frontend")), frontend);
        assertThat(told)
                .as("JSON report of %s through the %s", name(), frontend.name())
                .isEqualTo(new Phrase(decided).in(frontend.dialect()));
    }

    private Golden expected() {
        return new Golden(folder.resolve("expected.txt"));
    }

    private Stage prepare(Stage stage, Frontend frontend) {
        world.begin(List.of(folder), stage, frontend);
        script.given().forEach(action -> action.on(stage, frontend));
        return stage;
    }

    /** Runs the goal and compares what can be written down; the report as JSON is for a comparison with others. */
    private String perform(Stage stage, Frontend frontend) {
        String refs = stage.gitopsRefs();
        Map<String, Integer> files = stage.projectFiles();
        files.keySet().removeAll(script.writes());
        Frontend.Ending ending = script.when().on(stage, frontend);
        String through = name() + " through the " + frontend.name();
        assertThat(ending.conclusion()).as("%s:%n%s", through, ending.report()).isEqualTo(script.conclusion());
        assertThat(Golden.normalised(stage.root(), ending.report()))
                .as("report of %s", through)
                .isEqualTo(expected().in(frontend.dialect()));
        assertThat(stage.gitopsRefs().equals(refs) ? Script.Effect.UNCHANGED : Script.Effect.CHANGED)
                .as("GitOps repository after %s", through)
                .isEqualTo(script.gitops());
        assertThat(leftBehind(stage)).as("half-written files after %s", through).isEmpty();
        assertThat(script.absent()).as("absent after %s", through).noneMatch(name -> Files.exists(stage.file(name)));
        Map<String, Integer> after = stage.projectFiles();
        after.keySet().removeAll(script.writes());
        assertThat(after).as("files of the project after %s", through).isEqualTo(files);
        return Golden.normalisedJson(stage.root(), ending.json());
    }

    private static List<Path> leftBehind(Stage stage) {
        return Folders.below(stage.root()).stream()
                .filter(path ->
                        path.toString().endsWith(".tmp") || path.toString().endsWith(".lock"))
                .toList();
    }
}
