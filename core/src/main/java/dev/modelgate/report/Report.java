package dev.modelgate.report;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What a goal hands to its reader. JSON is the contract; every other rendering is made from this record alone.
 *
 * @param goal name of the goal, such as {@code drift}
 * @param subject what the goal looked at, such as {@code flight-delay 2013.05.01-1f2e3d4c → staging}
 * @param conclusion how it ended
 * @param headline the one sentence that matters most
 * @param sections tables, facts, charts and text, in reading order
 * @param findings what did not hold
 * @param problems what stopped the goal, when the conclusion is INVALID or UNKNOWN
 * @param evidence references to the evidence that stands behind the report
 * @param cancelled whether a stop was asked for while the goal ran: the process then ends as the signal says, with 130
 *     or 143, and not with the exit code of the conclusion
 * @param gauges numbers that monitoring may watch
 */
public record Report(
        String goal,
        String subject,
        Conclusion conclusion,
        String headline,
        List<Section> sections,
        List<Finding> findings,
        List<Problem> problems,
        List<EvidenceReference> evidence,
        boolean cancelled,
        List<Gauge> gauges) {
    public Report {
        sections = List.copyOf(sections);
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
        evidence = List.copyOf(evidence);
        gauges = List.copyOf(gauges);
    }

    /** The report of a goal that nobody cancelled. */
    public Report(
            String goal,
            String subject,
            Conclusion conclusion,
            String headline,
            List<Section> sections,
            List<Finding> findings,
            List<Problem> problems,
            List<EvidenceReference> evidence) {
        this(goal, subject, conclusion, headline, sections, findings, problems, evidence, false, List.of());
    }

    /** A report that is all problems. */
    public static Report stopped(String goal, Conclusion conclusion, List<Problem> problems) {
        String headline = problems.size() == 1 ? problems.get(0).what() : problems.size() + " problems stopped " + goal;
        return new Report(goal, "", conclusion, headline, List.of(), List.of(), problems, List.of());
    }

    /** The same report with one more section at its end. */
    public Report with(Section section) {
        List<Section> more = new ArrayList<>(sections);
        more.add(section);
        return new Report(goal, subject, conclusion, headline, more, findings, problems, evidence, cancelled, gauges);
    }

    /** The same report with numbers for monitoring. */
    public Report measuring(List<Gauge> more) {
        List<Gauge> all = new ArrayList<>(gauges);
        all.addAll(more);
        return new Report(goal, subject, conclusion, headline, sections, findings, problems, evidence, cancelled, all);
    }

    /** The same report of a goal that was told to stop while it ran. */
    public Report asCancelled() {
        return new Report(goal, subject, conclusion, headline, sections, findings, problems, evidence, true, gauges);
    }

    /** The same report with what went wrong after the goal had ended: no pass, since something asked for is missing. */
    public Report followedBy(List<Problem> later) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(later);
        Conclusion together = later.isEmpty() ? conclusion : conclusion.and(Conclusion.UNKNOWN);
        return new Report(goal, subject, together, headline, sections, findings, all, evidence, cancelled, gauges);
    }
}
