package dev.modelgate.app;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.Identity;
import dev.modelgate.promotion.ReviewPullRequests;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Option;
import dev.modelgate.settings.Violations;
import java.util.Optional;
import java.util.stream.Stream;

/** The goal {@code pull-requests}. */
final class PullRequestsGoal implements Goal<PullRequestsGoal.Options> {
    /**
     * Options of {@code pull-requests}; at most one of show, merge and close.
     *
     * @param show number of the one to show
     * @param merge number of the one to merge
     * @param head commit that was reviewed
     * @param close number of the one to close
     * @param common options of every goal
     */
    record Options(
            @Option("Shows the pull request with this number.")
            Optional<Integer> show,

            @Option("Merges the pull request with this number.")
            Optional<Integer> merge,

            @Option("The commit that was reviewed, as shown; merging another one is refused.")
            Optional<String> head,

            @Option("Closes the pull request with this number without merging it.")
            Optional<Integer> close,

            CommonOptions common) {
        Options {
            new Violations()
                    .when(
                            Stream.of(show, merge, close)
                                            .filter(Optional::isPresent)
                                            .count()
                                    > 1,
                            "show",
                            "only one of show, merge and close can be done at a time",
                            "Leave out the others of {option:show}, {option:merge} and {option:close}")
                    .throwIfAny();
        }
    }

    @Override
    public String name() {
        return "pull-requests";
    }

    @Override
    public String description() {
        return "Lists the pull requests of the GitOps repository; shows, merges or closes one.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public CommonOptions common(Options options) {
        return options.common();
    }

    @Override
    public Report run(Options options, Workplace workplace) {
        ReviewPullRequests review = new ReviewPullRequests(workplace.forge().pullRequests(), Identity.modelgate());
        if (options.merge().isPresent()) {
            int number = options.merge().get();
            String head = options.head()
                    .orElseThrow(() -> ProblemException.invalid(Problem.of(
                            "It is not said which commit of pull request " + number + " was reviewed",
                            "Look at it with {goal:pull-requests} {option:show=" + number
                                    + "}, then give {option:head}")));
            return review.merge(number, head, workplace.context());
        }
        if (options.close().isPresent()) {
            return review.close(options.close().get());
        }
        return options.show().isPresent() ? review.show(options.show().get()) : review.list();
    }
}
