package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Cells;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.drift.calibrated.Calibrated;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.Outcome;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.calibrated.SideCells;
import dev.modelgate.drift.result.DriftResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of verdicts whatever the data. */
class DriftPropertiesTest extends TrainAndLive {
    private static SideCells side(List<Long> cells, long nulls) {
        long values = cells.stream().mapToLong(Long::longValue).sum();
        return new SideCells(values + nulls, nulls, 0, cells, 0, List.of());
    }

    private static Outcome.OfColumn outcome(SideCells reference, SideCells current) {
        Calibrated rule = new Calibrated(DriftSettings.defaults().rule(), 1);
        return rule.of(List.of(new ColumnCells("x", true, reference, current, 1)))
                .columns()
                .get(0);
    }

    @Test
    void theTestDoesNotCareWhichSideIsWhich() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50; i++) {
            List<Long> left = random.longs(6, 40, 400).boxed().toList();
            List<Long> right = random.longs(6, 40, 400).boxed().toList();
            Outcome.OfColumn there = outcome(side(left, 30), side(right, 50));
            Outcome.OfColumn back = outcome(side(right, 50), side(left, 30));
            assertThat(back.pValue()).isCloseTo(there.pValue(), within(1e-12));
            assertThat(back.verdict()).isEqualTo(there.verdict());
        }
    }

    @Test
    void moreMissingValuesAreNeverLessOfAChange() {
        double before = 2;
        for (long nulls = 50; nulls <= 1000; nulls += 50) {
            double p = outcome(side(List.of(500L, 500L), 50), side(List.of(500L, 500L), nulls))
                    .pValue();
            assertThat(p).isLessThanOrEqualTo(before);
            before = p;
        }
    }

    /** One of 5 beyond the ends of 2,000: by exchangeability 1 - (2000/2005)(1999/2004) of such samples have one. */
    @Test
    void ofAHandfulOfRowsAValueBeyondTheEndsIsNoProof() {
        List<Long> tenths = Collections.nCopies(10, 200L);
        SideCells reference = new SideCells(2000, 0, 0, tenths, 2, List.of());
        for (int rows : new int[] {1, 5}) {
            List<Long> cells = new ArrayList<>(Collections.nCopies(10, 0L));
            cells.set(9, (long) rows);
            Outcome.OfColumn column = outcome(reference, new SideCells(rows, 0, 0, cells, 1, List.of()));

            Outcome.OfPart unseen = column.parts().stream()
                    .filter(part -> part.kind() == PartKind.UNSEEN)
                    .findFirst()
                    .orElseThrow();
            assertThat(unseen.pValue()).isBetween(rows * 2.0 / 2010, rows * 3.0 / 1990);
        }
    }

    /** Eighteen cells of twenty rows, every second a few more: none of them tells much by itself. */
    @Test
    void aChangeSpreadOverManySmallCellsIsNotLostAsItGrows() {
        SideCells reference = side(Collections.nCopies(18, 20L), 0);
        double before = 2;
        for (int more = 0; more <= 20; more++) {
            List<Long> cells = new ArrayList<>();
            for (int cell = 0; cell < 18; cell++) {
                cells.add(cell % 2 == 0 ? 20L + more : 20L - more);
            }
            double p = outcome(reference, side(cells, 0)).pValue();
            assertThat(p).isLessThanOrEqualTo(Math.max(before, 1.1e-4));
            before = p;
        }
        assertThat(before).isLessThan(1e-4);
    }

    @Test
    void whatIsNotRuledOutIsInTheInterval() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            List<Long> before = random.longs(6, 0, 400).boxed().toList();
            List<Long> after = random.longs(6, 0, 4).boxed().toList();
            for (Outcome.OfPart part :
                    outcome(side(before, 30), side(after, i % 3)).parts()) {
                assertThat(part.effect().lower() <= 0.02 || part.pValue() <= 0.05)
                        .isTrue();
            }
        }
    }

    @Test
    void anEffectLiesInItsInterval() {
        numbers("x", x -> x, x -> x * x);
        assertThat(tested(column(measure(), "x")).parts()).allSatisfy(part -> {
            assertThat(part.low()).isLessThanOrEqualTo(part.effect());
            assertThat(part.effect()).isLessThanOrEqualTo(part.high());
            assertThat(part.smallestFound()).isGreaterThan(0.02);
        });
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        List<Double> numbers = uniform(5000, 1, x -> x);
        List<String> texts = new ArrayList<>(cycle(5000, i -> "c" + i * i % 40, 40));
        train.with("x", ColumnType.NUMBER, numbers).with("c", ColumnType.STRING, texts);
        live.with("x", ColumnType.NUMBER, uniform(2000, 2, x -> x * x))
                .with("c", ColumnType.STRING, cycle(2000, i -> "c" + i, 30));
        DriftResult before = result(measure());
        Collections.shuffle(numbers, new Random(3));
        Collections.shuffle(texts, new Random(4));
        train.with("x", ColumnType.NUMBER, numbers).with("c", ColumnType.STRING, texts);
        assertThat(result(measure())).isEqualTo(before);
    }

    @Test
    void countsOfBlocksAddUpToThoseOfTheWhole() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x))
                .with("at", ColumnType.TIMESTAMP, uniform(N, 2, x -> 1e6 * (x - 0.5)))
                .with("who", ColumnType.STRING, cycle(N, i -> "w" + i, 333));
        Measure.CellCounts cells = new Measure.CellCounts("x", new Cells.Bins(List.of(0.25, 0.5, 0.75)));
        List<Long> whole = engine.measure(train.dataset(), List.of(cells)).cells(cells);
        for (Blocks blocks : List.of(new Blocks.Time("at", 3600), new Blocks.Hashed("who", 1024))) {
            long[] sum = new long[4];
            for (Measurements block :
                    engine.measure(train.dataset(), List.of(cells), blocks).values()) {
                List<Long> counts = block.cells(cells);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += counts.get(i);
                }
            }
            assertThat(sum)
                    .containsExactly(whole.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
