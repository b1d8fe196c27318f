package dev.modelgate.testkit.scenario;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.DocumentReader;
import java.nio.file.Path;
import java.util.List;

/**
 * The file {@code scenario.yaml}.
 *
 * @param because what the scenario shows, in a sentence
 * @param world the world that it starts from
 * @param given what is done first
 * @param when the goal that it is about
 * @param conclusion how that ends
 * @param gitops what that does to the GitOps repository
 * @param absent files that are not there afterwards
 * @param writes files of the project that the goal writes, beside what training declares
 */
@Description("What a user does, and how a goal ends then.")
record Script(
        @Description("What the scenario shows, in a sentence.")
        String because,

        @Description("The world that it starts from.") @Default("credit")
        String world,

        @Description("What is done first.") @Default("[]") List<Action> given,
        @Description("The goal that it is about.") Command when,
        @Description("How that ends.") Conclusion conclusion,

        @Description("What that does to the GitOps repository.") @Default("unchanged")
        Effect gitops,

        @Description("Files that are not there afterwards.") @Default("[]")
        List<String> absent,

        @Description("Files of the project that the goal writes, beside what training declares.") @Default("[]")
        List<String> writes) {
    private static final DocumentKind<Script> KIND = new DocumentKind<>("Scenario", Script.class);

    Script {
        given = List.copyOf(given);
        absent = List.copyOf(absent);
        writes = List.copyOf(writes);
    }

    /** The script of a scenario's folder. */
    static Script in(Path folder) {
        String name = folder.getFileName() + "/scenario.yaml";
        return new DocumentReader<>(KIND)
                .read(folder.resolve("scenario.yaml"), name)
                .value();
    }

    /** What happens to a repository. */
    enum Effect {
        /** A ref moves, comes or goes. */
        CHANGED,
        /** Every ref stays where it is. */
        UNCHANGED
    }
}
