package dev.modelgate.adapter.git;

import dev.modelgate.promotion.ChangeSet;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsRepository.Author;
import dev.modelgate.promotion.GitopsRepository.Push;
import dev.modelgate.promotion.GitopsRepository.Snapshot;
import dev.modelgate.promotion.PullRequests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A program that pushes, opens and merges until it is killed; each commit writes a pair of files with equal content. */
final class EndlessWriter {
    private static final Author ADA = new Author("Ada", "ada@example.org", Instant.parse("2026-01-01T00:00:00Z"));

    private EndlessWriter() {}

    public static void main(String[] arguments) {
        Forge forge = new LocalForgeProvider().open(Remotes.local(arguments[0], "main", Path.of(".")));
        for (int i = 0; ; i++) {
            String branch = arguments[1] + i;
            pushPair(forge, branch, i);
            PullRequests.PullRequest one =
                    forge.pullRequests().open(new PullRequests.Draft(branch, "Number " + i, "Body\n", List.of()));
            forge.pullRequests().merge(one.number(), one.head(), ADA);
            System.out.println(i);
        }
    }

    static Snapshot pushPair(Forge forge, String branch, int number) {
        byte[] content = (branch + " " + number + "\n").getBytes(StandardCharsets.UTF_8);
        TreeMap<String, byte[]> pair = new TreeMap<>();
        pair.put(branch + "/left.txt", content);
        pair.put(branch + "/right.txt", content);
        String head = forge.repository().head().commit();
        return forge.repository()
                .push(new Push(branch, Optional.empty(), head, new ChangeSet(pair), "Pair\n", ADA))
                .orElseThrow();
    }
}
