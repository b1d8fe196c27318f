package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/** A repository and everything that GitHub keeps beside it. Used under the lock of its {@link FakeGithub}. */
public final class HostedRepository {
    private static final PersonIdent PERSON = new PersonIdent(
            "A person", "person@example.com", Instant.parse("2026-01-05T08:00:00Z"), java.time.ZoneOffset.UTC);

    private final String owner;
    private final String name;
    private final Path folder;
    private final GitStore git;
    private final SortedMap<Integer, Pull> pulls = new TreeMap<>();
    private final Map<String, List<ObjectNode>> statuses = new TreeMap<>();
    private final SortedMap<Long, ObjectNode> checks = new TreeMap<>();
    private final SortedMap<Long, ObjectNode> deployments = new TreeMap<>();
    private final Map<Long, List<ObjectNode>> deploymentStatuses = new TreeMap<>();
    private final Map<Integer, List<ObjectNode>> comments = new TreeMap<>();
    private final Set<String> protectedBranches = new HashSet<>();
    private final SortedMap<String, ObjectNode> environments = new TreeMap<>();
    private boolean autoMergeAllowed = true;
    private long lastId;

    HostedRepository(String owner, String name, Path folder) {
        this.owner = owner;
        this.name = name;
        this.folder = folder;
        this.git = GitStore.create(folder, "main");
    }

    /** The bare repository on disk. */
    public Path folder() {
        return folder;
    }

    /** {@code owner/name}. */
    public String fullName() {
        return owner + "/" + name;
    }

    String owner() {
        return owner;
    }

    String name() {
        return name;
    }

    GitStore git() {
        return git;
    }

    /** A person pushes files to a branch, which begins at the main branch when it is not there; gives the commit. */
    public synchronized String push(String branch, Map<String, byte[]> files, String message) {
        Optional<ObjectId> old = git.branch(branch);
        Optional<ObjectId> parent = old.or(() -> git.branch("main"));
        Map<String, Optional<byte[]>> written = files.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> Optional.of(file.getValue())));
        ObjectId commit = git.commit(parent, written, message, PERSON);
        if (!git.move(branch, old, commit)) {
            throw new IllegalStateException("somebody else moved " + branch);
        }
        return commit.name();
    }

    /** The commit that a branch points at. */
    public synchronized String head(String branch) {
        return git.branch(branch).map(ObjectId::name).orElseThrow();
    }

    /** A branch on which nothing is written but by pull requests. */
    public synchronized void protect(String branch) {
        protectedBranches.add(branch);
    }

    boolean isProtected(String branch) {
        return protectedBranches.contains(branch);
    }

    /** Whether the settings of the repository let pull requests merge by themselves. */
    public synchronized void allowAutoMerge(boolean allowed) {
        autoMergeAllowed = allowed;
    }

    boolean autoMergeAllowed() {
        return autoMergeAllowed;
    }

    /** A person closes a pull request. */
    public synchronized void closePull(int number) {
        pull(number).open = false;
    }

    SortedMap<Integer, Pull> pulls() {
        settle();
        return pulls;
    }

    Pull pull(int number) {
        settle();
        Pull pull = pulls.get(number);
        if (pull == null) {
            throw new Refusal(Answer.notFound());
        }
        return pull;
    }

    /** What follows for pull requests from where branches are, plain Git's pushes included. */
    private void settle() {
        for (Pull pull : pulls.values()) {
            if (pull.open) {
                Optional<ObjectId> head = git.branch(pull.branch);
                Optional<ObjectId> base = git.branch(pull.base);
                head.ifPresent(id -> pull.head = id.name());
                if (head.isEmpty() || base.isEmpty()) {
                    pull.open = false;
                } else if (git.history().contains(base.get(), head.get())) {
                    // A head that came into its base is merged; one that was taken back to the base has nothing left.
                    pull.open = false;
                    pull.mergeCommit = Optional.of(pull.head);
                }
            }
        }
    }

    int nextNumber() {
        return pulls.isEmpty() ? 1 : pulls.lastKey() + 1;
    }

    long nextId() {
        return ++lastId;
    }

    List<ObjectNode> statusesOf(String commit) {
        return statuses.computeIfAbsent(commit, key -> new ArrayList<>());
    }

    SortedMap<Long, ObjectNode> checks() {
        return checks;
    }

    SortedMap<Long, ObjectNode> deployments() {
        return deployments;
    }

    List<ObjectNode> statusesOfDeployment(long id) {
        return deploymentStatuses.computeIfAbsent(id, key -> new ArrayList<>());
    }

    List<ObjectNode> commentsOf(int number) {
        return comments.computeIfAbsent(number, key -> new ArrayList<>());
    }

    SortedMap<String, ObjectNode> environments() {
        return environments;
    }
}
