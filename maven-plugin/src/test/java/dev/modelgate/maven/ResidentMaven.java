package dev.modelgate.maven;

import dev.modelgate.maven.RealMaven.Build;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The Maven that runs this build, started from its installation as its script does, but in this process and only once: a
 * build takes a fraction of a second then. What is particular to a process of its own is left to {@link RealMaven}.
 */
final class ResidentMaven {
    private final ClassLoader core;
    private final Object world;
    private final Class<?> main;

    ResidentMaven() throws ReflectiveOperationException, IOException {
        Path home = RealMaven.HOME;
        System.setProperty("maven.home", home.toString());
        ClassLoader boot = new URLClassLoader(new URL[] {launcherOf(home)}, new Natives());
        Class<?> type = boot.loadClass("org.codehaus.plexus.classworlds.launcher.Launcher");
        Object launcher = type.getConstructor().newInstance();
        type.getMethod("setSystemClassLoader", ClassLoader.class).invoke(launcher, boot);
        try (InputStream configuration = Files.newInputStream(home.resolve("bin/m2.conf"))) {
            type.getMethod("configure", InputStream.class).invoke(launcher, configuration);
        }
        world = type.getMethod("getWorld").invoke(launcher);
        core = (ClassLoader) type.getMethod("getMainRealm").invoke(launcher);
        main = (Class<?>) type.getMethod("getMainClass").invoke(launcher);
    }

    private static URL launcherOf(Path home) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(home.resolve("boot"), "plexus-classworlds*.jar")) {
            return jars.iterator().next().toUri().toURL();
        }
    }

    /** Runs a build in a folder, which is not that of this process. Options become system properties, until it ends. */
    Build run(Path folder, List<String> arguments) throws ReflectiveOperationException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Properties before = (Properties) System.getProperties().clone();
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        System.setProperty("maven.multiModuleProjectDirectory", folder.toString());
        System.setProperty("user.dir", folder.toString());
        thread.setContextClassLoader(core);
        try {
            int exitCode = build(
                    RealMaven.words(RealMaven.REPOSITORY, arguments).toArray(String[]::new),
                    folder,
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            return new Build(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            thread.setContextClassLoader(loader);
            System.setProperties(before);
        }
    }

    /** What the launcher calls has no streams to be given in Maven 3, so its embedder is called as {@code main} does. */
    private int build(String[] words, Path folder, PrintStream out, PrintStream err)
            throws ReflectiveOperationException {
        if (main.getName().equals("org.apache.maven.cli.MavenCli")) {
            Object embedder = main.getConstructor(world.getClass()).newInstance(world);
            return (int) main.getMethod("doMain", String[].class, String.class, PrintStream.class, PrintStream.class)
                    .invoke(embedder, words, folder.toString(), out, err);
        }
        return (int) main.getMethod(
                        "main",
                        String[].class,
                        world.getClass(),
                        InputStream.class,
                        OutputStream.class,
                        OutputStream.class)
                .invoke(null, words, world, InputStream.nullInputStream(), out, err);
    }

    /**
     * Has the two libraries with native code that this process has already, and nothing else: every build has class
     * loaders of its own, and would unpack and load the natives again, 70 MB at a time.
     */
    private static final class Natives extends ClassLoader {
        Natives() {
            super("natives", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.duckdb.") || name.startsWith("ai.onnxruntime.")) {
                return ResidentMaven.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
