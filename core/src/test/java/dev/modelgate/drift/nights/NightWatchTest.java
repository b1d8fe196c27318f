package dev.modelgate.drift.nights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.Outcome.Verdict;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.calibrated.SideCells;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightWatchTest {
    /** Larger for a closer look: {@code -Ddrift.runs=1000}. */
    private static final int RUNS = Integer.getInteger("drift.runs", 20);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int REFERENCE = 4000;
    private static final int ROWS = 300;
    private static final NightWatch WATCH = new NightWatch(new NightRule(0.02, 0.5, 0.25, 0.004, true));

    /** Normal columns whose cells are the tenths of a reference of normal rows. */
    private static final class Columns {
        private final List<double[]> edges = new ArrayList<>();
        private final SplittableRandom random;

        Columns(int columns, long seed) {
            random = new SplittableRandom(seed);
            for (int i = 0; i < columns; i++) {
                double[] rows = IntStream.range(0, REFERENCE)
                        .mapToDouble(row -> normal())
                        .sorted()
                        .toArray();
                edges.add(IntStream.range(1, 10)
                        .mapToDouble(tenth -> rows[tenth * REFERENCE / 10])
                        .toArray());
            }
        }

        private double normal() {
            return NORMAL.inverseCumulativeProbability(random.nextDouble(1e-12, 1));
        }

        /** A night whose first column is moved, and all of whose rows share a swing of weather. */
        List<ColumnCells> night(double shift, double weather, double missing) {
            List<ColumnCells> night = new ArrayList<>();
            for (int i = 0; i < edges.size(); i++) {
                double moved = (i == 0 ? shift : 0) + weather * normal();
                int nulls = (int) IntStream.range(0, ROWS)
                        .filter(row -> random.nextDouble() < missing)
                        .count();
                Long[] cells = new Long[10];
                Arrays.fill(cells, 0L);
                for (int row = nulls; row < ROWS; row++) {
                    int at = Arrays.binarySearch(edges.get(i), normal() + moved);
                    cells[at < 0 ? -at - 1 : at]++;
                }
                night.add(new ColumnCells(
                        "c" + i,
                        true,
                        new SideCells(REFERENCE, 0, 0, Collections.nCopies(10, REFERENCE / 10L), 2, List.of()),
                        new SideCells(ROWS, nulls, 0, List.of(cells), 0, List.of()),
                        1));
            }
            return night;
        }
    }

    private static ColumnWatch column(Watched watched) {
        return Objects.requireNonNull(watched.columns().get("c0"));
    }

    private static Watched begin() {
        return Watched.begin("flights", Optional.empty(), digest("profile"));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean drifted(Watched watched) {
        return watched.columns().values().stream()
                .anyMatch(column -> column.drifted().isPresent());
    }

    @Test
    void quietNightsDoNotAlarmHoweverOftenOneLooks() {
        int alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            Columns columns = new Columns(4, run);
            Watched watched = begin();
            for (int night = 0; night < 60; night++) {
                watched = WATCH.after(
                        watched,
                        digest("night " + night),
                        List.of(digest("night " + night)),
                        columns.night(0, 0, 0.001));
            }
            alarms += drifted(watched) ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(Math.max(1, RUNS / 50));
    }

    @Test
    void weatherThatIsAnotherEveryNightIsLearned() {
        NightWatch patient = new NightWatch(new NightRule(0.02, 0.5, 0.25, 0.004, true));
        int alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            Columns columns = new Columns(2, run);
            Watched watched = begin();
            for (int night = 0; night < 60; night++) {
                watched = patient.after(
                        watched, digest("night " + night), List.of(digest("night " + night)), columns.night(0, 0.1, 0));
            }
            alarms += drifted(watched) ? 1 : 0;
        }
        assertThat(alarms).as("of " + RUNS).isLessThanOrEqualTo(Math.max(1, RUNS / 20));
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0, 40", "0.5, 0, 4", "0, 0.05, 3"})
    void driftThatBeginsAfterManyQuietNightsIsFoundSoon(double shift, double missing, int within) {
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
            Columns columns = new Columns(4, run);
            Watched watched = begin();
            for (int night = 0; night < 50; night++) {
                watched = WATCH.after(
                        watched, digest("night " + night), List.of(digest("night " + night)), columns.night(0, 0, 0));
            }
            for (int night = 0; night < within; night++) {
                watched = WATCH.after(
                        watched,
                        digest("later " + night),
                        List.of(digest("later " + night)),
                        columns.night(shift, 0, missing));
            }
            found += column(watched).drifted().isPresent() ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(RUNS * 9 / 10);
    }

    @Test
    void theSameDataCountOnce() {
        Columns columns = new Columns(2, 1);
        List<ColumnCells> night = columns.night(1, 0, 0);
        Watched once = WATCH.after(begin(), digest("night"), List.of(digest("night")), night);

        assertThat(WATCH.after(once, digest("night"), List.of(digest("night")), night))
                .isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, VALUES", "1, 0, VALUES", "0, 0.1, MISSING"})
    void saysWhatOfAColumnMovedMost(double shift, double missing, PartKind part) {
        List<ColumnCells> night = new Columns(2, 1).night(shift, 0, missing);
        Watched watched = WATCH.after(begin(), digest("night"), List.of(digest("night")), night);

        Moved moved = WATCH.verdicts(watched, night).get(0).moved();

        assertThat(moved.part()).isEqualTo(part);
        assertThat(moved.effect().orElseThrow()).isBetween(shift == 0 && missing == 0 ? 0.0 : 0.2, 1.5);
        assertThat(moved.nights().isPresent()).isEqualTo(part == PartKind.MISSING);
    }

    /** The evidence of 20,000 rows that moved by half a standard deviation is beyond the greatest double. */
    @Test
    void driftThatCannotBeMissedIsANumber() {
        List<Long> before = Collections.nCopies(10, 2000L);
        List<Long> moved = List.of(9000L, 5000L, 2000L, 1000L, 500L, 500L, 500L, 500L, 500L, 500L);
        ColumnCells column = new ColumnCells(
                "c0",
                true,
                new SideCells(20_000, 0, 0, before, 2, List.of()),
                new SideCells(20_000, 0, 0, moved, 0, List.of()),
                1);
        Watched watched = WATCH.after(begin(), digest("night"), List.of(digest("night")), List.of(column));

        NightVerdict verdict = WATCH.verdicts(watched, List.of(column)).get(0);
        assertThat(verdict.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(verdict.evidence()).isFinite().isGreaterThan(1000);
    }

    @Test
    void aNightOfFilesThatWereCountedIsNoNight() {
        Columns columns = new Columns(2, 1);
        List<Digest> files = List.of(digest("monday"), digest("tuesday"));
        Watched two = WATCH.after(begin(), digest("both"), files, columns.night(0, 0, 0));

        assertThat(two.has(digest("monday"))).isTrue();
        assertThat(WATCH.after(two, digest("tuesday"), files.subList(1, 2), columns.night(0, 0, 0)))
                .isEqualTo(two);
    }

    /** Without blocks as long as a night, how nights differ is learned from the first ones, and not told before. */
    @Test
    void nightsThatDifferAreNoDriftOfAnyNight() {
        NightWatch learning = new NightWatch(new NightRule(0.02, 0.5, 0.25, 0.004, false));
        int alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            Columns columns = new Columns(4, run);
            Watched watched = begin();
            for (int night = 0; night < 40; night++) {
                List<ColumnCells> tonight = columns.night(0, 0.3, 0);
                Digest digest = digest("night " + night);
                watched = learning.after(watched, digest, List.of(digest), tonight);
                if (night < 19) {
                    assertThat(learning.verdicts(watched, tonight))
                            .extracting(NightVerdict::verdict)
                            .containsOnly(Verdict.CANNOT_TELL);
                }
            }
            alarms += drifted(watched) ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(Math.max(1, RUNS / 20));
    }

    @Test
    void whatIsRememberedStaysSmall() {
        Columns columns = new Columns(1, 1);
        Watched watched = begin();
        for (int night = 0; night < 365; night++) {
            watched = WATCH.after(
                    watched, digest("night " + night), List.of(digest("night " + night)), columns.night(0, 0, 0));
        }
        assertThat(column(watched).windows()).hasSizeLessThan(20);
        assertThat(Json.tree(watched.columns()).toString()).hasSizeLessThan(6000);
        assertThat(Json.as(Json.tree(watched), Watched.class)).isEqualTo(watched);
    }
}
