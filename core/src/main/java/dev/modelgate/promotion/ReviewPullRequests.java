package dev.modelgate.promotion;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.run.RunContext;
import java.util.List;
import java.util.Optional;

/** Lets a person review pull requests where the forge has no page of its own: list, show, merge, close. */
public final class ReviewPullRequests {
    private static final String GOAL = "pull-requests";

    private final PullRequests pullRequests;
    private final Identity identity;

    /**
     * Reviews pull requests.
     *
     * @param identity who merges
     */
    public ReviewPullRequests(PullRequests pullRequests, Identity identity) {
        this.pullRequests = pullRequests;
        this.identity = identity;
    }

    /** All pull requests, newest first. */
    public Report list() {
        List<PullRequests.PullRequest> all = pullRequests.list();
        long open = all.stream()
                .filter(one -> one.state() == PullRequests.State.OPEN)
                .count();
        return passed("Pull requests: " + all.size() + ", open: " + open, all);
    }

    /**
     * One pull request with its body.
     *
     * @throws ProblemException when there is none with the number
     */
    public Report show(int number) {
        PullRequests.PullRequest one = find(number);
        return passed(one.title(), List.of(one)).with(new Section.Text("Body", readable(one.body())));
    }

    /**
     * Merges an open pull request.
     *
     * @param head the commit that was reviewed, as {@link #show} printed it
     * @return PASSED when it is merged or was so already; DENIED when its head moved since, or it conflicts with its base
     * @throws ProblemException when there is none with the number, or it was closed
     */
    public Report merge(int number, String head, RunContext context) {
        PullRequests.PullRequest before = find(number);
        if (before.state() == PullRequests.State.MERGED && before.head().equals(head)) {
            return passed("Pull request #" + number + " was merged already: " + before.title(), List.of(before));
        }
        Optional<PullRequests.PullRequest> merged = pullRequests.merge(number, head, identity.now(context));
        if (merged.isPresent()) {
            return passed("Merged pull request #" + number + ": " + before.title(), List.of(merged.get()));
        }
        PullRequests.PullRequest now = find(number);
        Finding finding = now.head().equals(head)
                ? Finding.of(
                        "merge",
                        "#" + number,
                        "it conflicts with " + now.base(),
                        "a change that applies to " + now.base() + " as it is now",
                        "Run {goal:promote} again, which proposes it anew on " + now.base())
                : Finding.of(
                        "merge",
                        "#" + number,
                        "its head is " + now.head(),
                        "the head that was reviewed, " + head,
                        "Look at it again, then merge the new head");
        return new Report(
                GOAL,
                "#" + number,
                Conclusion.DENIED,
                "Pull request #" + number + " was not merged",
                List.of(PullRequestTable.of(List.of(now))),
                List.of(finding),
                List.of(),
                List.of());
    }

    /**
     * Closes an open pull request without merging it; leaves one alone that is closed already.
     *
     * @throws ProblemException when there is none with the number, or it was merged
     */
    public Report close(int number) {
        PullRequests.PullRequest before = find(number);
        if (before.state() == PullRequests.State.CLOSED) {
            return passed("Pull request #" + number + " was closed already: " + before.title(), List.of(before));
        }
        PullRequests.PullRequest closed = pullRequests.close(number, "");
        return passed("Closed pull request #" + number + ": " + closed.title(), List.of(closed));
    }

    private PullRequests.PullRequest find(int number) {
        return pullRequests.list().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        Problem.of("There is no pull request #" + number, "List them, and name one of the list")));
    }

    private static Report passed(String headline, List<PullRequests.PullRequest> rows) {
        String subject = rows.size() == 1 ? "#" + rows.get(0).number() : "";
        return new Report(
                GOAL,
                subject,
                Conclusion.PASSED,
                headline,
                List.of(PullRequestTable.of(rows)),
                List.of(),
                List.of(),
                List.of());
    }

    /** The lines that are meant for people: what stands in comments a forge does not show either. */
    private static List<String> readable(String body) {
        return body.lines()
                .filter(line -> !(line.startsWith("<!--") && line.endsWith("-->")))
                .toList();
    }
}
