package dev.modelgate.adapter.git;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/** Compare-and-swap on refs. */
final class References {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Repository repository;

    References(Repository repository) {
        this.repository = repository;
    }

    /** Moves a ref, if it still is where it was expected to be; empty means that it must not exist. */
    boolean swap(String ref, Optional<ObjectId> expected, ObjectId target) throws IOException {
        WriteMark mark = mark(Map.of(ref, target));
        try {
            return swapMarked(ref, expected, target);
        } finally {
            mark.close();
        }
    }

    private boolean swapMarked(String ref, Optional<ObjectId> expected, ObjectId target) throws IOException {
        long start = System.nanoTime();
        while (true) {
            RefUpdate update = repository.updateRef(ref);
            update.setNewObjectId(target);
            update.setExpectedOldObjectId(expected.orElse(ObjectId.zeroId()));
            // Forced means that history may be replaced; the expected commit still has to match.
            update.setForceUpdate(true);
            RefUpdate.Result result = update.update();
            switch (result) {
                case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {
                    return true;
                }
                case LOCK_FAILURE -> {
                    if (!BareRepository.resolve(repository, ref).equals(expected)) {
                        return false;
                    }
                    await(ref, start);
                }
                default -> throw new IOException("Git refused to move " + ref + ": " + result);
            }
        }
    }

    /** Moves several refs, or none; every one of them must be where it was expected to be. */
    boolean swap(Map<String, Move> moves) throws IOException {
        SortedMap<String, ObjectId> targets = new TreeMap<>(Map.of(WriteMark.PACKED, ObjectId.zeroId()));
        moves.forEach((ref, move) -> targets.put(ref, move.target()));
        WriteMark mark = mark(targets);
        try {
            return swapMarked(moves);
        } finally {
            mark.close();
        }
    }

    private WriteMark mark(Map<String, ObjectId> targets) throws IOException {
        return WriteMark.set(repository.getDirectory().toPath(), targets);
    }

    private boolean swapMarked(Map<String, Move> moves) throws IOException {
        long start = System.nanoTime();
        while (true) {
            BatchRefUpdate batch = repository.getRefDatabase().newBatchUpdate();
            batch.setAtomic(true).setAllowNonFastForwards(true);
            moves.forEach((ref, move) -> batch.addCommand(
                    new ReceiveCommand(move.expected().orElse(ObjectId.zeroId()), move.target(), ref)));
            try (RevWalk walk = new RevWalk(repository)) {
                batch.execute(walk, NullProgressMonitor.INSTANCE);
            }
            if (batch.getCommands().stream().allMatch(one -> one.getResult() == ReceiveCommand.Result.OK)) {
                return true;
            }
            for (Map.Entry<String, Move> one : moves.entrySet()) {
                if (!BareRepository.resolve(repository, one.getKey())
                        .equals(one.getValue().expected())) {
                    return false;
                }
            }
            await(String.join(" and ", moves.keySet()), start);
        }
    }

    private void await(String ref, long start) throws IOException {
        if (repository.getRefDatabase().isNameConflicting(ref)) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(repository.getDirectory().toString()),
                    "There is a ref whose name is the beginning of " + ref + ", or the other way round",
                    "Delete the other branch, which Git cannot keep beside this one"));
        }
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
            throw ProblemException.unknown(Problem.at(
                    Place.of(repository.getDirectory().toString()),
                    ref + " has been locked for " + PATIENCE.toSeconds() + " seconds",
                    "Let the other writer end; if none runs, one was killed: remove the files that end in .lock"));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /**
     * A move of one ref.
     *
     * @param expected where it must be now; empty when it must not exist
     * @param target where it goes
     */
    record Move(Optional<ObjectId> expected, ObjectId target) {}
}
