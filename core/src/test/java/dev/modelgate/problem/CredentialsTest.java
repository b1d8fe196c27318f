package dev.modelgate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @ParameterizedTest
    @CsvSource({
        "https://bob:ghp_secret@example.com/x.git, https://***@example.com/x.git",
        "https://ghp_secret@example.com/x.git, https://***@example.com/x.git",
        "ssh://bob:secret@example.com/x, ssh://***@example.com/x",
        "see HTTP://a:b@c and s3://k:s@d, see HTTP://***@c and s3://***@d",
    })
    void areCutOutOfAddresses(String text, String expected) {
        assertThat(Credentials.in(text)).isTrue();
        assertThat(Credentials.without(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/a@b", "ssh://git@example.com/x.git", "git@example.com:x.git", "a:b@c"})
    void areNotSeenWhereThereAreNone(String text) {
        assertThat(Credentials.in(text)).isFalse();
        assertThat(Credentials.without(text)).isEqualTo(text);
    }

    @Test
    void areNeverToldToPeople() {
        assertThat(Problem.of("no adapter reaches https://a:secret@b", "Name another")
                        .what())
                .isEqualTo("no adapter reaches https://***@b");
        assertThat(Finding.of("r", "s", "https://a:secret@b", "not https://a:secret@b", "none"))
                .extracting(Finding::observed, Finding::expected)
                .isEqualTo(List.of("https://***@b", "not https://***@b"));
    }
}
