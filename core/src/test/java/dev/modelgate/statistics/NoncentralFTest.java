package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoncentralFTest {
    /** Expected values: the Poisson mixture summed with mpmath at 40 digits. */
    @ParameterizedTest(name = "F({0}; {1}, {2}, λ={3})")
    @CsvSource({
        "1, 9, Infinity, 0, 0.43727418891386706",
        "3, 9, Infinity, 4, 0.022358903209176713",
        "60, 9, Infinity, 20, 4.9961229089873294e-76",
        "0.3, 4.5, Infinity, 33.3, 0.99999992025644471",
        "2, 9, 30, 5, 0.28331533112385942",
        "12, 5.5, 17.5, 3, 0.00029455535473430716",
        "0.01, 3, 8, 60, 0.99999999999999982",
        "120, 9, Infinity, 1000, 0.13210733859329967",
        "700, 1, Infinity, 100, 3.7041082395087777e-61",
        "40, 9, 12, 100, 0.013577210246247504"
    })
    void survivesAsTheMixtureSaysToTenDigits(double f, double numerator, double denominator, double lambda, double p) {
        assertThat(new NoncentralF(numerator, denominator).survival(f, lambda)).isCloseTo(p, within(1e-10 * p));
    }

    @Test
    void staysExactFarOut() {
        NoncentralF law = new NoncentralF(9, Double.POSITIVE_INFINITY);
        double median = law.survival((1e6 + 9) / 9, 1e6);

        assertThat(median).isBetween(0.49, 0.51);
        // scipy.stats.ncx2.sf(30500, 9, 30000) and ncf.sf(3000, 9, 40, 30000)
        assertThat(law.survival(30500 / 9.0, 30000)).isCloseTo(0.0786204, within(0.0005));
        assertThat(new NoncentralF(9, 40).survival(3000, 30000)).isCloseTo(0.7101975, within(0.01));
        assertThat(law.survival(1e9, 10)).isZero();
        assertThat(law.survival(0, 1e6)).isEqualTo(1);
    }

    @Test
    void findsTheNoncentralityOfAChance() {
        NoncentralF law = new NoncentralF(9, 30);

        double lambda = law.noncentrality(4, 0.025);

        assertThat(law.survival(4, lambda)).isCloseTo(0.025, within(1e-9));
        assertThat(law.noncentrality(0.5, 0.025)).isZero();
    }

    @Test
    void findsTheCriticalStatistic() {
        // scipy.stats.chi2.isf(0.05, 9) / 9
        assertThat(new NoncentralF(9, Double.POSITIVE_INFINITY).critical(0.05, 0))
                .isCloseTo(16.918977604620448 / 9, within(1e-10));
    }
}
