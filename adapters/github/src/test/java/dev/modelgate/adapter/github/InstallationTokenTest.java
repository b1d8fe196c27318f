package dev.modelgate.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.Forge;
import dev.modelgate.testkit.github.Access;
import dev.modelgate.testkit.github.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A GitHub App proves itself with its key, and works with short-lived tokens for one repository. */
class InstallationTokenTest {
    /** What stands before the key of PKCS #1 in one of PKCS #8 with 2,048 bits. */
    private static final int PKCS8_HEADER = 26;

    @TempDir
    private Path folder;

    private FakeForge forge;
    private KeyPair keys;

    @BeforeEach
    void begin() throws IOException, NoSuchAlgorithmException {
        forge = new FakeForge(folder);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        forge.github().install("123", keys.getPublic(), Access.all(Access.Kind.INSTALLATION, "modelgate[bot]"));
    }

    @AfterEach
    void everyRequestWasAsGithubDescribesIt() {
        forge.close();
        assertThat(forge.github().violations()).isEmpty();
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder().encodeToString(bytes)
                + "\n-----END " + kind + "-----\n";
    }

    private List<Call> made() {
        return forge.github().calls().stream()
                .filter(call -> call.path().endsWith("/access_tokens"))
                .toList();
    }

    @Test
    void worksWithOneTokenForTheOneRepository() {
        Forge app = forge.app("123", pem("PRIVATE KEY", keys.getPrivate().getEncoded()));

        assertThat(app.pullRequests().list()).isEmpty();
        assertThat(app.pullRequests().list()).isEmpty();

        assertThat(made()).hasSize(1);
        assertThat(made().get(0).body().path("repositories").toString()).isEqualTo("[\"gitops\"]");
    }

    @Test
    void readsTheKeyAsGithubHandsItOut() {
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        String key = pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length));

        assertThat(forge.app("123", key).pullRequests().list()).isEmpty();
    }

    @Test
    void makesAnotherTokenBeforeTheOldOneEnds() {
        Forge app = forge.app("123", pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        app.pullRequests().list();
        forge.later(Duration.ofMinutes(54));
        app.pullRequests().list();
        assertThat(made()).hasSize(1);

        forge.later(Duration.ofMinutes(2));
        app.pullRequests().list();

        assertThat(made()).hasSize(2);
    }

    @Test
    void isRefusedWithTheKeyOfAnotherApp() throws NoSuchAlgorithmException {
        KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Forge app = forge.app("123", pem("PRIVATE KEY", other.getPrivate().getEncoded()));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> app.pullRequests().list())
                .satisfies(problem -> assertThat(problem.conclusion()).isEqualTo(Conclusion.INVALID))
                .withMessageContaining("finding the App's installation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"})
    void saysThatAKeyCannotBeReadWithoutShowingIt(String key) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> AppKey.read(key))
                .withMessageContaining("cannot be read")
                .withMessageNotContaining("c2VjcmV0");
    }
}
