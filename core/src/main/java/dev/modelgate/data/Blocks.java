package dev.modelgate.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How the rows of a dataset fall into blocks, whose rows may depend on each other. A block is known by a whole number,
 * the same in every engine. Rows that have no value in the column belong to no block.
 */
public sealed interface Blocks {
    /** The column that tells a row's block. */
    String column();

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
}
