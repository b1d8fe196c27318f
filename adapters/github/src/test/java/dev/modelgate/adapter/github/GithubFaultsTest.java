package dev.modelgate.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.PullRequests;
import dev.modelgate.promotion.PullRequests.Draft;
import dev.modelgate.promotion.PullRequests.PullRequest;
import dev.modelgate.promotion.PullRequests.State;
import dev.modelgate.testkit.github.Access;
import dev.modelgate.testkit.github.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a pull request when GitHub limits, fails, or does not answer. */
class GithubFaultsTest {
    private static final Draft DRAFT = new Draft("topic", "Title", "Body", List.of("model"));

    @TempDir
    private Path folder;

    private FakeForge forge;

    private static boolean opening(Call call) {
        return call.toString().equals("POST /repos/shop/gitops/pulls");
    }

    private static boolean labelling(Call call) {
        return call.path().endsWith("/labels");
    }

    private static boolean listing(Call call) {
        return call.toString().equals("GET /repos/shop/gitops/pulls");
    }

    private static boolean merging(Call call) {
        return call.path().endsWith("/merge");
    }

    private static boolean patching(Call call) {
        return call.method().equals("PATCH");
    }

    @BeforeEach
    void begin() throws IOException {
        forge = new FakeForge(folder);
        forge.repository()
                .push(
                        "topic",
                        Map.of("environments/dev.yaml", "version: 1\n".getBytes(StandardCharsets.UTF_8)),
                        "Bump\n");
    }

    @AfterEach
    void everyRequestWasAsGithubDescribesIt() {
        forge.close();
        assertThat(forge.github().violations()).isEmpty();
        assertThat(forge.github().faults().over()).as("every fault happened").isTrue();
    }

    private PullRequests pullRequests() {
        return forge.client().pullRequests();
    }

    @Test
    void waitsAsLongAsGithubAsks() {
        forge.github()
                .faults()
                .refuse(
                        1,
                        GithubFaultsTest::opening,
                        403,
                        "You have exceeded a secondary rate limit",
                        Map.of("Retry-After", "7"));

        assertThat(pullRequests().open(DRAFT).number()).isEqualTo(1);
        assertThat(forge.waited()).contains(Duration.ofSeconds(7));
    }

    @Test
    void waitsForTheResetOfAnExhaustedLimit() {
        String reset = Long.toString(FakeForge.START.plusSeconds(90).getEpochSecond());
        Map<String, String> exhausted = Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset);
        forge.github()
                .faults()
                .refuse(1, GithubFaultsTest::listing, 403, "API rate limit exceeded for installation", exhausted);

        assertThat(pullRequests().list()).isEmpty();
        assertThat(forge.waited()).containsExactly(Duration.ofSeconds(91));
    }

    @Test
    void waitsAMinuteThatDoublesWhenGithubDoesNotSayHowLong() {
        forge.github().faults().refuse(2, GithubFaultsTest::listing, 429, "Too many requests", Map.of());

        assertThat(pullRequests().list()).isEmpty();
        assertThat(forge.waited()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    void endsWithTheTimeToComeBackWhenTheWaitIsLong() {
        String reset = Long.toString(FakeForge.START.plusSeconds(3000).getEpochSecond());
        Map<String, String> exhausted = Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset);
        forge.github().faults().refuse(1, GithubFaultsTest::opening, 403, "API rate limit exceeded", exhausted);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> pullRequests().open(DRAFT))
                .satisfies(problem -> assertThat(problem.conclusion()).isEqualTo(Conclusion.UNKNOWN))
                .withMessageContaining("2026-01-05T08:50:01Z");
        assertThat(pullRequests().open(DRAFT).number()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void readsAgainAfterAnErrorOfTheServer(int status) {
        forge.github().faults().refuse(3, GithubFaultsTest::listing, status, "Server Error", Map.of());

        assertThat(pullRequests().list()).isEmpty();
        assertThat(forge.waited()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void givesUpReadingAfterFourErrorsOfTheServer() {
        forge.github().faults().refuse(4, GithubFaultsTest::listing, 500, "Server Error", Map.of());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> pullRequests().list())
                .satisfies(problem -> assertThat(problem.conclusion()).isEqualTo(Conclusion.UNKNOWN))
                .withMessageContaining("Server Error");
    }

    @Test
    void takesThePullRequestThatWasOpenedAlthoughNoAnswerCame() {
        forge.github().faults().loseAnswer(1, GithubFaultsTest::opening);

        PullRequest opened = pullRequests().open(DRAFT);

        assertThat(pullRequests().list()).containsExactly(opened);
        assertThat(opened.labels()).containsExactly("model");
    }

    @Test
    void saysThatItCannotBeToldWhenTheCallWasLost() {
        forge.github().faults().loseCall(1, GithubFaultsTest::opening);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> pullRequests().open(DRAFT))
                .satisfies(problem -> assertThat(problem.conclusion()).isEqualTo(Conclusion.UNKNOWN));
        assertThat(pullRequests().open(DRAFT).number()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void changesOnceWhetherTheCallOrItsAnswerWasLost(boolean answer) {
        PullRequest one = pullRequests().open(DRAFT);
        if (answer) {
            forge.github().faults().loseAnswer(1, GithubFaultsTest::patching);
        } else {
            forge.github().faults().loseCall(1, GithubFaultsTest::patching);
        }

        assertThat(pullRequests().update(one.number(), "New", "Other").title()).isEqualTo("New");
    }

    @Test
    void takesTheMergeThatWasMadeAlthoughNoAnswerCame() {
        PullRequest one = pullRequests().open(DRAFT);
        forge.github().faults().loseAnswer(1, GithubFaultsTest::merging);

        PullRequest merged = pullRequests()
                .merge(
                        one.number(),
                        one.head(),
                        new dev.modelgate.promotion.GitopsRepository.Author("a", "b", FakeForge.START))
                .orElseThrow();

        assertThat(merged.state()).isEqualTo(State.MERGED);
        assertThat(forge.client().repository().head().history(10)).hasSize(3);
    }

    @Test
    void labelsAgainAfterAnErrorOfTheServer() {
        forge.github()
                .faults()
                .refuse(1, GithubFaultsTest::labelling, 403, "secondary rate limit", Map.of("Retry-After", "1"));

        assertThat(pullRequests().open(DRAFT).labels()).containsExactly("model");
    }

    @Test
    void writesAtMostOnceASecond() {
        PullRequests all = pullRequests();
        PullRequest one = all.open(DRAFT);
        all.update(one.number(), "New", "Other");
        all.close(one.number(), "done");

        long writes = forge.github().calls().stream().filter(Call::isWrite).count();
        Duration waited = forge.waited().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(writes).isEqualTo(4);
        assertThat(waited).isGreaterThanOrEqualTo(Duration.ofSeconds(writes - 1));
    }

    @Test
    void namesWhatTheTokenMayNotDo() {
        forge.github().admit("weak", Access.all(Access.Kind.PERSONAL, "ada").without("pull_requests"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> forge.client("weak").pullRequests().open(DRAFT))
                .satisfies(problem -> assertThat(problem.conclusion()).isEqualTo(Conclusion.INVALID))
                .withMessageContaining("Resource not accessible")
                .withMessageNotContaining("weak");
    }

    @Test
    void neverPrintsATokenThatGithubRefuses() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> forge.client("ghp_secret").pullRequests().list())
                .satisfies(problem -> assertThat(problem.conclusion()).isEqualTo(Conclusion.INVALID))
                .withMessageContaining("Bad credentials")
                .withMessageNotContaining("ghp_secret");
    }
}
