package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

class SortedValuesTest {

    private final Random random = new Random(5);

    @Test
    void walksDistinctValuesOfBothSidesInOrder() {
        MergedValues walk = MergedValues.of(SortedValues.of(new double[] {-0.0, 0.0, 2}), NumericSample.of(1, 2, 2));
        StringBuilder seen = new StringBuilder();
        while (walk.next()) {
            seen.append(walk.value() + 0.0)
                    .append(':')
                    .append(walk.reference())
                    .append('/')
                    .append(walk.current())
                    .append(" after ")
                    .append(walk.pooledBelow())
                    .append(' ');
        }
        assertThat(seen).hasToString("0.0:2/0 after 0 1.0:0/1 after 2 2.0:1/2 after 3 ");
    }

    @Test
    void refusesAnArrayThatIsNotSorted() {
        assertThatThrownBy(() -> SortedValues.of(new double[] {1, 3, 2}))
                .hasMessage("the values do not ascend: 3.0 at position 1 is followed by 2.0");
        assertThatThrownBy(() -> SortedValues.of(new double[] {1, Double.NaN}))
                .hasMessage("the value at position 1 is NaN, not a finite number");
    }

    /** An array of all observations and counts of the distinct ones are the same sample to every test. */
    @Test
    void givesTheSameForAnArrayAndForCounts() {
        for (int round = 0; round < 50; round++) {
            double[] a = draw(6 + random.nextInt(60), 8);
            double[] b = draw(6 + random.nextInt(60), 9);
            same(KolmogorovSmirnov::pValue, a, b);
            same(Wasserstein::normalised, a, b);
            same(EnergyDistance::of, a, b);
            same(CramerVonMises::pValue, a, b);
            same(AndersonDarling::pValue, a, b);
            same(MannWhitney::pValueOfRise, a, b);
            same((r, c) -> EppsSingleton.of(r, c).pValue(), a, b);
            same((r, c) -> StudentT.pValue(Moments.of(r), Moments.of(c)), a, b);
        }
    }

    @Test
    void anArrayInAnyOrderIsTheSameSample() {
        for (int round = 0; round < 50; round++) {
            double[] any = draw(1 + random.nextInt(60), 1 + random.nextInt(40));
            double[] edges = draw(1 + random.nextInt(9), 12);
            Arrays.sort(edges);
            SortedValues unordered = SortedValues.unordered(any.clone());
            NumericSample counted = NumericSample.of(any);
            double[] sorted = any.clone();
            Arrays.sort(sorted);
            assertThat(unordered.n()).isEqualTo(counted.n());
            assertThat(unordered.least()).isEqualTo(counted.least()).isEqualTo(sorted[0]);
            assertThat(unordered.greatest()).isEqualTo(counted.greatest()).isEqualTo(sorted[sorted.length - 1]);
            assertThat(unordered.countsBelow(edges))
                    .isEqualTo(counted.countsBelow(edges))
                    .isEqualTo(SortedValues.of(sorted).countsBelow(edges));
            assertThat(unordered.someDistinct(50)).isEqualTo(counted.someDistinct(50));
            assertThat(unordered.someDistinct(3)).hasSize(Math.min(3, counted.distinct()));
            assertThat(Moments.of(unordered)).isEqualTo(Moments.of(SortedValues.of(sorted)));
        }
    }

    @Test
    void refusesAnArrayInAnyOrderThatHoldsWhatIsNoNumber() {
        assertThatThrownBy(() -> SortedValues.unordered(new double[] {1, Double.NEGATIVE_INFINITY}))
                .hasMessage("the value at position 1 is -Infinity, not a finite number");
        assertThat(SortedValues.unordered(new double[0]).cursor().next()).isFalse();
    }

    private static void same(ToDoubleBiFunction<SortedValues, SortedValues> test, double[] a, double[] b) {
        double ofArrays = test.applyAsDouble(SortedValues.of(a), SortedValues.of(b));
        assertThat(ofArrays).isBetween(0.0, 100.0);
        assertThat(test.applyAsDouble(NumericSample.of(a), NumericSample.of(b))).isEqualTo(ofArrays);
    }

    /** Two-sided tests do not ask which side is the reference, nor for the unit. */
    @Test
    void isSymmetricAndBlindToTheUnit() {
        for (int round = 0; round < 50; round++) {
            double[] a = draw(6 + random.nextInt(60), 8);
            double[] b = draw(6 + random.nextInt(60), 9);
            symmetric(CramerVonMises::pValue, a, b);
            symmetric(AndersonDarling::pValue, a, b);
            symmetric((r, c) -> EppsSingleton.of(r, c).pValue(), a, b);
            symmetric((r, c) -> StudentT.pValue(Moments.of(r), Moments.of(c)), a, b);
        }
    }

    private static void symmetric(ToDoubleBiFunction<SortedValues, SortedValues> test, double[] a, double[] b) {
        double p = test.applyAsDouble(SortedValues.of(a), SortedValues.of(b));
        assertThat(test.applyAsDouble(SortedValues.of(b), SortedValues.of(a))).isCloseTo(p, within(1e-9));
        double[] scaled = Arrays.stream(b).map(x -> 4 * x).toArray();
        double[] other = Arrays.stream(a).map(x -> 4 * x).toArray();
        assertThat(test.applyAsDouble(SortedValues.of(other), SortedValues.of(scaled)))
                .isCloseTo(p, within(1e-9));
    }

    @Test
    void seesARiseAndNotAFall() {
        SortedValues low = SortedValues.of(new double[] {1, 2, 3, 4});
        SortedValues high = SortedValues.of(new double[] {11, 12, 13, 14, 15});
        assertThat(MannWhitney.pValueOfRise(low, high)).isCloseTo(1.0 / 126, within(1e-15));
        assertThat(MannWhitney.pValueOfRise(high, low)).isEqualTo(1);
    }

    @Test
    void saysWhichSampleIsTooSmall() {
        SortedValues one = SortedValues.of(new double[] {1});
        SortedValues same = SortedValues.of(new double[] {1, 1, 1, 1, 1});
        assertThatThrownBy(() -> CramerVonMises.pValue(one, same))
                .hasMessageContaining("two observations on each side");
        assertThatThrownBy(() -> EppsSingleton.of(one, same)).hasMessageContaining("five observations");
        assertThatThrownBy(() -> EppsSingleton.of(same, same)).hasMessageContaining("interquartile range");
        assertThatThrownBy(() -> AndersonDarling.pValue(one, one)).hasMessageContaining("four observations");
        assertThatThrownBy(() -> AndersonDarling.pValue(same, same)).hasMessageContaining("one distinct value");
        assertThatThrownBy(() -> StudentT.pValue(Moments.of(same), Moments.of(same)))
                .hasMessageContaining("neither sample varies");
        assertThatThrownBy(() -> EnergyDistance.of(SortedValues.of(new double[0]), same))
                .hasMessageContaining("empty");
        assertThat(KolmogorovSmirnov.pValue(one, same)).isEqualTo(1);
    }

    @Test
    void refusesCellsThatCannotBeTested() {
        assertThatThrownBy(() -> GoodnessOfFit.chiSquare(new long[] {3}, new double[] {3}))
                .hasMessageContaining("two cells");
        assertThatThrownBy(() -> GoodnessOfFit.likelihoodRatio(new long[] {3, 0}, new double[] {3, 0}))
                .hasMessageContaining("empty on both sides");
        assertThat(GoodnessOfFit.chiSquare(new long[] {3, 1}, new double[] {3, 0}))
                .isZero();
        assertThat(GoodnessOfFit.likelihoodRatio(new long[] {3, 3}, new double[] {3, 3}))
                .isEqualTo(1);
    }

    private double[] draw(int n, int levels) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> random.nextInt(levels) / 4.0 + (random.nextBoolean() ? 0 : random.nextDouble()));
        Arrays.sort(values);
        return values;
    }
}
