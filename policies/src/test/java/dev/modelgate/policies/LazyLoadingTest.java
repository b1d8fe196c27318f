package dev.modelgate.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** A policy without rules must not pay for CEL, so everything but compiling works where there is no CEL at all. */
class LazyLoadingTest {
    @Test
    void needsNoCelUntilARuleIsCompiled() throws IOException, ReflectiveOperationException {
        URL[] withoutCel = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(Path.of("dev", "cel").toString()))
                .map(LazyLoadingTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(withoutCel, ClassLoader.getPlatformClassLoader())) {
            Class<?> language = loader.loadClass("dev.modelgate.gate.RuleLanguage");
            Object rules = ServiceLoader.load(language, loader).findFirst().orElseThrow();
            Class<?> passage = loader.loadClass("dev.modelgate.settings.Passage");
            Class<?> names = loader.loadClass("dev.modelgate.gate.RuleNames");
            Object rule = passage.getMethod("whole", String.class, String.class).invoke(null, "true", "rule");
            Object nothing = names.getMethod("of", Map.class).invoke(null, Map.of());

            assertThat(language.getMethod("name").invoke(rules)).isEqualTo("cel");
            assertThatThrownBy(
                            () -> language.getMethod("compile", passage, names).invoke(rules, rule, nothing))
                    .hasRootCauseInstanceOf(ClassNotFoundException.class)
                    .hasStackTraceContaining("dev.cel");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
