package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberTextTest {
    @Test
    void isTheSameInTheEngine(@TempDir Path scratch) throws SQLException {
        SplittableRandom random = new SplittableRandom(3);
        DoubleStream any = DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()));
        DoubleStream usual = DoubleStream.generate(() -> Math.exp(120 * random.nextDouble() - 50));
        DoubleStream round = DoubleStream.generate(() -> random.nextInt(1000) * Math.pow(10, random.nextInt(40) - 20));
        DoubleStream odd = DoubleStream.of(
                0.0, -0.0, 1e21, 1e20, 1e-6, 1e-7, 0.1, -17, Double.MIN_VALUE, Double.MAX_VALUE, 1L << 53, 0x1p54);
        String values = DoubleStream.concat(
                        odd,
                        DoubleStream.concat(any.limit(1000), DoubleStream.concat(usual.limit(1000), round.limit(1000))))
                .mapToObj(value -> "(CAST('" + value + "' AS DOUBLE))")
                .collect(Collectors.joining(", "));
        try (Session session = Session.open(1, scratch)) {
            session.query("SELECT x, " + NumberText.sql("x") + " FROM (VALUES " + values + ") t(x)", row -> {
                assertThat(row.getString(2)).isEqualTo(NumberText.of(row.getDouble(1)));
                return 0;
            });
        }
    }
}
