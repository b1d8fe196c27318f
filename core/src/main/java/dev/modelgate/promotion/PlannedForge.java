package dev.modelgate.promotion;

import dev.modelgate.report.Cell;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A forge for dry runs. Writes are recorded and laid over what is read, so that a use case runs as it always does, and
 * nothing reaches the forge beneath.
 */
public final class PlannedForge implements Forge {
    /** What stands where a real forge would give a link. */
    static final String LINK = "planned, not written";

    private final List<Write> writes = new CopyOnWriteArrayList<>();
    private final PlannedRepository repository;
    private final PlannedPullRequests pullRequests;

    /** Plans on top of what a forge holds now. */
    public PlannedForge(Forge forge) {
        repository =
                new PlannedRepository(forge.repository(), forge.pullRequests().base(), writes);
        pullRequests = new PlannedPullRequests(forge.pullRequests(), repository, writes);
    }

    @Override
    public GitopsRepository repository() {
        return repository;
    }

    @Override
    public PullRequests pullRequests() {
        return pullRequests;
    }

    /** What would have been written, in order. */
    public List<Write> writes() {
        return List.copyOf(writes);
    }

    /** A report that says of itself that it is a plan, and lists what would have been written. */
    public Report planned(Report report) {
        List<List<Cell>> rows = writes.stream()
                .map(write -> List.of(Cell.of(write.kind()), Cell.of(write.target()), Cell.of(write.detail())))
                .toList();
        Report plan = new Report(
                report.goal(),
                report.subject(),
                report.conclusion(),
                "Dry run, nothing was written; it would end with: " + report.headline(),
                report.sections(),
                report.findings(),
                report.problems(),
                report.evidence());
        return plan.with(new Section.Table("Plan", List.of("write", "target", "detail"), rows));
    }

    /**
     * A write that was not made.
     *
     * @param kind commit, open, update, merge or close
     * @param target branch, or number of the pull request
     * @param detail the file that is written, or the title
     */
    public record Write(String kind, String target, String detail) {}
}
