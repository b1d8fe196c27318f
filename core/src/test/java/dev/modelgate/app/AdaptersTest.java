package dev.modelgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptersTest {
    private static final String MODULE = "modelgate-adapter-engine";

    @TempDir
    private Path folder;

    /** A port. */
    public interface Engine {}

    /** An adapter of it. */
    public static final class Light implements Engine {}

    /** A class that is none. */
    public static final class Stranger {}

    @Test
    void fetchesNothingWhileTheAdapterIsAtHand() throws IOException {
        Frontend frontend = new Frontend(providing(Light.class), Optional.empty());
        assertThat(engine(frontend)).isInstanceOf(Light.class);
        assertThat(frontend.asked).isEmpty();
    }

    @Test
    void fetchesTheModuleOfAnAdapterThatIsNotAtHand() throws IOException {
        Frontend frontend = new Frontend(bare(), Optional.of(providing(Light.class)));
        assertThat(engine(frontend)).isInstanceOf(Light.class);
        assertThat(frontend.asked).containsExactly(MODULE);
    }

    @Test
    void namesTheModuleThatIsMissingWhenNothingFetchesIt() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> engine(AdapterSource.of(bare())))
                .satisfies(e -> {
                    assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID);
                    assertThat(e.problems().get(0).fix().template()).contains("dev.modelgate:" + MODULE);
                });
    }

    @Test
    void cannotTellWithAnAdapterThatDoesNotFit() throws IOException {
        ClassLoader loader = providing(Stranger.class);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> engine(AdapterSource.of(loader)))
                .satisfies(e -> assertThat(e.conclusion()).isEqualTo(Conclusion.UNKNOWN));
    }

    private static Engine engine(AdapterSource source) {
        return new Adapters(source).one(Engine.class, "engines", MODULE);
    }

    private static ClassLoader bare() {
        return AdaptersTest.class.getClassLoader();
    }

    private ClassLoader providing(Class<?> provider) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Engine.class.getName()), provider.getName());
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, bare());
    }

    /** A frontend that remembers which modules it was asked for. */
    private static final class Frontend implements AdapterSource {
        private final List<String> asked = new ArrayList<>();
        private final ClassLoader atHand;
        private final Optional<ClassLoader> fetched;

        Frontend(ClassLoader atHand, Optional<ClassLoader> fetched) {
            this.atHand = atHand;
            this.fetched = fetched;
        }

        @Override
        public ClassLoader atHand() {
            return atHand;
        }

        @Override
        public Optional<ClassLoader> with(String module) {
            asked.add(module);
            return fetched;
        }
    }
}
