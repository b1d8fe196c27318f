package dev.modelgate.drift.replay;

import dev.modelgate.drift.replay.ReplayResult.Alarm;
import dev.modelgate.drift.replay.ReplayResult.Column;
import dev.modelgate.drift.replay.ReplayResult.Met;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import dev.modelgate.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a person reads of a rule that was replayed over the past. */
final class ReplayReport {
    private static final String GOAL = "calibrate";
    private static final String RULE = "false-alarms";
    private static final int MOST_ALARMS = 40;
    private static final int MOST_NAMED = 5;

    private final ReplayResult result;
    private final String window;

    private ReplayReport(ReplayResult result) {
        this.result = result;
        this.window = Durations.written(Duration.ofSeconds(result.windowSeconds()));
    }

    static Report of(Evidence evidence) {
        return new ReplayReport(evidence.resultAs(ReplayResult.class)).report(evidence);
    }

    private Report report(Evidence evidence) {
        List<Section> sections = new ArrayList<>(List.of(facts(), budgets(), columns()));
        if (!result.alarms().isEmpty()) {
            sections.add(alarms());
        }
        if (!result.leftOut().isEmpty()) {
            sections.add(new Section.Table(
                    "Not compared",
                    List.of("Column", "Why"),
                    result.leftOut().stream()
                            .map(column -> List.of(Cell.of(column.name()), Cell.of(column.why())))
                            .toList()));
        }
        return new Report(
                GOAL,
                result.data() + ", windows of " + window,
                evidence.conclusion(),
                headline(),
                sections,
                evidence.conclusion() == Conclusion.DENIED ? List.of(finding()) : List.of(),
                List.of(),
                List.of(new EvidenceReference(
                        evidence.kind(), evidence.contentDigest().toString())));
    }

    private String headline() {
        return "Drift would have alarmed in " + result.alarms().size() + " of " + result.windows() + " windows of "
                + window + ": " + figures() + " in a month, where " + Digits.number(result.budget()) + " are let pass";
    }

    private String figures() {
        ReplayResult.Rate rate = result.rate();
        return Digits.number(rate.perMonth()) + " [" + Digits.number(rate.low()) + ", " + Digits.number(rate.high())
                + "]";
    }

    private Section facts() {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row("history", result.data()));
        rows.add(row("rows", Long.toString(result.rows())));
        if (result.untimed() > 0) {
            rows.add(row("rows without a time, not looked at", Long.toString(result.untimed())));
        }
        rows.add(row("windows", result.windows() + " of " + window + ", by " + result.time()));
        rows.add(row("worth", Digits.number(result.rate().worth()) + " windows that are independent"));
        rows.add(row("alarms", Integer.toString(result.alarms().size())));
        rows.add(row("alarms in a month", figures()));
        rows.add(row("budget of a month", Digits.number(result.budget())));
        rows.add(row("false alarms", Digits.percent(result.rule().falseAlarms())));
        rows.add(row("margin", Digits.value(result.rule().margin()) + " standard deviations"));
        rows.add(row("allowed to drift", Digits.percent(result.mostDrifted())));
        return new Section.Table("What was replayed", List.of("What", "Value"), rows);
    }

    private static List<Cell> row(String what, String value) {
        return List.of(Cell.of(what), Cell.of(value));
    }

    private Section budgets() {
        List<List<Cell>> rows = result.met().stream()
                .map(met -> List.of(
                        Cell.of(Digits.number(met.budget())),
                        Cell.of(Digits.distance(met.margin())),
                        Cell.of(Digits.number(met.perMonth()))))
                .toList();
        return new Section.Table(
                "Margins that meet a budget", List.of("Alarms in a month", "Margin", "Alarms with it"), rows);
    }

    private Section columns() {
        List<List<Cell>> rows = result.columns().stream().map(this::column).toList();
        return new Section.Table(
                "Columns", List.of("Column", "Drifted", "Share of windows", "Cannot tell", "Largest effect"), rows);
    }

    private List<Cell> column(Column column) {
        return List.of(
                Cell.of(column.name()),
                new Cell(Integer.toString(column.drifted()), column.drifted() > 0 ? Tone.BAD : Tone.PLAIN),
                Cell.of(Digits.percent((double) column.drifted() / result.windows())),
                Cell.of(Integer.toString(column.unsure())),
                Cell.of(Digits.distance(column.largest())));
    }

    private Section alarms() {
        List<List<Cell>> rows = result.alarms().stream()
                .sorted(Comparator.comparing(Alarm::margin).reversed().thenComparing(Alarm::begin))
                .limit(MOST_ALARMS)
                .map(alarm -> List.of(
                        Cell.of(Instant.ofEpochSecond(alarm.begin()).toString()),
                        Cell.of(Long.toString(alarm.rows())),
                        Cell.of(Digits.distance(alarm.margin())),
                        Cell.of(named(alarm.columns()))))
                .toList();
        int left = result.alarms().size() - rows.size();
        return new Section.Table(
                "Windows that alarmed" + (left > 0 ? ", without " + left + " lesser ones" : ""),
                List.of("From", "Rows", "Quiet from margin", "Columns"),
                rows);
    }

    private static String named(List<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? first + " and " + (names.size() - MOST_NAMED) + " more" : first;
    }

    private Finding finding() {
        List<String> often = result.columns().stream()
                .filter(column -> column.drifted() > 0)
                .limit(MOST_NAMED)
                .map(column -> column.name() + " drifted in " + column.drifted() + " windows")
                .toList();
        return Finding.of(
                        RULE,
                        result.data(),
                        figures() + " alarms in a month",
                        "at most " + Digits.number(result.budget()),
                        fix())
                .withSamples(result.windows())
                .withExamples(often);
    }

    private String fix() {
        double margin = result.meeting().map(Met::margin).orElseThrow();
        String others =
                "leave out the columns that alarm most with {key:drift.columns.exclude}, or let more columns drift"
                        + " with {key:drift.mostDrifted}; if what moved was real, leave its time out of the history";
        return margin < result.rule().detect()
                ? "Set {key:drift.margin} to " + Digits.value(margin) + ", " + others
                : "No {key:drift.margin} below {key:drift.detect} is enough: " + others;
    }
}
