package dev.modelgate.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakDeliveryTest {

    @TempDir
    private Path folder;

    @Test
    void breaksRowsInEveryWayThatItNames() throws SQLException {
        Path delivery = folder.resolve("delivery.parquet");

        Run run = breakJanuary(delivery);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("read: 27004 flights");
        assertThat(count(delivery, "true")).isEqualTo(27004);
        assertThat(count(delivery, "distance < 0")).isBetween(60L, 80L);
        assertThat(count(delivery, "hour = 27")).isBetween(50L, 60L);
        assertThat(count(delivery, "origin = 'XXX'")).isBetween(40L, 50L);
        assertThat(count(delivery, "carrier is null")).isBetween(55L, 65L);
        assertThat(run.out()).contains("missing carriers");
    }

    @Test
    void keepsTheColumnsOfTheMonth() throws SQLException {
        Path delivery = folder.resolve("delivery.parquet");

        breakJanuary(delivery);

        assertThat(columns(delivery)).isEqualTo(columns(Run.JANUARY));
    }

    @Test
    void writesTheSameBytesAgain() {
        Path first = folder.resolve("first.parquet");
        Path second = folder.resolve("another/second.parquet");

        breakJanuary(first);
        breakJanuary(second);

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void refusesAMissingMonth() {
        Run run = Run.of(folder, (out, err) -> BreakDelivery.run(List.of("nowhere.parquet", "out.parquet"), out, err));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo("There is no file nowhere.parquet.");
    }

    private Run breakJanuary(Path delivery) {
        List<String> words = List.of(Run.JANUARY.toString(), delivery.toString());
        return Run.of(folder, (out, err) -> BreakDelivery.run(words, out, err));
    }

    private static long count(Path file, String condition) throws SQLException {
        return Long.parseLong(
                ask("select count(*) from read_parquet(" + Flights.literal(file) + ") where " + condition));
    }

    private static String columns(Path file) throws SQLException {
        return ask("select string_agg(name || ' ' || type, ', ') from parquet_schema(" + Flights.literal(file)
                + ") where num_children is null");
    }

    private static String ask(String query) throws SQLException {
        try (Connection connection = Flights.open(1);
                var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
