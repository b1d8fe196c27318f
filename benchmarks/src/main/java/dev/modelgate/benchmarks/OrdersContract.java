package dev.modelgate.benchmarks;

import dev.modelgate.data.ColumnContract;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataContract;
import dev.modelgate.data.LengthBounds;
import dev.modelgate.data.NullShare;
import dev.modelgate.data.RowBounds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Made-up orders, a contract that they meet, and the query that a person would write instead of it. */
final class OrdersContract {
    static final DataContract CONTRACT = new DataContract(
            List.of(
                    number("id", ColumnType.INTEGER, 0, 1e12, 0, true),
                    number("store", ColumnType.INTEGER, 0, 999, 0, false),
                    number("price", ColumnType.NUMBER, 0, 1000, 0.05, false),
                    number("quantity", ColumnType.INTEGER, 0, 9, 0, false),
                    text("country", List.of("DE", "FR", "US", "GB", "IT"), Optional.empty()),
                    ColumnContract.of("paid", ColumnType.BOOLEAN),
                    time("placed", ColumnType.TIMESTAMP),
                    time("day", ColumnType.DATE),
                    text("sku", List.of(), Optional.of("SKU-[0-9]{6}")),
                    number("score", ColumnType.NUMBER, 0, 1, 0, false)),
            false,
            List.of(),
            RowBounds.some(),
            Optional.empty());

    private OrdersContract() {}

    static String select(long rows) {
        return "SELECT i AS id, (hash(i) % 1000)::INTEGER AS store,"
                + " CASE WHEN hash(i + 1) % 50 = 0 THEN NULL ELSE (hash(i + 2) % 100000) / 100.0::DOUBLE END AS price,"
                + " (hash(i + 3) % 10)::INTEGER AS quantity,"
                + " ['DE', 'FR', 'US', 'GB', 'IT'][1 + (hash(i + 4) % 5)::INTEGER] AS country,"
                + " hash(i + 5) % 2 = 0 AS paid,"
                + " TIMESTAMP '2024-01-01' + to_seconds((i % 31000000)::BIGINT) AS placed,"
                + " DATE '2024-01-01' + (i % 365)::INTEGER AS day,"
                + " 'SKU-' || lpad((hash(i + 6) % 100000)::VARCHAR, 6, '0') AS sku,"
                + " (hash(i + 7) % 1000000)::DOUBLE / 1e6 AS score FROM range(" + rows + ") t(i)";
    }

    /** The aggregates behind every rule that has to look at rows. */
    static String query(Path file) {
        return """
                SELECT count(*), count(id), count(store), count(price), count(quantity), count(country), count(paid),
                  count(placed), count(day), count(sku), count(score), count(DISTINCT id),
                  min(id), max(id), count(*) FILTER (WHERE id < 0), count(*) FILTER (WHERE id > 1000000000000),
                  min(store), max(store), count(*) FILTER (WHERE store < 0), count(*) FILTER (WHERE store > 999),
                  min(price) FILTER (WHERE isfinite(price)), max(price) FILTER (WHERE isfinite(price)),
                  count(*) FILTER (WHERE NOT isfinite(price)),
                  count(*) FILTER (WHERE price < 0 OR isnan(price)), count(*) FILTER (WHERE price > 1000),
                  min(quantity), max(quantity),
                  count(*) FILTER (WHERE quantity < 0), count(*) FILTER (WHERE quantity > 9),
                  count(*) FILTER (WHERE country NOT IN ('DE', 'FR', 'US', 'GB', 'IT')),
                  count(*) FILTER (WHERE length(country) NOT BETWEEN 2 AND 10),
                  min(placed), max(placed), count(*) FILTER (WHERE placed < TIMESTAMP '2024-01-01'),
                  count(*) FILTER (WHERE placed > TIMESTAMP '2025-01-01'),
                  min(day), max(day), count(*) FILTER (WHERE day < DATE '2024-01-01'),
                  count(*) FILTER (WHERE day > DATE '2025-01-01'),
                  count(*) FILTER (WHERE NOT regexp_full_match(sku, 'SKU-[0-9]{6}')),
                  count(*) FILTER (WHERE length(sku) NOT BETWEEN 2 AND 10),
                  min(score) FILTER (WHERE isfinite(score)), max(score) FILTER (WHERE isfinite(score)),
                  count(*) FILTER (WHERE NOT isfinite(score)),
                  count(*) FILTER (WHERE score < 0 OR isnan(score)), count(*) FILTER (WHERE score > 1)
                FROM read_parquet('FILE')""".replace("FILE", file.toString().replace("'", "''"));
    }

    private static ColumnContract number(
            String name, ColumnType type, double min, double max, double nulls, boolean unique) {
        return new ColumnContract(
                name,
                Optional.of(type),
                true,
                new NullShare(nulls),
                unique,
                Optional.of(min),
                Optional.of(max),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static ColumnContract time(String name, ColumnType type) {
        return new ColumnContract(
                name,
                Optional.of(type),
                true,
                NullShare.none(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of("2024-01-01"),
                Optional.of("2025-01-01"),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static ColumnContract text(String name, List<String> values, Optional<String> pattern) {
        return new ColumnContract(
                name,
                Optional.of(ColumnType.STRING),
                true,
                NullShare.none(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                values,
                pattern,
                Optional.of(new LengthBounds(2, Optional.of(10))));
    }
}
