package dev.modelgate.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.InToto;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.gate.Decision;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.EnvironmentSettings;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsChampions;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.GitopsSettings;
import dev.modelgate.promotion.Identity;
import dev.modelgate.promotion.Pipeline;
import dev.modelgate.promotion.PlannedForge;
import dev.modelgate.promotion.Promote;
import dev.modelgate.promotion.PullRequests;
import dev.modelgate.promotion.PullRequests.PullRequest;
import dev.modelgate.promotion.PullRequests.State;
import dev.modelgate.promotion.ReviewPullRequests;
import dev.modelgate.report.Report;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import dev.modelgate.testkit.Race;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromoteTest {
    private static final String MANIFEST = """
            apiVersion: serving.kserve.io/v1beta1
            kind: InferenceService
            metadata:
              name: flight-delay # the name that clients use
              annotations: {modelgate.dev/version: none, modelgate.dev/digest: 'none', modelgate.dev/signature: none}
            spec:
              predictor:
                model:
                  modelFormat: {name: onnx}
                  storageUri:   none   # written by promote
            """;
    private static final String PATH = "environments/staging/flight-delay.yaml";
    private static final String BRANCH = "promote/flight-delay/staging";
    private static final Digest POLICY = digest("policy");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    private Pipeline pipeline = Pipeline.of(new GitopsSettings(
            "gitops.git",
            "main",
            Map.of("staging", new EnvironmentSettings(PATH, List.of(), Optional.empty(), List.of())),
            Optional.empty()));

    @BeforeEach
    void begin() throws IOException {
        Repositories.bare(folder.resolve("gitops.git"), Map.of(PATH, MANIFEST, "README.md", "read me\n"));
    }

    @Test
    void opensAPullRequestThatChangesNothingButTheVersion() {
        ModelVersion candidate = model("1");

        Report report = promote(request(candidate, "none"));

        PullRequest one = only();
        assertThat(report.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(report.headline()).isEqualTo("Pull request #1 opened");
        assertThat(one.title()).isEqualTo("Promote flight-delay 1 to staging");
        assertThat(one.branch()).isEqualTo(BRANCH);
        GitopsRepository.Snapshot branch = forge().repository().branch(BRANCH).orElseThrow();
        assertThat(new String(branch.read(PATH).orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo(MANIFEST.replace("modelgate.dev/version: none", "modelgate.dev/version: \"1\"")
                        .replace("'none'", "'" + candidate.digest() + "'")
                        .replace("signature: none", "signature: " + candidate.signature())
                        .replace("storageUri:   none ", "storageUri:   file:///models/1.onnx "));
        List<String> changed = branch.changed(forge().repository().head().commit());
        assertThat(changed).hasSize(3).contains(PATH);
        assertThat(changed.subList(1, 3)).allMatch(path -> path.startsWith("evidence/flight-delay/1/staging/"));
        GitopsRepository.Commit commit =
                branch.since(forge().repository().head().commit()).get(0);
        assertThat(commit.at()).isEqualTo(NOW);
        assertThat(commit.message())
                .contains("\nModelgate-Model: flight-delay\n")
                .contains("\nModelgate-Version: 1\n")
                .contains("\nModelgate-Digest: " + candidate.digest() + "\n")
                .contains("\nModelgate-Environment: staging\n")
                .contains("\nModelgate-Decision: sha256:");
        assertThat(one.body())
                .startsWith("<!-- modelgate:")
                .contains("| gate | outcome |")
                .contains("+      storageUri:   file:///models/1.onnx   # written by promote")
                .contains("git revert --no-edit -m 1")
                .contains(changed.get(1))
                .contains(changed.get(2));
    }

    @Test
    void carriesTheEvidenceAsItWasWritten() {
        Promote.Request request = request(model("1"), "none");

        promote(request);

        GitopsRepository.Snapshot branch = forge().repository().branch(BRANCH).orElseThrow();
        List<Evidence> carried = branch.list("evidence").stream()
                .map(path -> InToto.read(branch.read(path).orElseThrow(), List.of(Decision.PREDICATE)))
                .toList();
        assertThat(carried)
                .containsExactlyInAnyOrder(
                        request.decision(), request.evidence().get(0));
    }

    @Test
    void doesNothingTheSecondTime() {
        Promote.Request request = request(model("1"), "none");
        promote(request);
        List<String> before = state();

        Report report = new Promote(forge(), pipeline, Identity.modelgate())
                .run(request, context(NOW.plus(Duration.ofDays(1))));

        assertThat(report.headline()).isEqualTo("Pull request #1 already proposes this; nothing was written");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void doesNothingWhenTheModelRunsThereAlready() {
        Promote.Request request = request(model("1"), "none");
        promote(request);
        merge();
        List<String> before = state();

        Report report = promote(request);

        assertThat(report.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(report.headline()).isEqualTo("staging already runs flight-delay 1");
        assertThat(state()).isEqualTo(before);
        assertThat(new GitopsChampions(forge().repository().head(), pipeline, "flight-delay").of("staging"))
                .contains(model("1"));
    }

    @Test
    void aNewerCandidateTakesOverThePullRequestOfTheTopic() {
        promote(request(model("1"), "none"));

        Report report = promote(request(model("2"), "none"));

        assertThat(report.headline()).isEqualTo("Pull request #1 updated");
        assertThat(only().title()).isEqualTo("Promote flight-delay 2 to staging");
        GitopsRepository.Snapshot branch = forge().repository().branch(BRANCH).orElseThrow();
        assertThat(branch.since(forge().repository().head().commit())).hasSize(1);
        assertThat(branch.list("evidence/flight-delay")).allMatch(path -> path.startsWith("evidence/flight-delay/2/"));
    }

    @Test
    void theNextCandidateGetsAPullRequestOfItsOwnAfterTheMerge() {
        promote(request(model("1"), "none"));
        merge();

        promote(request(model("2"), model("1").digest().toString()));
        merge();

        assertThat(forge().pullRequests().list())
                .extracting(PullRequest::state)
                .containsExactly(State.MERGED, State.MERGED);
        assertThat(new GitopsChampions(forge().repository().head(), pipeline, "flight-delay").of("staging"))
                .contains(model("2"));
    }

    @Test
    void refusesWithoutAnAllowForExactlyThis() {
        ModelVersion candidate = model("1");
        Map<Promote.Request, String> wrong = new LinkedHashMap<>();
        wrong.put(request(candidate, decision(Decision.Verdict.DENY, candidate, "staging", POLICY, "none")), "verdict");
        wrong.put(
                request(candidate, decision(Decision.Verdict.ALLOW, candidate, "prod", POLICY, "none")), "environment");
        wrong.put(
                request(candidate, decision(Decision.Verdict.ALLOW, candidate, "staging", digest("old"), "none")),
                "policy digest");
        wrong.put(
                request(
                        candidate,
                        decision(
                                Decision.Verdict.ALLOW,
                                candidate,
                                "staging",
                                POLICY,
                                digest("c").toString())),
                "champion");
        ModelVersion retrained = new ModelVersion("flight-delay", "1", digest("retrained"), candidate.signature());
        wrong.put(
                request(candidate, decision(Decision.Verdict.ALLOW, retrained, "staging", POLICY, "none")),
                "model digest");
        List<String> before = state();

        wrong.forEach((request, rule) -> {
            Report report = promote(request);
            assertThat(report.conclusion()).isEqualTo(Conclusion.DENIED);
            assertThat(report.findings()).extracting(Finding::rule).contains(rule);
        });
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void endsAsTheDecisionEnded() {
        ModelVersion candidate = model("1");

        assertThat(promote(request(candidate, decision(Decision.Verdict.WAIT, candidate, "staging", POLICY, "none")))
                        .conclusion())
                .isEqualTo(Conclusion.WAITING);
        assertThat(promote(request(
                                candidate, decision(Decision.Verdict.UNDECIDED, candidate, "staging", POLICY, "none")))
                        .conclusion())
                .isEqualTo(Conclusion.UNKNOWN);
    }

    @Test
    void refusesWhenCitedEvidenceIsMissingOrChanged() {
        Promote.Request complete = request(model("1"), "none");
        Promote.Request without = new Promote.Request(
                complete.candidate(),
                complete.artifactUri(),
                "staging",
                POLICY,
                complete.decision(),
                Optional.empty(),
                List.of(),
                "");

        assertThat(promote(without).findings()).extracting(Finding::rule).containsExactly("cited evidence");
        assertThat(state()).hasSize(1);
    }

    @Test
    void refusesADecisionThatWasOvertakenUnlessThereIsNothingLeftToDo() {
        ModelVersion model = model("1");
        Evidence decision = decision(Decision.Verdict.ALLOW, model, "staging", POLICY, "none");
        Promote.Request overtaken = request(model, decision, Optional.of("facts changed"));

        Report refused = promote(overtaken);

        assertThat(refused.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(refused.findings())
                .extracting(Finding::observed)
                .containsExactly("since the decision was made, facts changed");
        assertThat(state()).hasSize(1);
        promote(request(model, decision));
        merge();
        assertThat(promote(overtaken).conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void refusesWhenTheChampionMovedMeanwhile() {
        promote(request(model("1"), "none"));
        merge();

        Report report = promote(request(model("2"), "none"));

        assertThat(report.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("champion");
        assertThat(forge().pullRequests().list()).hasSize(1);
    }

    @Test
    void looksAtTheChampionAgainWhenTheBaseMovesWhileItPushes() throws IOException {
        Forge interrupted = new Interrupted(forge(), () -> bumpByHand(model("9")));

        Report report =
                new Promote(interrupted, pipeline, Identity.modelgate()).run(request(model("1"), "none"), context(NOW));

        assertThat(report.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("champion");
        assertThat(forge().pullRequests().list()).isEmpty();
    }

    @Test
    void buildsOnTheNewHeadWhenTheBaseMovesWithoutTheChampion() {
        Forge interrupted = new Interrupted(forge(), () -> person("refs/heads/main", Map.of("README.md", "new\n")));

        Report report =
                new Promote(interrupted, pipeline, Identity.modelgate()).run(request(model("1"), "none"), context(NOW));

        assertThat(report.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(only().state()).isEqualTo(State.OPEN);
        merge();
        GitopsRepository.Snapshot head = forge().repository().head();
        assertThat(head.read("README.md")).contains("new\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void stopsAtAPersonsCommitOnTheBranch() {
        promote(request(model("1"), "none"));
        person("refs/heads/" + BRANCH, Map.of("notes.txt", "mine\n"));
        List<String> before = state();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> promote(request(model("2"), "none")))
                .withMessageContaining("Grace");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void stopsAtACommitThatAPersonAmended() throws IOException {
        promote(request(model("1"), "none"));
        GitopsRepository.Snapshot head = forge().repository().head();
        GitopsRepository.Commit ours = forge().repository()
                .branch(BRANCH)
                .orElseThrow()
                .since(head.commit())
                .get(0);
        Repositories.commit(
                folder.resolve("gitops.git"),
                "refs/heads/" + BRANCH,
                Optional.of(head.commit()),
                Map.of(PATH, MANIFEST + "# tuned by hand\n"),
                ours.message());
        List<String> before = state();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> promote(request(model("2"), "none")))
                .withMessageContaining("amended");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aDryRunShowsTheSamePlanAndWritesNothing() {
        List<String> before = state();
        PlannedForge plan = new PlannedForge(forge());
        Promote.Request request = request(model("1"), "none");

        Report report = plan.planned(new Promote(plan, pipeline, Identity.modelgate()).run(request, context(NOW)));

        assertThat(state()).isEqualTo(before);
        assertThat(report.headline())
                .isEqualTo("Dry run, nothing was written; it would end with: Pull request #1 opened");
        assertThat(plan.writes())
                .extracting(PlannedForge.Write::kind)
                .containsExactly("commit", "commit", "commit", "open");
        Report again = new Promote(plan, pipeline, Identity.modelgate()).run(request, context(NOW));
        assertThat(again.headline()).isEqualTo("Pull request #1 already proposes this; nothing was written");
        PullRequests planned = plan.pullRequests();
        assertThat(planned.merge(
                        1, planned.list().get(0).head(), Identity.modelgate().now(context(NOW))))
                .isPresent();
        assertThat(new GitopsChampions(plan.repository().head(), pipeline, "flight-delay").of("staging"))
                .contains(model("1"));
        promote(request);
        assertThat(only().title()).isEqualTo(planned.list().get(0).title());
        assertThat(only().body()).isEqualTo(planned.list().get(0).body());
    }

    @Test
    void severalRunsAtOnceOpenOnePullRequest() throws Exception {
        List<Callable<Report>> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(() -> promote(request(model("1"), "none")));
        }

        assertThat(Race.of(runs)).allMatch(report -> report.conclusion() == Conclusion.PASSED);
        only();
    }

    @Test
    void mergesOnlyTheHeadThatWasShown() {
        promote(request(model("1"), "none"));
        ReviewPullRequests review = new ReviewPullRequests(forge().pullRequests(), new Identity("Ada", "ada@x.org"));
        String shown = only().head();
        promote(request(model("2"), "none"));

        Report refused = review.merge(1, shown, context(NOW));

        assertThat(refused.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(refused.findings().get(0).observed()).contains(only().head());
        assertThat(review.merge(1, only().head(), context(NOW)).conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(review.list().headline()).isEqualTo("Pull requests: 1, open: 0");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> review.show(7));
    }

    @Test
    void doesNotReopenWhatAPersonClosed() {
        Promote.Request request = request(model("1"), "none");
        promote(request);
        forge().pullRequests().close(1, "");
        List<String> before = state();

        Report report = promote(request);

        assertThat(report.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("review");
        assertThat(state()).isEqualTo(before);
        assertThat(promote(request(model("2"), "none")).headline()).isEqualTo("Pull request #2 opened");
    }

    @Test
    void closesAPullRequestWhoseModelCameInByAnotherWay() {
        Promote.Request request = request(model("1"), "none");
        promote(request);
        bumpByHand(model("1"));

        Report report = promote(request);

        assertThat(report.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(report.headline())
                .isEqualTo("staging already runs flight-delay v1; closed pull request #1, which has nothing left to"
                        + " change");
        assertThat(only().state()).isEqualTo(State.CLOSED);
        assertThat(only().body()).endsWith("\nstaging already runs flight-delay v1, so nothing is left to change.\n");
        List<String> before = state();
        assertThat(promote(request).headline()).isEqualTo("staging already runs flight-delay v1");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void proposesAgainWhatItClosedOnceTheModelIsGone() {
        Promote.Request request = request(model("1"), "none");
        promote(request);
        bumpByHand(model("1"));
        promote(request);
        person("refs/heads/main", Map.of(PATH, MANIFEST));

        assertThat(promote(request).headline()).isEqualTo("Pull request #2 opened");
    }

    @Test
    void leavesAPullRequestOpenThatProposesAnotherModel() {
        promote(request(model("2"), "none"));
        bumpByHand(model("1"));

        Report report = promote(request(model("1"), "none"));

        assertThat(report.headline())
                .isEqualTo("staging already runs flight-delay v1; pull request #1 proposes another model");
        assertThat(only().state()).isEqualTo(State.OPEN);
    }

    @Test
    void leavesAPullRequestOpenThatAPersonWorksOn() {
        Promote.Request request = request(model("1"), "none");
        promote(request);
        person("refs/heads/" + BRANCH, Map.of("notes.txt", "mine\n"));
        bumpByHand(model("1"));

        assertThat(promote(request).headline())
                .contains("pull request #1 stays open, because its branch has commits that Modelgate did not write");
        assertThat(only().state()).isEqualTo(State.OPEN);
    }

    @Test
    void whatSomebodyMergedWithPlainGitIsMerged() throws IOException {
        Promote.Request request = request(model("1"), "none");
        promote(request);
        String head = only().head();
        moveTo("refs/heads/main", head);

        assertThat(only().state()).isEqualTo(State.MERGED);
        assertThat(only().mergeCommit()).contains(head);
        assertThat(promote(request).headline()).isEqualTo("staging already runs flight-delay 1");
        assertThat(promote(request(model("2"), model("1").digest().toString())).headline())
                .isEqualTo("Pull request #2 opened");
        assertThat(forge().pullRequests().list())
                .extracting(PullRequest::state)
                .containsExactly(State.OPEN, State.MERGED);
    }

    @Test
    void aMergeOrCloseThatWasDoneAlreadyIsDone() {
        promote(request(model("1"), "none"));
        String head = only().head();
        ReviewPullRequests review = new ReviewPullRequests(forge().pullRequests(), new Identity("Ada", "ada@x.org"));
        review.merge(1, head, context(NOW));
        List<String> before = state();

        assertThat(review.merge(1, head, context(NOW)).headline())
                .isEqualTo("Pull request #1 was merged already: Promote flight-delay 1 to staging");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> review.merge(1, "0", context(NOW)));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> review.close(1));
        assertThat(state()).isEqualTo(before);
        promote(request(model("2"), model("1").digest().toString()));
        review.close(2);
        assertThat(review.close(2).headline())
                .isEqualTo("Pull request #2 was closed already: Promote flight-delay 2 to staging");
    }

    @Test
    void saysThatTheBaseWasMovedBackAndForcesNothing() throws IOException {
        String begin = forge().repository().head().commit();
        promote(request(model("1"), "none"));
        merge();
        String lost = forge().repository().head().commit();
        promote(request(model("2"), model("1").digest().toString()));
        moveTo("refs/heads/main", begin);
        List<String> before = state();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> promote(request(model("2"), "none")))
                .withMessageContaining("The base was moved back to " + begin.substring(0, 12))
                .withMessageContaining("no longer has " + lost.substring(0, 12))
                .satisfies(e -> assertThat(e.problems().get(0).fix().toString()).contains("push " + lost));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void proposesAgainWhenOnlyTheMergeWasTakenBack() throws IOException {
        String begin = forge().repository().head().commit();
        promote(request(model("1"), "none"));
        merge();
        moveTo("refs/heads/main", begin);

        assertThat(promote(request(model("1"), "none")).headline()).isEqualTo("Pull request #2 opened");
    }

    @Test
    void looksAgainWhenItsPullRequestIsMergedWhileItWrites() {
        Promote.Request request = request(model("1"), "none");
        promote(request);
        Forge real = forge();
        Forge interrupted = new Meanwhile(real, new Merging(real.pullRequests(), this::merge, new AtomicBoolean()));

        Report report = new Promote(interrupted, pipeline, Identity.modelgate()).run(request, context(NOW));

        assertThat(report.headline()).isEqualTo("staging already runs flight-delay 1");
        assertThat(only().state()).isEqualTo(State.MERGED);
    }

    @Test
    void modelsThatShareARepositoryDoNotTouchEachOther() {
        String fares = "environments/staging/fares.yaml";
        person("refs/heads/main", Map.of(fares, MANIFEST.replace("flight-delay", "fares")));
        Pipeline other = Pipeline.of(new GitopsSettings(
                "gitops.git",
                "main",
                Map.of("staging", new EnvironmentSettings(fares, List.of(), Optional.empty(), List.of())),
                Optional.empty()));
        ModelVersion fare = new ModelVersion("fares", "7", digest("fares 7"), digest("fares signature"));
        promote(request(model("1"), "none"));

        Report report = new Promote(forge(), other, Identity.modelgate()).run(request(fare, "none"), context(NOW));
        merge();

        assertThat(report.headline()).isEqualTo("Pull request #2 opened");
        assertThat(new GitopsChampions(forge().repository().head(), other, "fares").of("staging"))
                .contains(fare);
        assertThat(new GitopsChampions(forge().repository().head(), pipeline, "flight-delay").of("staging"))
                .isEmpty();
        assertThat(forge().pullRequests().list())
                .extracting(PullRequest::state)
                .containsExactly(State.MERGED, State.OPEN);
    }

    @Test
    void refusesAManifestWithoutTheKeys() {
        person("refs/heads/main", Map.of(PATH, "metadata: {annotations: {}}\n"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> promote(request(model("1"), "none")))
                .withMessageContaining("modelgate.dev/version");
    }

    @Test
    void refusesAManifestThatNamesHalfAModel() {
        person("refs/heads/main", Map.of(PATH, MANIFEST.replace("version: none", "version: v7")));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> promote(request(model("1"), "none")))
                .withMessageContaining("not a digest: none");
    }

    private Report promote(Promote.Request request) {
        return new Promote(forge(), pipeline, Identity.modelgate()).run(request, context(NOW));
    }

    private void merge() {
        PullRequest one = forge().pullRequests().list().get(0);
        assertThat(forge().pullRequests()
                        .merge(one.number(), one.head(), Identity.modelgate().now(context(NOW))))
                .isPresent();
    }

    private Forge forge() {
        return new LocalForgeProvider().open(Remotes.local("gitops.git", "main", folder));
    }

    private PullRequest only() {
        List<PullRequest> all = forge().pullRequests().list();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void person(String ref, Map<String, String> files) {
        try {
            String name = ref.substring("refs/heads/".length());
            Optional<String> tip = forge().repository().branch(name).map(GitopsRepository.Snapshot::commit);
            Repositories.commit(folder.resolve("gitops.git"), ref, tip, files, "By hand\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bumpByHand(ModelVersion model) {
        person(
                "refs/heads/main",
                Map.of(
                        PATH,
                        MANIFEST.replace("version: none", "version: " + "v" + model.version())
                                .replace("'none'", "'" + model.digest() + "'")
                                .replace("signature: none", "signature: " + model.signature())));
    }

    /** As a push does that moves a branch, forced or not. */
    private void moveTo(String ref, String commit) throws IOException {
        Repositories.move(folder.resolve("gitops.git"), ref, commit);
    }

    /** Every ref and where it points at. */
    private List<String> state() {
        try (Stream<Path> refs = Files.walk(folder.resolve("gitops.git/refs"))) {
            List<String> lines = new ArrayList<>();
            for (Path ref : refs.filter(Files::isRegularFile).sorted().toList()) {
                lines.add(ref + " " + Files.readString(ref).strip());
            }
            Path packed = folder.resolve("gitops.git/packed-refs");
            lines.addAll(Files.exists(packed) ? Files.readAllLines(packed) : List.of());
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Promote.Request request(ModelVersion candidate, String champion) {
        return request(candidate, decision(Decision.Verdict.ALLOW, candidate, "staging", POLICY, champion));
    }

    private static Promote.Request request(ModelVersion candidate, Evidence decision) {
        return request(candidate, decision, Optional.empty());
    }

    private static Promote.Request request(ModelVersion candidate, Evidence decision, Optional<String> overtaken) {
        return new Promote.Request(
                candidate,
                "file:///models/" + candidate.version() + ".onnx",
                "staging",
                POLICY,
                decision,
                overtaken,
                List.of(quality(candidate)),
                "| gate | outcome |\n| --- | --- |\n| quality | satisfied |\n");
    }

    private static Evidence quality(ModelVersion candidate) {
        return Evidence.of(
                StepKey.of(
                        "model-validation", Map.of("model", candidate.digest().toString())),
                List.of(new Subject("model", candidate.digest())),
                Conclusion.PASSED,
                Map.of("auc", 0.75),
                Map.of("seconds", 2));
    }

    private static Evidence decision(
            Decision.Verdict verdict, ModelVersion model, String environment, Digest policy, String champion) {
        TreeMap<String, List<Digest>> cites = new TreeMap<>();
        cites.put("model-validation", List.of(quality(model).contentDigest()));
        Decision decision =
                new Decision(verdict, model, environment, "policy.yaml", policy, champion, List.of(), cites);
        return Evidence.of(
                Decision.PREDICATE,
                StepKey.of(
                        Decision.KIND,
                        Map.of("model", model.digest().toString(), "champion", champion, StepKey.TOOL, "test")),
                List.of(new Subject("model", model.digest())),
                verdict.conclusion(),
                decision,
                Map.of());
    }

    private static ModelVersion model(String version) {
        return new ModelVersion("flight-delay", version, digest("model " + version), digest("signature " + version));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RunContext context(Instant now) {
        return new RunContext(Clock.fixed(now, ZoneOffset.UTC), EventSink.none(), new Cancellation(), 42, "test", true);
    }

    /** A forge on which somebody else writes between the look at the head and the first push. */
    private record Interrupted(Forge forge, GitopsRepository repository) implements Forge {
        Interrupted(Forge forge, Runnable meanwhile) {
            this(forge, new Moving(forge.repository(), meanwhile, new AtomicBoolean()));
        }

        @Override
        public PullRequests pullRequests() {
            return forge.pullRequests();
        }
    }

    private record Moving(GitopsRepository real, Runnable meanwhile, AtomicBoolean done) implements GitopsRepository {
        @Override
        public Snapshot head() {
            return real.head();
        }

        @Override
        public Optional<Snapshot> branch(String name) {
            return real.branch(name);
        }

        @Override
        public Optional<Snapshot> push(Push push) {
            if (done.compareAndSet(false, true)) {
                meanwhile.run();
            }
            return real.push(push);
        }
    }

    /** A forge with other pull requests. */
    private record Meanwhile(Forge forge, PullRequests pullRequests) implements Forge {
        @Override
        public GitopsRepository repository() {
            return forge.repository();
        }
    }

    /** Pull requests of which somebody else merges the newest between the look and the first update. */
    private record Merging(PullRequests real, Runnable meanwhile, AtomicBoolean done) implements PullRequests {
        @Override
        public String base() {
            return real.base();
        }

        @Override
        public List<PullRequest> list() {
            return real.list();
        }

        @Override
        public PullRequest open(Draft draft) {
            return real.open(draft);
        }

        @Override
        public PullRequest update(int number, String title, String body) {
            if (done.compareAndSet(false, true)) {
                meanwhile.run();
            }
            return real.update(number, title, body);
        }

        @Override
        public Optional<PullRequest> merge(int number, String head, GitopsRepository.Author actor) {
            return real.merge(number, head, actor);
        }

        @Override
        public PullRequest close(int number, String comment) {
            return real.close(number, comment);
        }
    }
}
