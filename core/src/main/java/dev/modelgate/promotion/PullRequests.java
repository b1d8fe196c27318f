package dev.modelgate.promotion;

import java.util.List;
import java.util.Optional;

/** Pull requests of the GitOps repository, as a forge keeps them. */
public interface PullRequests {
    /** Branch that pull requests opened here go into. */
    String base();

    /** All pull requests, newest first. One whose head came into its base by plain Git is merged. */
    List<PullRequest> list();

    /** Those from a branch to the base, newest first. */
    default List<PullRequest> from(String branch) {
        return list().stream()
                .filter(one -> one.branch().equals(branch) && one.base().equals(base()))
                .toList();
    }

    /**
     * Opens one.
     *
     * @throws dev.modelgate.problem.ProblemException when one is open from the same branch to the same base, or the
     *     branch is missing or has nothing that the base has not
     */
    PullRequest open(Draft draft);

    /** Replaces title and body of an open one; does nothing when they are the same. */
    PullRequest update(int number, String title, String body);

    /**
     * Merges an open one.
     *
     * @param number its number
     * @param head the commit that was reviewed; another head is refused
     * @param actor who merges
     * @return the merged pull request, or empty when its head moved or it conflicts with its base
     */
    Optional<PullRequest> merge(int number, String head, GitopsRepository.Author actor);

    /**
     * Closes an open one without merging.
     *
     * @param comment why, for whoever reads the pull request later; empty for no comment
     */
    PullRequest close(int number, String comment);

    /**
     * What to open.
     *
     * @param branch head branch
     * @param title one line
     * @param body Markdown
     * @param labels labels, sorted
     */
    record Draft(String branch, String title, String body, List<String> labels) {
        public Draft {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A pull request.
     *
     * @param number number, from 1
     * @param state open, merged or closed
     * @param branch head branch
     * @param head commit of the head
     * @param base branch that it goes into
     * @param title one line
     * @param body Markdown
     * @param labels labels, sorted
     * @param link where a person finds it
     * @param mergeCommit the commit that merged it
     */
    record PullRequest(
            int number,
            State state,
            String branch,
            String head,
            String base,
            String title,
            String body,
            List<String> labels,
            String link,
            Optional<String> mergeCommit) {
        public PullRequest {
            labels = List.copyOf(labels);
        }
    }

    /** States of a pull request. */
    enum State {
        /** Waits for review. */
        OPEN,
        /** In its base. */
        MERGED,
        /** Ended without a merge. */
        CLOSED
    }
}
