package dev.modelgate.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a secret is: exactly one of the three. The secret itself never stands in a file of the project.
 *
 * @param env name of the environment variable that holds it
 * @param file file that holds it, relative to the project file
 * @param server id of the server of Maven's settings whose password it is
 */
@Description("Where a secret is: exactly one of env, file and server.")
public record SecretReference(
        @Description("Name of the environment variable that holds it.")
        Optional<String> env,

        @Description("File that holds it, relative to the project file's folder.")
        Optional<String> file,

        @Description("Id of the server of Maven's settings.xml whose password it is; only where Maven runs.")
        Optional<String> server) {
    public SecretReference {
        List<String> named =
                Stream.of(env, file, server).flatMap(Optional::stream).toList();
        new Violations()
                .when(
                        named.size() != 1,
                        "",
                        "a secret is in one place, and " + (named.isEmpty() ? "none is" : named.size() + " are")
                                + " named",
                        "Name the environment variable with env, or a file with file, or a server of Maven's settings with"
                                + " server")
                .throwIfAny();
    }

    /** What people call it: the place, never the secret. */
    public String describe() {
        return env.map(name -> "the environment variable " + name)
                .or(() -> file.map(name -> "the file " + name))
                .orElseGet(() -> "the server " + server.orElse("") + " of Maven's settings");
    }
}
