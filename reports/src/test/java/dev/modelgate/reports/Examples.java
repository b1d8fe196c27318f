package dev.modelgate.reports;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Effect;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Gauge;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports as the goals make them, and one that tries to break the page it is shown on. */
final class Examples {
    static final Dialect COMMANDS = new Dialect() {
        @Override
        public String goal(String name) {
            return "modelgate " + name;
        }

        @Override
        public String option(String name) {
            return "--" + name;
        }
    };

    private Examples() {}

    static Report passed() {
        return new Report(
                "gate",
                "flight-delay 2013.05.01-1f2e3d4c → staging",
                Conclusion.PASSED,
                "All 5 gates of staging hold",
                List.of(
                        new Section.Table(
                                "Gates",
                                List.of("Gate", "Observed", "Expected", "Outcome"),
                                List.of(
                                        gate("contract", "30 of 30 rules hold", "all", Tone.GOOD, "holds"),
                                        gate("auc", "0.714 [0.708, 0.720]", "at least 0.68", Tone.GOOD, "holds"),
                                        gate("champion", "+0.021 [+0.014, +0.028]", "better", Tone.GOOD, "holds"),
                                        gate("latency p99", "0.42 ms", "at most 5 ms", Tone.GOOD, "holds"),
                                        gate("drift", "0 of 9 columns", "at most 1", Tone.GOOD, "holds"))),
                        new Section.Table(
                                "Slices",
                                List.of("Origin", "Rows, reference / current", "AUC", "Late"),
                                List.of(
                                        row("EWR", "9,893 / 10,343", "0.721", "27.5 %"),
                                        row("JFK", "9,161 / –", "0.709", "22.1 %"),
                                        row("LGA", "8,730 / 8,601", "0.703", "22.9 %"))),
                        new Section.Diff(
                                "Change",
                                List.of(
                                        "--- a/models/flight-delay/staging/values.yaml",
                                        "+++ b/models/flight-delay/staging/values.yaml",
                                        "@@ -3,3 +3,3 @@ model:",
                                        "   name: flight-delay",
                                        "-  version: 2013.04.01-9a8b7c6d # the champion",
                                        "+  version: 2013.05.01-1f2e3d4c # the champion",
                                        "   replicas: 2"))),
                List.of(),
                List.of(),
                List.of(
                        reference("data-validation", 'a'),
                        reference("training", 'b'),
                        reference("model-validation", 'c')));
    }

    static Report denied() {
        return new Report(
                        "gate",
                        "flight-delay 2013.07.01-5b6c7d8e → prod",
                        Conclusion.DENIED,
                        "2 of 4 gates of prod do not hold, 1 cannot be told",
                        Stream.concat(Stream.of(deniedGates()), distributions().stream())
                                .toList(),
                        List.of(
                                Finding.of(
                                                "drift",
                                                "dep_hour",
                                                "PSI 0.31",
                                                "at most 0.2",
                                                "Look at what changed in July, then run {goal:train} on newer rows or raise {key:policy.drift.psi}")
                                        .withSamples(28_424),
                                Finding.of(
                                                "champion",
                                                "flight-delay 2013.05.01-1f2e3d4c",
                                                "AUC lower by 0.034 [0.025, 0.043]",
                                                "not lower by more than 0.005",
                                                "Keep the champion, or name another candidate with {option:candidate}")
                                        .withSamples(27_784)
                                        .withExamples(List.of(
                                                "row 17: UA 1545 EWR→IAH, scored 0.81, was on time",
                                                "row 203: B6 725 JFK→BQN, scored 0.12, left 94 min late"))),
                        List.of(),
                        List.of(reference("drift", 'd'), reference("model-validation", 'e')))
                .measuring(List.of(
                        Gauge.of("drift_effect", "Effect of a column.", Map.of("column", "dep_hour"), 0.31),
                        Gauge.of("drift_rows", "Rows of each side.", Map.of("side", "current"), 28_424),
                        Gauge.of("drift_effect", "Effect of a column.", Map.of("column", "origin"), 1e-5)));
    }

    static Report invalid() {
        return Report.stopped(
                "validate-data",
                Conclusion.INVALID,
                List.of(
                        Problem.at(
                                new Place("modelgate.yaml", 12, 5), "unknown key modle", "Did you mean {key:model}?"),
                        Problem.at(
                                Place.of("data/flights-2013-07.parquet"),
                                "the file ends in the middle of a column chunk: 1,048,576 of 3,211,264 bytes are there",
                                "Copy it again, or name another file with {option:data}"),
                        Problem.of(
                                "the contract demands 12 columns and the file was not readable",
                                "Run {goal:validate-data} again when the file is mended")));
    }

    /** Names that come from data and mean something to a browser, to GitHub or to a terminal. */
    static Report hostile() {
        String script = "<script>document.title='owned'</script>";
        String endless = "a_column_with_a_name_that_never_ends_".repeat(8);
        return new Report(
                        "drift",
                        script,
                        Conclusion.DENIED,
                        "\"><img src=x onerror=document.title='owned'> @octocat fixes #12 \u001b[31mred\u202e",
                        List.of(
                                new Section.Table(
                                        script,
                                        List.of("a|b", script, "`code`"),
                                        List.of(List.of(Cell.of("1|2"), new Cell(script, Tone.BAD), Cell.of(endless)))),
                                new Section.Text(
                                        "Text", List.of("# no heading", "1. no list", "two\nlines & <b>no tags</b>")),
                                new Section.Diff("Diff", List.of("+```", "-</pre>" + script, " " + endless)),
                                new Section.Distribution(
                                        script,
                                        "<b>far</b>",
                                        Tone.BAD,
                                        List.of("</svg>" + script, endless, "c"),
                                        List.of(0.5, 0.25, 0.25),
                                        List.of(0.0, Double.NaN, 1.0),
                                        Optional.empty())),
                        List.of(Finding.of(
                                        script,
                                        endless,
                                        "</li>" + script,
                                        "none | `",
                                        "Drop the column @octocat|{goal:drift}")
                                .withExamples(List.of("``x`` | " + script))),
                        List.of(Problem.at(
                                Place.of("a`b|" + script), "www.example.com and https://example.com/x", "-- none")),
                        List.of())
                .measuring(
                        List.of(Gauge.of("name", "Back\\slash\nand line.", Map.of("column", "\"} 1\n" + script), 1)));
    }

    private static Section deniedGates() {
        return new Section.Table(
                "Gates",
                List.of("Gate", "Observed", "Expected", "Samples", "Outcome"),
                List.of(
                        gate("contract", "30 of 30 rules hold", "all", "28,424", Tone.GOOD, "holds"),
                        gate(
                                "champion",
                                "−0.034 [−0.043, −0.025]",
                                "at least −0.005",
                                "27,784",
                                Tone.BAD,
                                "does not hold"),
                        gate("drift", "3 of 9 columns", "at most 1", "28,424", Tone.BAD, "does not hold"),
                        gate("slice HNL", "0.66 [0.51, 0.79]", "at least 0.68", "41", Tone.UNSURE, "cannot tell")));
    }

    private static List<Section> distributions() {
        return List.of(
                new Section.Distribution(
                        "dep_hour",
                        "drifted: PSI 0.31 is above 0.2",
                        Tone.BAD,
                        List.of(
                                "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
                                "20", "21"),
                        List.of(
                                0.006, 0.077, 0.068, 0.081, 0.06, 0.05, 0.048, 0.054, 0.059, 0.065, 0.071, 0.069, 0.073,
                                0.065, 0.064, 0.05, 0.04),
                        List.of(
                                0.002, 0.041, 0.045, 0.052, 0.049, 0.047, 0.046, 0.055, 0.062, 0.071, 0.08, 0.079,
                                0.086, 0.081, 0.083, 0.069, 0.052),
                        Optional.of(new Effect(0.31, 0.28, 0.34, 0.02, 0.02, 0.06))),
                new Section.Distribution(
                        "origin",
                        "steady, PSI 0.00",
                        Tone.GOOD,
                        List.of("EWR", "JFK", "LGA"),
                        List.of(0.359, 0.33, 0.311),
                        List.of(0.362, 0.341, 0.297),
                        Optional.of(new Effect(0.011, 0, 0.03, 0.012, 0.02, 0.05))),
                new Section.Distribution(
                        "visibility",
                        "cannot tell, 41 rows",
                        Tone.UNSURE,
                        List.of("under 1 mile", "1 to 3 miles", "3 to 9 miles", "10 miles", "missing"),
                        List.of(0.01, 0.03, 0.09, 0.86, 0.01),
                        List.of(0.0, 0.0, 0.122, 0.756, 0.122),
                        Optional.of(new Effect(0.21, 0, 9.1, 0.3, 0.02, 0.9))));
    }

    private static List<Cell> gate(String name, String observed, String expected, Tone tone, String outcome) {
        return List.of(Cell.of(name), Cell.of(observed), Cell.of(expected), new Cell(outcome, tone));
    }

    private static List<Cell> gate(
            String name, String observed, String expected, String samples, Tone tone, String outcome) {
        return List.of(Cell.of(name), Cell.of(observed), Cell.of(expected), Cell.of(samples), new Cell(outcome, tone));
    }

    private static List<Cell> row(String... texts) {
        return Stream.of(texts).map(Cell::of).toList();
    }

    private static EvidenceReference reference(String kind, char digit) {
        return new EvidenceReference(kind, "sha256:" + String.valueOf(digit).repeat(64));
    }

    /** A drift of hundreds of columns, as long in words as such reports are. */
    static Report hundreds(int columns) {
        List<String> bins = IntStream.range(0, 12)
                .mapToObj(bin -> (bin * 12.5) + " to " + (bin * 12.5 + 12.5))
                .toList();
        List<Section> sections = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            String name = "measurement_of_sensor_" + column;
            String why =
                    "values differ by 0.013 [0, 0.031], where chance alone shows 0.012 and 0.02 do not matter; 0.052"
                            + " would have been found in 28,424 against 27,784 rows";
            rows.add(row(name, "number", "no drift", "values", "0.013 [0, 0.031]", "0.412", why));
            sections.add(new Section.Distribution(
                    name,
                    "no drift: " + why,
                    Tone.GOOD,
                    bins,
                    shares(column, 0),
                    shares(column, 1),
                    Optional.of(new Effect(0.013, 0, 0.031, 0.012, 0.02, 0.052))));
        }
        List<List<Cell>> figures = rows.stream()
                .flatMap(row -> Stream.of(row, row))
                .map(row -> List.of(
                        row.get(0),
                        Cell.of("missing"),
                        Cell.of("0.12 % / 0.13 %"),
                        row.get(4),
                        Cell.of("0.012"),
                        Cell.of("0.052"),
                        Cell.of("worth 8,211 against 7,102 independent rows, by hours of departure"),
                        Cell.of("0.4123")))
                .toList();
        List<String> titles = List.of("Column", "Part", "Share", "Effect", "Chance", "Would be found", "Worth", "p");
        sections.add(0, new Section.Table("Columns", titles.subList(0, 7), rows));
        sections.add(1, new Section.Table("Parts", titles, figures));
        List<List<Cell>> scores = rows.stream()
                .map(row -> row(
                        row.get(0).text(),
                        "28,424 / 27,784",
                        "0.12 % / 0.13 %",
                        "17.21 / 17.24",
                        "0.001",
                        "0.012",
                        "0.004 to 0.011",
                        "–"))
                .toList();
        sections.add(2, new Section.Table("Scores", titles, scores));
        return new Report(
                "drift",
                "live against train",
                Conclusion.PASSED,
                "None of " + columns + " columns drifted",
                sections,
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Double> shares(int column, int side) {
        return IntStream.range(0, 12)
                .mapToObj(bin -> 0.06 + 0.04 * Math.sin(bin + column + 0.1 * side))
                .toList();
    }
}
