package dev.modelgate.adapter.git;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.GitopsRepository;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads and writes a bare repository. Objects are written first and show only when their ref moves. */
final class LocalRepository implements GitopsRepository {
    private final BareRepository bare;

    LocalRepository(BareRepository bare) {
        this.bare = bare;
    }

    @Override
    public Snapshot head() {
        return new CommitSnapshot(bare, bare.head());
    }

    @Override
    public Optional<Snapshot> branch(String name) {
        return bare.branch(name).map(id -> new CommitSnapshot(bare, id));
    }

    @Override
    public Optional<Snapshot> push(Push push) {
        String ref = Constants.R_HEADS + push.branch();
        if (!Repository.isValidRefName(ref) || push.branch().startsWith("-")) {
            throw ProblemException.invalid(
                    Problem.of("Git has no branch by the name " + push.branch(), "Choose another name"));
        }
        return bare.in(repository -> {
            ObjectId parent = ObjectId.fromString(push.parent());
            ObjectId commit;
            try (RevWalk walk = new RevWalk(repository);
                    ObjectInserter inserter = repository.newObjectInserter()) {
                ObjectId tree = new TreeEdit(walk.getObjectReader(), inserter)
                        .write(
                                Optional.of(walk.parseCommit(parent).getTree()),
                                push.changes().files());
                commit = inserter.insert(commit(tree, push.message(), person(push.author()), parent));
                inserter.flush();
            }
            boolean moved = new References(repository).swap(ref, push.expected().map(ObjectId::fromString), commit);
            return moved ? Optional.of(new CommitSnapshot(bare, commit)) : Optional.empty();
        });
    }

    static PersonIdent person(Author author) {
        return new PersonIdent(author.name(), author.email(), author.at(), ZoneOffset.UTC);
    }

    static CommitBuilder commit(ObjectId tree, String message, PersonIdent person, ObjectId... parents) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(person);
        commit.setCommitter(person);
        commit.setMessage(message);
        return commit;
    }
}
