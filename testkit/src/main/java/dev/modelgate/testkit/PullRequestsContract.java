package dev.modelgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsRepository.Snapshot;
import dev.modelgate.promotion.PullRequests;
import dev.modelgate.promotion.PullRequests.Draft;
import dev.modelgate.promotion.PullRequests.PullRequest;
import dev.modelgate.promotion.PullRequests.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every {@link PullRequests} does. */
public abstract class PullRequestsContract extends ForgeContract {
    /** For subclasses. */
    protected PullRequestsContract() {}

    @Test
    void opensOneFromABranch() throws Exception {
        Forge forge = forge();
        Snapshot branch = pushed(forge, "topic", files("environments/dev.yaml", "version: 1\n"));

        PullRequest opened = forge.pullRequests().open(draft("topic"));

        assertThat(opened.number()).isPositive();
        assertThat(opened.state()).isEqualTo(State.OPEN);
        assertThat(opened.head()).isEqualTo(branch.commit());
        assertThat(opened.base())
                .isEqualTo("main")
                .isEqualTo(forge.pullRequests().base());
        assertThat(opened.title()).isEqualTo("Title of topic");
        assertThat(opened.body()).isEqualTo("# Body\n\n\uD83D\uDE80 <!-- x -->\n");
        assertThat(opened.labels()).containsExactly("a", "b");
        assertThat(opened.link()).isNotBlank();
        assertThat(opened.mergeCommit()).isEmpty();
        assertThat(again().pullRequests().list()).containsExactly(opened);
    }

    @Test
    void listsTheNewestFirst() throws Exception {
        Forge forge = forge();
        assertThat(forge.pullRequests().list()).isEmpty();
        PullRequest one = opened(forge, "one", "environments/dev.yaml", "version: 1\n");
        PullRequest two = opened(forge, "two", "environments/staging.yaml", "version: 1\n");

        assertThat(forge.pullRequests().list()).containsExactly(two, one);
        assertThat(forge.pullRequests().from("one")).containsExactly(one);
        assertThat(forge.pullRequests().from("three")).isEmpty();
        assertThat(two.number()).isGreaterThan(one.number());
    }

    @Test
    void refusesASecondOneFromTheSameBranchWhileOneIsOpen() throws Exception {
        Forge forge = forge();
        PullRequest one = opened(forge, "topic", "a.txt", "1");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> forge.pullRequests().open(draft("topic")))
                .withMessageContaining("#" + one.number());
        forge.pullRequests().close(one.number(), "");
        assertThat(forge.pullRequests().open(draft("topic")).number()).isGreaterThan(one.number());
    }

    @Test
    void refusesABranchThatIsNotThere() throws Exception {
        PullRequests pullRequests = forge().pullRequests();

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> pullRequests.open(draft("nowhere")));
        assertThat(pullRequests.list()).isEmpty();
    }

    @Test
    void itsHeadFollowsItsBranch() throws Exception {
        Forge forge = forge();
        opened(forge, "topic", "a.txt", "1");

        Snapshot moved = pushed(forge, "topic", files("a.txt", "2"));

        assertThat(forge.pullRequests().list().get(0).head()).isEqualTo(moved.commit());
    }

    @Test
    void replacesTitleAndBody() throws Exception {
        Forge forge = forge();
        PullRequest one = opened(forge, "topic", "a.txt", "1");

        PullRequest updated = forge.pullRequests().update(one.number(), "New", "New body");

        assertThat(updated.title()).isEqualTo("New");
        assertThat(updated.body()).isEqualTo("New body");
        assertThat(updated.head()).isEqualTo(one.head());
        assertThat(forge.pullRequests().update(one.number(), "New", "New body")).isEqualTo(updated);
        assertThat(again().pullRequests().list()).containsExactly(updated);
    }

    @Test
    void mergesTheReviewedHead() throws Exception {
        Forge forge = forge();
        PullRequest one = opened(forge, "topic", "environments/dev.yaml", "version: 1\n");
        pushed(forge, "main", files("README.md", "read on\n"));

        PullRequest merged =
                forge.pullRequests().merge(one.number(), one.head(), AUTHOR).orElseThrow();

        Snapshot head = forge.repository().head();
        assertThat(merged.state()).isEqualTo(State.MERGED);
        assertThat(merged.mergeCommit()).contains(head.commit());
        assertThat(text(head, "environments/dev.yaml")).isEqualTo("version: 1\n");
        assertThat(text(head, "README.md")).isEqualTo("read on\n");
        assertThat(head.held("environments/dev.yaml", 1).get(0).since().id()).isEqualTo(head.commit());
        assertThat(head.history(10).get(0).message())
                .contains("#" + one.number())
                .contains("Title of topic");
        assertThat(again().pullRequests().list()).containsExactly(merged);
    }

    @Test
    void refusesToMergeAHeadThatMoved() throws Exception {
        Forge forge = forge();
        PullRequest one = opened(forge, "topic", "environments/dev.yaml", "version: 1\n");
        String base = forge.repository().head().commit();
        pushed(forge, "topic", files("environments/dev.yaml", "version: 666\n"));

        assertThat(forge.pullRequests().merge(one.number(), one.head(), AUTHOR)).isEmpty();
        assertThat(forge.repository().head().commit()).isEqualTo(base);
        assertThat(forge.pullRequests().list().get(0).state()).isEqualTo(State.OPEN);
    }

    @Test
    void refusesToMergeAConflict() throws Exception {
        Forge forge = forge();
        PullRequest one = opened(forge, "topic", "environments/dev.yaml", "version: 1\n");
        Snapshot base = pushed(forge, "main", files("environments/dev.yaml", "version: 2\n"));

        assertThat(forge.pullRequests().merge(one.number(), one.head(), AUTHOR)).isEmpty();
        assertThat(forge.repository().head().commit()).isEqualTo(base.commit());
        assertThat(forge.pullRequests().list().get(0).state()).isEqualTo(State.OPEN);
    }

    @Test
    void whatEndedCannotBeChanged() throws Exception {
        Forge forge = forge();
        PullRequests pullRequests = forge.pullRequests();
        PullRequest one = opened(forge, "one", "a.txt", "1");
        PullRequest two = opened(forge, "two", "b.txt", "1");
        pullRequests.close(one.number(), "");
        assertThat(pullRequests.merge(two.number(), two.head(), AUTHOR)).isPresent();

        for (int number : new int[] {one.number(), two.number(), 4711}) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> pullRequests.close(number, ""));
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> pullRequests.update(number, "t", "b"));
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> pullRequests.merge(number, one.head(), AUTHOR));
        }
        pushed(forge, "one", files("a.txt", "2"));
        assertThat(pullRequests.list()).extracting(PullRequest::state).containsExactly(State.MERGED, State.CLOSED);
        assertThat(pullRequests.list().get(1).head()).isEqualTo(one.head());
    }

    @Test
    void refusesABranchThatHasNothingOfItsOwn() throws Exception {
        Forge forge = forge();
        pushed(forge, "main", files("a.txt", "1"));
        PullRequest one = opened(forge, "topic", "b.txt", "1");
        assertThat(forge.pullRequests().merge(one.number(), one.head(), AUTHOR)).isPresent();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> forge.pullRequests().open(draft("topic")))
                .withMessageContaining("nothing");
        assertThat(forge.pullRequests().list()).hasSize(1);
    }

    @Test
    void showsWhyItWasClosed() throws Exception {
        Forge forge = forge();
        PullRequest one = opened(forge, "topic", "a.txt", "1");

        PullRequest closed = forge.pullRequests().close(one.number(), "dev runs it already");

        assertThat(closed.body()).startsWith(one.body()).contains("dev runs it already");
        assertThat(again().pullRequests().list()).containsExactly(closed);
    }

    @Test
    void oneWhoseHeadCameIntoItsBaseByPlainGitIsMerged() throws Exception {
        Forge forge = forge();
        PullRequest one = opened(forge, "topic", "a.txt", "1");
        Snapshot after = advanced(forge, "main", "topic", files("b.txt", "1"));

        PullRequest merged = forge.pullRequests().list().get(0);

        assertThat(merged.state()).isEqualTo(State.MERGED);
        assertThat(merged.head()).isEqualTo(one.head());
        assertThat(merged.mergeCommit()).contains(one.head());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> forge.pullRequests().close(one.number(), ""))
                .withMessageContaining("merged");
        PullRequest next = opened(forge, "topic", "c.txt", "1");
        assertThat(next.number()).isGreaterThan(one.number());
        pushed(forge, "topic", files("c.txt", "2"));
        assertThat(again().pullRequests().list().get(1)).isEqualTo(merged);
        assertThat(after.list("")).contains("a.txt", "b.txt");
    }

    @Test
    void numbersAreUniqueWhenSeveralOpenAtOnce() throws Exception {
        Forge forge = forge();
        List<Callable<Integer>> openers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String branch = "topic-" + i;
            pushed(forge, branch, files(branch + ".txt", "1"));
            PullRequests pullRequests = again().pullRequests();
            openers.add(() -> pullRequests.open(draft(branch)).number());
        }

        List<Integer> numbers = Race.of(openers);

        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(again().pullRequests().list()).hasSize(4);
    }

    @Test
    void ofSeveralThatOpenTheSameBranchExactlyOneDoes() throws Exception {
        pushed(forge(), "topic", files("a.txt", "1"));
        List<Callable<Boolean>> openers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            PullRequests pullRequests = again().pullRequests();
            openers.add(() -> opens(pullRequests));
        }

        assertThat(Race.of(openers)).containsOnlyOnce(true);
        assertThat(again().pullRequests().list()).hasSize(1);
    }

    @Test
    void severalMergesAtOnceLoseNothing() throws Exception {
        Forge forge = forge();
        List<Callable<Optional<PullRequest>>> merges = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            PullRequest one = opened(forge, "topic-" + i, "topic-" + i + ".txt", "1");
            PullRequests pullRequests = again().pullRequests();
            merges.add(() -> pullRequests.merge(one.number(), one.head(), AUTHOR));
        }

        assertThat(Race.of(merges)).allMatch(Optional::isPresent);
        assertThat(again().repository().head().list(""))
                .contains("topic-0.txt", "topic-1.txt", "topic-2.txt", "README.md");
        assertThat(again().pullRequests().list()).allMatch(one -> one.state() == State.MERGED);
    }

    private static boolean opens(PullRequests pullRequests) {
        try {
            pullRequests.open(draft("topic"));
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static PullRequest opened(Forge forge, String branch, String path, String content) {
        pushed(forge, branch, files(path, content));
        return forge.pullRequests().open(draft(branch));
    }

    private static Draft draft(String branch) {
        return new Draft(branch, "Title of " + branch, "# Body\n\n\uD83D\uDE80 <!-- x -->\n", List.of("a", "b"));
    }
}
