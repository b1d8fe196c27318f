package dev.modelgate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    /** The IEEE 754 samples of RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesNumbersAsTheSpecificationDoes(String bits, String expected) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.number(value)).isEqualTo(expected);
    }

    /** Tried digit by digit, the way that needs no proof. */
    @Test
    void writesTheFewestDigitsThatReadBack() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0
                    ? Math.abs(Double.longBitsToDouble(random.nextLong()))
                    : random.nextInt(1, 100_000) / Math.pow(10, random.nextInt(12));
            if (Double.isFinite(value) && value > 0) {
                assertThat(ShortestDecimal.of(value)).isEqualTo(shortest(value));
            }
        }
        for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
            double power = Math.scalb(1.0, exponent);
            assertThat(ShortestDecimal.of(power)).isEqualTo(shortest(power));
        }
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        return IntStream.rangeClosed(1, 17)
                .mapToObj(digits -> exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)))
                .filter(rounded -> rounded.doubleValue() == value)
                .findFirst()
                .orElseThrow()
                .stripTrailingZeros();
    }

    @Test
    void sortsNamesByUtf16CodeUnitsAndEscapesOnlyWhatItMust() {
        String json = "{\"\u20ac\": \"\\u20ac\\u000a\\u000f\\\"/\", \"\\r\": 1.50, \"a\": [true, null]}";

        assertThat(CanonicalJson.text(Json.parse(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("{\"\\r\":1.5,\"a\":[true,null],\"\u20ac\":\"\u20ac\\n\\u000f\\\"/\"}");
    }

    @Test
    void refusesIntegersThatDoublesCannotTellApart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.bytes(Json.tree(9_007_199_254_740_993L)))
                .withMessageContaining("2^53");
    }
}
