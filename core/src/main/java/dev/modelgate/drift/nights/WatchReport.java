package dev.modelgate.drift.nights;

import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.Words;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads of data that are watched night after night. */
final class WatchReport {
    private static final String RULE = "drift-watch";
    private static final String NOTHING = "–";

    private final WatchResult result;
    private final List<WatchResult.Column> sorted;

    private WatchReport(WatchResult result) {
        this.result = result;
        this.sorted = result.columns().stream()
                .sorted(Comparator.comparingDouble((WatchResult.Column column) -> column.needed() - column.evidence()))
                .toList();
    }

    static Report of(Evidence evidence) {
        return new WatchReport(evidence.resultAs(WatchResult.class)).report(evidence);
    }

    private Report report(Evidence evidence) {
        List<Section> sections = new ArrayList<>(List.of(facts(), columns()));
        if (!result.changed().isEmpty()) {
            sections.add(new Section.Table(
                    "Changed columns",
                    List.of("Column", "Why"),
                    result.changed().stream()
                            .map(column -> List.of(Cell.of(column.name()), Cell.of(column.why())))
                            .toList()));
        }
        return new Report(
                evidence.kind(),
                result.current() + " against " + result.reference(),
                evidence.conclusion(),
                headline(),
                sections,
                findings(),
                evidence.conclusion() == Conclusion.UNKNOWN ? List.of(problem()) : List.of(),
                List.of(new EvidenceReference(
                        evidence.kind(), evidence.contentDigest().toString())));
    }

    private String headline() {
        int all = result.columns().size() + result.changed().size();
        String nights = "after " + result.nights() + (result.nights() == 1 ? " night" : " nights");
        if (result.drifted() > 0) {
            String names = Stream.concat(
                            result.changed().stream().map(WatchResult.Changed::name),
                            sorted.stream()
                                    .filter(column -> column.verdict() == DriftVerdict.DRIFT)
                                    .map(column -> column.name() + " ("
                                            + Words.of(column.moved().part()) + ") since night " + column.since()))
                    .collect(Collectors.joining(", "));
            return result.drifted() + " of " + all + " columns drifted " + nights + ": " + names;
        }
        return result.unsure() > 0
                ? "None of " + all + " columns alarmed " + nights + "; of " + result.unsure() + " it cannot be told yet"
                : "None of " + all + " columns drifted " + nights;
    }

    private Section facts() {
        NightRule rule = result.rule();
        List<List<Cell>> rows = new ArrayList<>();
        if (!result.model().isEmpty()) {
            rows.add(row("model", result.model()));
        }
        result.champion().ifPresent(champion -> rows.add(row("champion", champion.toString())));
        rows.add(row(
                "nights", result.nights() + (result.again() ? "; this one was known and is not counted again" : "")));
        result.begun().ifPresent(why -> rows.add(row("began anew", why)));
        rows.add(row("false alarms in a month", Digits.percent(rule.falseAlarmsPerMonth())));
        rows.add(row("margin", Digits.value(rule.margin()) + " standard deviations"));
        rows.add(row("has to be found", Digits.value(rule.detect())));
        return new Section.Table("What is watched", List.of("What", "Value"), rows);
    }

    private static List<Cell> row(String what, String value) {
        return List.of(Cell.of(what), Cell.of(value));
    }

    private Section columns() {
        List<List<Cell>> rows = sorted.stream()
                .map(column -> List.of(
                        Cell.of(column.name()),
                        new Cell(Words.of(column.verdict()), Words.tone(column.verdict())),
                        Cell.of(column.verdict() == DriftVerdict.DRIFT ? "night " + column.since() : NOTHING),
                        Cell.of(Long.toString(column.nights())),
                        Cell.of(Words.of(column.moved().part())),
                        Cell.of(shares(column.moved()).orElse(NOTHING)),
                        Cell.of(effect(column.moved())),
                        Cell.of(power(column.evidence())),
                        Cell.of(power(column.needed())),
                        Cell.of(column.found().map(Digits::distance).orElse(NOTHING))))
                .toList();
        return new Section.Table(
                "Columns",
                List.of(
                        "Column",
                        "Verdict",
                        "Since",
                        "Nights",
                        "Part",
                        "Share, reference / nights",
                        "Effect",
                        "Evidence",
                        "Needed",
                        "Would be found"),
                rows);
    }

    private static Optional<String> shares(Moved moved) {
        return moved.reference().isPresent() && moved.nights().isPresent()
                ? Optional.of(Digits.percent(moved.reference().getAsDouble()) + " / "
                        + Digits.percent(moved.nights().getAsDouble()))
                : Optional.empty();
    }

    private static String effect(Moved moved) {
        return moved.effect().isPresent() ? Digits.distance(moved.effect().getAsDouble()) : NOTHING;
    }

    /** A likelihood ratio from its logarithm: plainly where it is near one, else as a power of ten. */
    private static String power(double log) {
        double ten = log / Math.log(10);
        return Math.abs(ten) < 3
                ? String.format(Locale.ROOT, "%.3g", Math.exp(log))
                : String.format(Locale.ROOT, "10^%.1f", ten);
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        result.changed()
                .forEach(column -> findings.add(Finding.of(
                        RULE,
                        column.name(),
                        column.why(),
                        "the columns of " + result.reference(),
                        "Deliver the column as it was, or leave it out with {key:drift.columns.exclude}")));
        sorted.stream()
                .filter(column -> column.verdict() == DriftVerdict.DRIFT)
                .map(this::finding)
                .forEach(findings::add);
        return findings;
    }

    private Finding finding(WatchResult.Column column) {
        return Finding.of(
                RULE,
                column.name(),
                (column.nights() == 1
                                ? "night " + column.since() + " is "
                                : "its " + column.nights() + " nights from night " + column.since() + " on are ")
                        + power(column.evidence()) + " times likelier with drift than without; what moved most: "
                        + Words.of(column.moved().part())
                        + shares(column.moved()).map(shares -> ", " + shares).orElse("") + ", effect "
                        + effect(column.moved()),
                "less than " + power(column.needed()) + " times",
                "See the column's distribution in the report of the night. If the world changed, train again with newer data, with"
                        + " which the count begins anew; if the data are wrong, mend them and remove the state file");
    }

    private Problem problem() {
        return Problem.of(
                "Of " + result.unsure() + " of " + result.columns().size()
                        + " columns drift of " + Digits.value(result.rule().detect())
                        + " standard deviations would not have been found by now",
                "Look again after more nights, or raise {key:drift.detect}");
    }
}
