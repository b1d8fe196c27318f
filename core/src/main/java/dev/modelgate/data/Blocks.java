package dev.modelgate.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How the rows of a dataset fall into blocks, whose rows may depend on each other. A block is known by a whole number,
 * the same in every engine. Rows that have no value in the column belong to no block.
 */
public sealed interface Blocks {
    /** The column that tells a row's block, or its slice. */
    String column();

    /** All columns that have to be read to tell a row's block. */
    default List<String> columns() {
        return List.of(column());
    }

    /**
     * The block of a row, for engines that see rows one by one; empty when it belongs to none.
     *
     * @param names the row's columns, in their order
     */
    OptionalLong of(Rows.RowView row, List<String> names);

    /**
     * Blocks of time, one after the other since 1970-01-01T00:00:00Z. A row whose time is t seconds after that moment,
     * fractions included, is in block {@code floor(t / seconds)}, which is negative before 1970. Dates stand for their
     * midnight; times without a zone are UTC. Infinite times belong to no block.
     *
     * @param column a date or timestamp column
     * @param seconds how long a block is, at least 1
     */
    record Time(String column, long seconds) implements Blocks {
        public Time {
            if (seconds < 1) {
                throw new IllegalArgumentException("a block lasts " + seconds + " seconds");
            }
        }

        @Override
        public OptionalLong of(Rows.RowView row, List<String> names) {
            int at = names.indexOf(column);
            double time = row.isNull(at) ? Double.NaN : row.number(at);
            return Double.isFinite(time) ? OptionalLong.of(block(time)) : OptionalLong.empty();
        }

        /** The block of a time, in seconds since 1970 (UTC). */
        public long block(double time) {
            return (long) Math.floor(time / seconds);
        }
    }

    /**
     * Values of a column, such as customers, spread over a fixed number of groups, so that all rows of a value are in one
     * block. The block is the number that the first eight hexadecimal digits of the MD5 digest of the value's text (as
     * {@link Rows.RowView#text} gives it, in UTF-8) stand for, modulo the number of groups.
     *
     * @param column a column of any type but {@link ColumnType#OTHER}
     * @param groups how many blocks there are at most, at least 1
     */
    record Hashed(String column, int groups) implements Blocks {
        public Hashed {
            if (groups < 1) {
                throw new IllegalArgumentException("there are " + groups + " groups");
            }
        }

        @Override
        public OptionalLong of(Rows.RowView row, List<String> names) {
            int at = names.indexOf(column);
            return row.isNull(at) ? OptionalLong.empty() : OptionalLong.of(block(row.text(at)));
        }

        /** The block of a value. */
        public long block(String text) {
            return hash(text) % groups;
        }

        /** The first 32 bits of a text's MD5 digest, as a number that is not negative. */
        static long hash(String text) {
            try {
                byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
                return (digest[0] & 0xFFL) << 24
                        | (digest[1] & 0xFFL) << 16
                        | (digest[2] & 0xFFL) << 8
                        | digest[3] & 0xFFL;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has MD5", e);
            }
        }
    }

    /**
     * Slices: rows that share one of a few values of a column, and rows without a value. Of k values, a row with value i
     * (from 0) is in slice i, one without a value in slice k; rows with other values belong to no block. A slice is a block,
     * whose number is its own; or it has blocks of its own, a row that is in block b otherwise being in block
     * {@code b (k + 1) + i}.
     *
     * @param column a column of any type but {@link ColumnType#OTHER}
     * @param values texts of values, as {@link Rows.RowView#text} gives them, all different
     * @param within the blocks that slices have; when there are none, each is one
     */
    record Sliced(String column, List<String> values, Optional<Blocks> within) implements Blocks {
        public Sliced {
            values = List.copyOf(values);
            if (values.stream().distinct().count() < values.size()) {
                throw new IllegalArgumentException("a value stands twice among " + values);
            }
            if (within.filter(Sliced.class::isInstance).isPresent()) {
                throw new IllegalArgumentException("slices have no slices");
            }
        }

        /** How many slices there are, that of the rows without a value included. */
        public int slices() {
            return values.size() + 1;
        }

        /** The slice of a block. */
        public int slice(long block) {
            return Math.floorMod(block, slices());
        }

        /** What the block of a slice is among all rows. */
        public long outside(long block) {
            return Math.floorDiv(block, slices());
        }

        @Override
        public List<String> columns() {
            return Stream.concat(
                            Stream.of(column),
                            within.map(Blocks::columns).stream().flatMap(List::stream))
                    .distinct()
                    .toList();
        }

        @Override
        public OptionalLong of(Rows.RowView row, List<String> names) {
            int at = names.indexOf(column);
            int slice = row.isNull(at) ? values.size() : values.indexOf(row.text(at));
            OptionalLong block = within.map(blocks -> blocks.of(row, names)).orElseGet(() -> OptionalLong.of(0));
            return slice < 0 || block.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(block.getAsLong() * slices() + slice);
        }
    }
}
