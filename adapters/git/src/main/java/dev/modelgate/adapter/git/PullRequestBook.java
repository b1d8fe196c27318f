package dev.modelgate.adapter.git;

import dev.modelgate.evidence.Json;
import dev.modelgate.promotion.PullRequests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * All pull requests of a repository as one commit of one ref: a file {@code <number>.json} each, and its history tells
 * what became of them. One ref makes numbers and the rule of one open pull request a branch hold under races.
 */
final class PullRequestBook {
    /** The ref that holds the newest state. */
    static final String REF = "refs/modelgate/pull-requests";

    private static final String ENDING = ".json";

    private final Optional<ObjectId> tip;
    private final SortedMap<Integer, Entry> entries;

    /** What was seen and is not written yet: the next change writes it too. */
    private final SortedMap<Integer, Entry> unwritten;

    private PullRequestBook(
            Optional<ObjectId> tip, SortedMap<Integer, Entry> entries, SortedMap<Integer, Entry> unwritten) {
        this.tip = tip;
        this.entries = entries;
        this.unwritten = unwritten;
    }

    /** The book, and what the branches say of it that nobody wrote into it. */
    static PullRequestBook read(Repository repository) throws IOException {
        Optional<ObjectId> tip = BareRepository.resolve(repository, REF);
        SortedMap<Integer, Entry> entries = new TreeMap<>();
        SortedMap<Integer, Entry> unwritten = new TreeMap<>();
        PlainMerge merges = new PlainMerge(repository);
        if (tip.isPresent()) {
            try (RevWalk walk = new RevWalk(repository);
                    TreeWalk tree = new TreeWalk(repository)) {
                tree.addTree(walk.parseCommit(tip.get()).getTree());
                while (tree.next()) {
                    Entry written = parse(repository, tree);
                    Entry entry = merges.seen(written);
                    entries.put(entry.number(), entry);
                    if (!entry.equals(written)) {
                        unwritten.put(entry.number(), entry);
                    }
                }
            }
        }
        return new PullRequestBook(tip, entries, unwritten);
    }

    private static Entry parse(Repository repository, TreeWalk tree) throws IOException {
        try {
            return Json.as(Json.parse(repository.open(tree.getObjectId(0)).getBytes()), Entry.class);
        } catch (IllegalArgumentException e) {
            throw new IOException(REF + " has a damaged file " + tree.getPathString() + ": " + e.getMessage(), e);
        }
    }

    Optional<ObjectId> tip() {
        return tip;
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    Optional<Entry> find(int number) {
        return Optional.ofNullable(entries.get(number));
    }

    int nextNumber() {
        return entries.isEmpty() ? 1 : entries.lastKey() + 1;
    }

    /** Writes the commit in which an entry is added or replaced; it shows when the ref is moved to it. */
    ObjectId with(Repository repository, Entry entry, String what, PersonIdent actor) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        unwritten.values().forEach(one -> files.put(one.number() + ENDING, bytes(one)));
        files.put(entry.number() + ENDING, bytes(entry));
        try (RevWalk walk = new RevWalk(repository);
                ObjectInserter inserter = repository.newObjectInserter()) {
            Optional<RevCommit> parent = tip.isPresent() ? Optional.of(walk.parseCommit(tip.get())) : Optional.empty();
            ObjectId tree = new TreeEdit(walk.getObjectReader(), inserter).write(parent.map(RevCommit::getTree), files);
            String message = what + " pull request #" + entry.number() + ": " + entry.title() + "\n";
            ObjectId[] parents = parent.stream().toArray(ObjectId[]::new);
            ObjectId commit = inserter.insert(LocalRepository.commit(tree, message, actor, parents));
            inserter.flush();
            return commit;
        }
    }

    private static byte[] bytes(Entry entry) {
        return Json.pretty(Json.tree(entry)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The layout of a pull request's file.
     *
     * @param number its number
     * @param state open, merged or closed
     * @param branch head branch
     * @param head commit of the head when this was written; an open one's is read from its branch
     * @param base branch that it goes into
     * @param title one line
     * @param body Markdown
     * @param labels labels
     * @param mergeCommit the commit that merged it
     */
    record Entry(
            int number,
            PullRequests.State state,
            String branch,
            String head,
            String base,
            String title,
            String body,
            List<String> labels,
            Optional<String> mergeCommit) {
        boolean isOpen() {
            return state == PullRequests.State.OPEN;
        }

        Entry ended(PullRequests.State how, String at, Optional<String> commit) {
            return new Entry(number, how, branch, at, base, title, body, labels, commit);
        }

        /** With why it ended, where whoever reads it looks. */
        Entry commented(String comment) {
            String remark = comment.isEmpty() ? body : body + "\n" + comment + "\n";
            return new Entry(number, state, branch, head, base, title, remark, labels, mergeCommit);
        }

        Entry reworded(String newTitle, String newBody, String at) {
            return new Entry(number, state, branch, at, base, newTitle, newBody, labels, mergeCommit);
        }
    }
}
