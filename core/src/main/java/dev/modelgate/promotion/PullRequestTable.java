package dev.modelgate.promotion;

import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.List;
import java.util.Locale;

/** Pull requests as rows of a report. */
final class PullRequestTable {
    private PullRequestTable() {}

    static Section of(List<PullRequests.PullRequest> pullRequests) {
        return new Section.Table(
                "Pull requests",
                List.of("number", "state", "title", "branch", "head", "link"),
                pullRequests.stream().map(PullRequestTable::row).toList());
    }

    private static List<Cell> row(PullRequests.PullRequest one) {
        Tone tone = one.state() == PullRequests.State.MERGED ? Tone.GOOD : Tone.PLAIN;
        return List.of(
                Cell.of("#" + one.number()),
                new Cell(one.state().name().toLowerCase(Locale.ROOT), tone),
                Cell.of(one.title()),
                Cell.of(one.branch()),
                Cell.of(one.head()),
                Cell.of(one.link()));
    }
}
