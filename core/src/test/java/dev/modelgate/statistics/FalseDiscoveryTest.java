package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FalseDiscoveryTest {
    private static final double[] P = {
        .384, .001, .008, .039, .041, .042, .06, .074, .205, .212, .216, .222, .251, .269, .275, .34, .341, .569, .594,
        .696, .762, .94, .942, .975, .986
    };

    /** Expected values: {@code multipletests} of statsmodels 0.14. */
    @Test
    void adjustsAsStatsmodelsDoes() {
        double[] bh = FalseDiscovery.BENJAMINI_HOCHBERG.adjust(P);
        double[] by = FalseDiscovery.BENJAMINI_YEKUTIELI.adjust(P);

        assertThat(new double[] {bh[1], bh[2], bh[3], bh[6]})
                .containsExactly(new double[] {0.025, 0.1, 0.21, 0.25}, within(1e-12));
        assertThat(by[1]).isCloseTo(0.09539895444383767, within(1e-12));
        assertThat(by[3]).isCloseTo(0.8013512173282364, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void alarmsAtMostAsOftenAsAskedWhenThereIsNothing(FalseDiscovery correction) {
        SplittableRandom random = new SplittableRandom(1);
        int alarms = 0;
        for (int run = 0; run < 2000; run++) {
            double[] p = new double[20];
            for (int i = 0; i < p.length; i++) {
                p[i] = random.nextDouble();
            }
            boolean any = false;
            for (double adjusted : correction.adjust(p)) {
                any |= adjusted <= 0.05;
            }
            alarms += any ? 1 : 0;
        }
        assertThat(alarms).isLessThan(130);
    }

    @Test
    void hearsWhatMattersMore() {
        double[] p = {0.01, 0.5, 0.5, 0.5};

        assertThat(FalseDiscovery.BENJAMINI_HOCHBERG.adjust(p, new double[] {3, 1, 1, 1})[0])
                .isCloseTo(0.02, within(1e-12));
        assertThat(FalseDiscovery.BENJAMINI_HOCHBERG.adjust(p, new double[] {0, 1, 1, 1})[0])
                .isEqualTo(1);
    }

    @Test
    void calibratesToEValues() {
        // The mean over uniform p is 1, here by the midpoint rule over quantiles.
        Sum mean = new Sum();
        int points = 1_000_000;
        for (int i = 0; i < points; i++) {
            mean.add(FalseDiscovery.eValue((i + 0.5) / points) / points);
        }
        // The integral over the least p, which the midpoints miss, is -1/ln(1e-6) = 0.07.
        assertThat(mean.value()).isBetween(0.9, 1.0);
        assertThat(FalseDiscovery.eValue(1)).isEqualTo(0.5);
        assertThat(FalseDiscovery.eValue(0.9989999)).isCloseTo(FalseDiscovery.eValue(0.9990001), within(1e-6));
        assertThat(FalseDiscovery.eValue(0)).isFinite();
    }
}
