package dev.modelgate.testkit.github;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A pull request, as GitHub keeps it. */
final class Pull {
    final int number;
    final String branch;
    final String base;
    final String author;
    final Instant created;
    final SortedSet<String> labels = new TreeSet<>();
    final SortedSet<String> reviewers = new TreeSet<>();
    String title;
    String body;
    String head;
    boolean draft;
    boolean open = true;
    boolean autoMerge;
    Optional<String> mergeCommit = Optional.empty();

    Pull(
            int number,
            String branch,
            String base,
            String head,
            String author,
            Instant created,
            String title,
            String body) {
        this.number = number;
        this.branch = branch;
        this.base = base;
        this.head = head;
        this.author = author;
        this.created = created;
        this.title = title;
        this.body = body;
    }

    String node() {
        return "PR_" + number;
    }
}
