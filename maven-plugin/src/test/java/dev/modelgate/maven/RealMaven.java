package dev.modelgate.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The Maven that runs this build, in a process of its own, with what was just built in a local repository of its own. All
 * else comes from the local repository of this build, which serves as the one remote repository: there is no network.
 */
final class RealMaven {
    static final String VERSION = property("it.version");
    static final String PLUGIN = "dev.modelgate:modelgate-maven-plugin:" + VERSION + ":";
    static final Path REPOSITORY = Path.of(property("it.repository"));
    static final Path HOME = Path.of(property("maven.home"));

    private static final long MOST_MINUTES = 3;

    private final Path folder;
    private final Path repository;

    private RealMaven(Path folder, Path repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /** Maven in a folder. */
    static RealMaven in(Path folder) {
        return new RealMaven(folder, REPOSITORY);
    }

    RealMaven with(Path localRepository) {
        return new RealMaven(folder, localRepository);
    }

    /**
     * How a build ended.
     *
     * @param exitCode 0 for a success
     * @param out standard output
     * @param err standard error
     */
    record Build(int exitCode, String out, String err) {}

    Build run(String... arguments) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("modelgate-it-");
        List<String> command = new ArrayList<>(List.of(executable()));
        command.addAll(words(repository, List.of(arguments)));
        Path out = place.resolve("out");
        Path err = place.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_"));
        environment.put(
                "MAVEN_OPTS",
                "-XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Djansi.noreset=true");
        environment.put("JAVA_HOME", property("java.home"));
        Process process = builder.start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end: " + Files.readString(out));
        }
        return new Build(process.exitValue(), text(out), text(err));
    }

    /** The arguments of a build that knows nothing but this repository and the one remote. */
    static List<String> words(Path localRepository, List<String> arguments) throws IOException {
        String settings = settings();
        List<String> words = new ArrayList<>(List.of("-B", "-ntp", "-s", settings, "-gs", settings));
        words.addAll(List.of("-Dmaven.repo.local=" + localRepository, "-Dit.version=" + VERSION));
        words.addAll(arguments);
        return words;
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set where the build runs the tests");
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String executable() {
        boolean windows = property("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return HOME.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn").toString();
    }

    private static String settings() throws IOException {
        String remote = Path.of(property("it.remote")).toUri().toString();
        Path file = REPOSITORY.resolveSibling("it-settings.xml");
        Files.writeString(file, """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>cached</id>
                      <mirrorOf>*</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.replace("%s", remote));
        return file.toString();
    }
}
