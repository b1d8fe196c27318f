package dev.modelgate.benchmarks;

import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.SideCells;
import dev.modelgate.drift.nights.ColumnWatch;
import dev.modelgate.drift.nights.NightRule;
import dev.modelgate.drift.nights.NightWatch;
import dev.modelgate.drift.nights.Watched;
import dev.modelgate.evidence.Digest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often nights without drift ever alarm, and how soon drift of three sizes is found. Each run is a reference of normal
 * rows, and nights of 1,000 rows of 20 columns, looked at every night by the default rule: 5 % in a year.
 *
 * <pre>java -cp "benchmarks/target/modelgate-benchmarks-0.1.0-SNAPSHOT.jar" dev.modelgate.benchmarks.NightsBenchmark</pre>
 *
 * Arguments: number of runs (200), number of nights (365), rows of the reference (10000).
 */
public final class NightsBenchmark {
    private static final int COLUMNS = 20;
    private static final int ROWS = 1000;
    private static final int QUIET = 100;
    private static final int LONGEST = 120;
    private static final int CELLS = 10;

    private final NightWatch watch = new NightWatch(new NightRule(0.02, 0.5, 0.25, 0.004, true));
    private final int reference;
    private final SplittableRandom random;
    private final List<double[]> edges = new ArrayList<>();

    private NightsBenchmark(int reference, long seed) {
        this.reference = reference;
        this.random = new SplittableRandom(seed);
        for (int column = 0; column < COLUMNS; column++) {
            double[] rows = IntStream.range(0, reference)
                    .mapToDouble(row -> random.nextGaussian())
                    .sorted()
                    .toArray();
            edges.add(IntStream.range(1, CELLS)
                    .mapToDouble(tenth -> rows[(int) ((long) tenth * reference / CELLS)])
                    .toArray());
        }
    }

    /** Prints both tables. */
    public static void main(String[] arguments) {
        int runs = number(arguments, 0, 200);
        int nights = number(arguments, 1, 365);
        int reference = number(arguments, 2, 10_000);
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "%d runs, reference of %,d rows, nights of %,d rows, %d columns%n",
                runs,
                reference,
                ROWS,
                COLUMNS);
        long alarms = IntStream.range(0, runs)
                .parallel()
                .filter(run -> new NightsBenchmark(reference, run).everAlarms(nights))
                .count();
        out.printf(
                Locale.ROOT,
                "quiet: %d of %d runs ever alarm in %d nights, %.1f %% (at most 5 %% in a year)%n",
                alarms,
                runs,
                nights,
                100.0 * alarms / runs);
        for (double shift : List.of(0.1, 0.2, 0.3)) {
            int[] after = IntStream.range(0, Math.max(10, runs / 5))
                    .parallel()
                    .map(run -> new NightsBenchmark(reference, run).nightsUntilFound(shift))
                    .sorted()
                    .toArray();
            long missed = Arrays.stream(after).filter(one -> one > LONGEST).count();
            out.printf(
                    Locale.ROOT,
                    "shift of %.1f sd after %d quiet nights: found after %d nights in the median, %d in nine of ten runs, not within %d in %d of %d%n",
                    shift,
                    QUIET,
                    after[after.length / 2],
                    after[after.length * 9 / 10],
                    LONGEST,
                    missed,
                    after.length);
        }
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private boolean everAlarms(int nights) {
        Watched watched = begin();
        for (int night = 0; night < nights; night++) {
            watched = watch.after(watched, digest(night), List.of(digest(night)), night(0));
        }
        return watched.columns().values().stream()
                .anyMatch(column -> column.drifted().isPresent());
    }

    private int nightsUntilFound(double shift) {
        Watched watched = begin();
        for (int night = 0; night < QUIET; night++) {
            watched = watch.after(watched, digest(night), List.of(digest(night)), night(0));
        }
        for (int night = 1; night <= LONGEST; night++) {
            watched = watch.after(watched, digest(QUIET + night), List.of(digest(QUIET + night)), night(shift));
            if (Optional.ofNullable(watched.columns().get("c0"))
                    .flatMap(ColumnWatch::drifted)
                    .isPresent()) {
                return night;
            }
        }
        return LONGEST + 1;
    }

    private static Watched begin() {
        return Watched.begin("benchmark", Optional.empty(), digest(-1));
    }

    private static Digest digest(int night) {
        return Digest.of(Integer.toString(night).getBytes(StandardCharsets.UTF_8));
    }

    /** A night whose first column is moved. */
    private List<ColumnCells> night(double shift) {
        List<ColumnCells> columns = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) {
            long[] counts = new long[CELLS];
            for (int row = 0; row < ROWS; row++) {
                int at = Arrays.binarySearch(edges.get(column), random.nextGaussian() + (column == 0 ? shift : 0));
                counts[at < 0 ? -at - 1 : at]++;
            }
            SideCells before =
                    new SideCells(reference, 0, 0, Collections.nCopies(CELLS, (long) reference / CELLS), 2, List.of());
            SideCells now =
                    new SideCells(ROWS, 0, 0, Arrays.stream(counts).boxed().toList(), 0, List.of());
            columns.add(new ColumnCells("c" + column, true, before, now, 1));
        }
        return columns;
    }
}
