package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.testkit.github.Access;
import dev.modelgate.testkit.github.Call;
import dev.modelgate.testkit.github.FakeGithub;
import dev.modelgate.testkit.github.HostedRepository;
import dev.modelgate.testkit.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path with the GitOps repository on a GitHub, whose every request is as GitHub describes it. */
class GithubPromotionTest {
    private static final String TOKEN = "ghs_of-a-test";

    @TempDir
    private Path folder;

    private FakeGithub github;
    private HostedRepository repository;
    private Path project;
    private InProcess modelgate;

    @BeforeEach
    void moveTheGitopsRepositoryToGithub() throws IOException {
        github = FakeGithub.start(folder.resolve("github"), ScenariosTest.CLOCK);
        github.admit(TOKEN, Access.all(Access.Kind.WORKFLOW, "github-actions[bot]"));
        repository = github.create("shop", "gitops");
        repository.push("main", files(ScenariosTest.TESTKIT.resolve("worlds/credit/gitops")), "Begin\n");
        Map<String, String> environment = new HashMap<>(ScenariosTest.ENVIRONMENT);
        environment.put("GITHUB_TOKEN", TOKEN);
        modelgate = new InProcess(environment, ScenariosTest.CLOCK);
        project = Scenarios.begin(
                ScenariosTest.TESTKIT, "credit", Files.createDirectory(folder.resolve("stage")), modelgate);
        Path file = project.resolve("modelgate.yaml");
        String there = "repository: " + github.address() + "/shop/gitops\n  github: {api: " + github.api() + "}";
        Files.writeString(file, Files.readString(file).replace("repository: ../gitops.git", there));
        Scenarios.git(project, "commit", "-qam", "Keep the GitOps repository on GitHub");
    }

    @AfterEach
    void everyRequestWasAsGithubDescribesIt() {
        github.close();
        assertThat(github.violations()).isEmpty();
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private InProcess.Printed run(String... words) {
        return modelgate.run(project, words);
    }

    private List<Call> writes() {
        return github.calls().stream().filter(Call::isWrite).toList();
    }

    @Test
    void proposesMergesAndTellsWhatRuns() {
        InProcess.Printed proposed = run("run", "--to", "dev", "--model-version", "1.0.0");

        assertThat(proposed.exitCode()).as(proposed.out()).isZero();
        assertThat(proposed.out()).contains("Pull request #1 opened", github.address() + "/shop/gitops/pull/1");
        assertThat(writes()).hasSizeLessThanOrEqualTo(5);
        assertThat(proposed.out() + proposed.err()).doesNotContain(TOKEN);

        int before = writes().size();
        InProcess.Printed again = run("promote", "--to", "dev", "--candidate", "1.0.0");
        assertThat(again.out()).contains("already proposes this; nothing was written");
        assertThat(writes()).as("a second run writes nothing").hasSize(before);

        String head = repository.head("promote/credit/dev");
        InProcess.Printed merged = run("pull-requests", "--merge", "1", "--head", head);
        assertThat(merged.exitCode()).as(merged.out()).isZero();
        assertThat(run("status").out()).contains("1.0.0");
        assertThat(run("promote", "--to", "dev", "--candidate", "1.0.0").out())
                .contains("dev already runs credit 1.0.0");
    }

    @Test
    void aDryRunWritesNothing() {
        run("run", "--to", "dev", "--model-version", "1.0.0", "--dry-run");

        assertThat(writes()).isEmpty();
        assertThat(github.calls()).isNotEmpty();
    }

    @Test
    void saysWhereTheTokenWasLookedFor() {
        InProcess.Printed printed =
                new InProcess(ScenariosTest.ENVIRONMENT, ScenariosTest.CLOCK).run(project, "status");

        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.out()).contains("the environment variable GITHUB_TOKEN");
    }
}
