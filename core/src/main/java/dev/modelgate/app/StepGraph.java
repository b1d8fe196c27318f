package dev.modelgate.app;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import dev.modelgate.run.Event;
import dev.modelgate.run.EventSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Steps and what each of them needs. A step runs when everything that it needs has passed and everything that it waits
 * for has ended; otherwise it is left out, with the reason. Steps are added after those that they need.
 */
final class StepGraph {
    private static final String NAME = "run";

    /** Each step has a report of its own; here stand the decision and what was written, beside all findings. */
    private static final List<String> DECISIVE = List.of("Gates", "Diff", "Pull requests");

    private final EventSink events;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Ending> endings = new LinkedHashMap<>();
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();

    StepGraph(EventSink events) {
        this.events = events;
    }

    private record Node(List<String> needs, Supplier<Ending> work) {}

    private record Ending(Conclusion conclusion, String why, List<Problem> problems, List<Report> report) {
        static Ending of(StepRunner.Outcome outcome) {
            String why = (outcome.reused() ? "not run again: " : "ran: ") + outcome.reason();
            return new Ending(outcome.report().conclusion(), why, List.of(), List.of(outcome.report()));
        }

        static Ending of(Report report) {
            return new Ending(
                    report.conclusion(), "ran: it looks at the world each time", report.problems(), List.of(report));
        }
    }

    /**
     * Adds a step that leaves evidence.
     *
     * @param needs steps that have to pass first
     * @param waitsFor steps that have to end first, however they end
     */
    void add(String name, List<String> needs, List<String> waitsFor, Supplier<StepRunner.Outcome> work) {
        waitsFor.forEach(this::requireKnown);
        put(name, needs, () -> {
            StepRunner.Outcome outcome = work.get();
            evidence.put(name, outcome.evidence());
            return Ending.of(outcome);
        });
    }

    /** What a step left that another one needs, and that has ended. */
    Evidence evidenceOf(String name) {
        return Optional.ofNullable(evidence.get(name))
                .orElseThrow(() -> new IllegalStateException("step " + name + " left no evidence"));
    }

    /** Adds an action that leaves no evidence. */
    void addReport(String name, List<String> needs, Supplier<Report> work) {
        put(name, needs, () -> {
            events.on(new Event.StepStarted(name, "it looks at the world each time"));
            Report report = work.get();
            events.on(new Event.StepEnded(name, report.conclusion()));
            return Ending.of(report);
        });
    }

    private void put(String name, List<String> needs, Supplier<Ending> work) {
        needs.forEach(this::requireKnown);
        nodes.put(name, new Node(needs, work));
    }

    private void requireKnown(String name) {
        if (!nodes.containsKey(name)) {
            throw new IllegalArgumentException("step " + name + " was not added before it was needed");
        }
    }

    /** Runs what can run, in the order of adding, and tells of every step what became of it. */
    Report run(String subject) {
        List<List<Cell>> rows = new ArrayList<>();
        nodes.forEach((name, node) -> rows.add(row(name, node)));
        List<Section> sections = new ArrayList<>();
        sections.add(new Section.Table("Steps", List.of("Step", "Conclusion", "Why"), rows));
        List<Finding> findings = new ArrayList<>();
        List<EvidenceReference> references = new ArrayList<>();
        for (Map.Entry<String, Ending> ended : endings.entrySet()) {
            for (Report report : ended.getValue().report()) {
                report.sections().stream()
                        .filter(section -> DECISIVE.contains(section.title()))
                        .forEach(section -> sections.add(Titles.prefixed(ended.getKey(), section)));
                findings.addAll(report.findings());
                references.addAll(report.evidence());
            }
        }
        List<Problem> problems = endings.values().stream()
                .flatMap(ending -> ending.problems().stream())
                .distinct()
                .toList();
        return new Report(
                NAME,
                subject,
                conclusion(),
                headline(),
                sections,
                findings,
                problems,
                references.stream().distinct().toList());
    }

    private List<Cell> row(String name, Node node) {
        List<String> missing =
                node.needs().stream().filter(need -> !passed(need)).toList();
        if (!missing.isEmpty()) {
            String reason = String.join(", ", missing) + " did not pass";
            events.on(new Event.StepSkipped(name, reason));
            return List.of(Cell.of(name), new Cell("not run", Tone.UNSURE), Cell.of(reason));
        }
        Ending ending = attempt(node);
        endings.put(name, ending);
        return List.of(Cell.of(name), Combined.conclusion(ending.conclusion()), Cell.of(ending.why()));
    }

    private static Ending attempt(Node node) {
        try {
            return node.work().get();
        } catch (ProblemException e) {
            return new Ending(e.conclusion(), "stopped: " + told(e.problems()), e.problems(), List.of());
        }
    }

    private static String told(List<Problem> problems) {
        Problem first = problems.get(0);
        return problems.size() == 1
                ? first.where().map(place -> place + ": ").orElse("") + first.what()
                : problems.size() + " problems";
    }

    private boolean passed(String name) {
        return endings.containsKey(name) && endings.get(name).conclusion() == Conclusion.PASSED;
    }

    /** The last step that ran decides: what a gate allowed was allowed in sight of everything before it. */
    private Conclusion conclusion() {
        Conclusion all = endings.values().stream().map(Ending::conclusion).reduce(Conclusion.PASSED, Conclusion::and);
        return endings.containsKey("promote") ? endings.get("promote").conclusion() : all;
    }

    private String headline() {
        return endings.values().stream()
                .flatMap(ending -> ending.report().stream())
                .filter(report -> report.conclusion() != Conclusion.PASSED
                        || report.goal().equals("promote"))
                .reduce((earlier, later) -> later)
                .map(Report::headline)
                .orElseGet(() -> endings.values().stream()
                        .filter(ending -> ending.conclusion() != Conclusion.PASSED)
                        .map(Ending::why)
                        .findFirst()
                        .orElse("Nothing was to be done"));
    }
}
