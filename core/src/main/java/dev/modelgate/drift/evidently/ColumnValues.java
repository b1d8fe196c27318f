package dev.modelgate.drift.evidently;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.ColumnType;
import dev.modelgate.statistics.SortedValues;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A column of one side, as Evidently sees it after it has dropped what is no value.
 *
 * @param name name of the column
 * @param storage how pandas holds it
 * @param nulls rows without a value, NaN among them
 * @param infinities rows with an infinite value
 * @param numbers the finite numbers; truth values are 0 and 1
 * @param texts how often each text occurs
 */
public record ColumnValues(
        String name,
        StorageType storage,
        long nulls,
        long infinities,
        SortedValues numbers,
        SortedMap<String, Long> texts) {

    private static final SortedValues NO_NUMBERS = SortedValues.of(new double[0]);

    /** @throws IllegalArgumentException if a text does not occur, or if there are texts beside numbers */
    public ColumnValues {
        TreeMap<String, Long> sorted = new TreeMap<>(texts);
        sorted.values().removeIf(count -> count == 0);
        texts = Collections.unmodifiableSortedMap(sorted);
        if (numbers.n() > 0 && !texts.isEmpty()) {
            throw new IllegalArgumentException("column " + name + " has both numbers and texts");
        }
        storage = nulls == 0 ? storage : withNulls(storage);
    }

    private static StorageType withNulls(StorageType storage) {
        return switch (storage) {
            case INTEGER, UNSIGNED -> StorageType.FLOAT;
            case BOOLEAN -> StorageType.OTHER;
            default -> storage;
        };
    }

    /** A column of numbers. */
    public static ColumnValues numbers(
            String name, StorageType storage, SortedValues numbers, long nulls, long infinities) {
        return new ColumnValues(name, storage, nulls, infinities, numbers, Collections.emptySortedMap());
    }

    /** A column of texts. */
    public static ColumnValues texts(String name, Map<String, Long> counts, long nulls) {
        return new ColumnValues(name, StorageType.STRING, nulls, 0, NO_NUMBERS, new TreeMap<>(counts));
    }

    /** A column of truth values. */
    public static ColumnValues booleans(String name, long falses, long trues, long nulls) {
        return numbers(name, StorageType.BOOLEAN, new Truths(falses, trues), nulls, 0);
    }

    /**
     * A column that an engine read. What it calls not finite counts as infinite if the column has no null: of the two,
     * only infinities matter to Evidently.
     */
    public static ColumnValues of(Column column, ColumnSample sample) {
        SortedMap<String, Long> texts = sample.categories();
        return switch (sample.type()) {
            case BOOLEAN -> numbers(sample.name(), storage(column), Truths.of(texts), sample.nulls(), 0);
            case STRING -> new ColumnValues(sample.name(), storage(column), sample.nulls(), 0, NO_NUMBERS, texts);
            default -> numbers(sample.name(), storage(column), sample.numbers(), sample.nulls(), sample.nonFinite());
        };
    }

    /**
     * A column of numbers or times that an engine has.
     *
     * @param nonFinite as of {@link #of(Column, ColumnSample)}
     */
    public static ColumnValues of(Column column, SortedValues numbers, long nulls, long nonFinite) {
        return numbers(column.name(), storage(column), numbers, nulls, nonFinite);
    }

    private static StorageType storage(Column column) {
        return switch (column.storage()) {
            case UNSIGNED -> StorageType.UNSIGNED;
            case DECIMAL -> StorageType.DECIMAL;
            case CATEGORY -> StorageType.CATEGORY;
            case EXTENSION -> StorageType.OTHER;
            case PLAIN -> storage(column.type());
        };
    }

    private static StorageType storage(ColumnType type) {
        return switch (type) {
            case INTEGER -> StorageType.INTEGER;
            case NUMBER -> StorageType.FLOAT;
            case STRING -> StorageType.STRING;
            case BOOLEAN -> StorageType.BOOLEAN;
            case TIMESTAMP -> StorageType.TIMESTAMP;
            case DATE, OTHER -> StorageType.OTHER;
        };
    }

    /** How many values Evidently keeps. */
    long size() {
        return numbers.n() + texts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many different values there are, or {@code atMost} if there are more. */
    int distinct(int atMost) {
        return texts.isEmpty() ? numbers.someDistinct(atMost).length : Math.min(texts.size(), atMost);
    }

    /** What Evidently takes the column for, when this is its current side. */
    FeatureType featureType() {
        int distinct = texts.isEmpty() ? distinct(StorageType.CATEGORICAL_INTEGERS + 1) : texts.size();
        return storage.featureType(distinct, size());
    }

    /** Whether the numbers stand for truth values. */
    boolean truths() {
        return numbers instanceof Truths;
    }

    /** So many times 0, and so many times 1. */
    private record Truths(long falses, long trues) implements SortedValues {

        static Truths of(Map<String, Long> counts) {
            return new Truths(counts.getOrDefault("false", 0L), counts.getOrDefault("true", 0L));
        }

        @Override
        public long n() {
            return falses + trues;
        }

        @Override
        public Cursor cursor() {
            return new Cursor() {
                private int value = -1;

                @Override
                public boolean next() {
                    value++;
                    while (value < 2 && count() == 0) {
                        value++;
                    }
                    return value < 2;
                }

                @Override
                public double value() {
                    return value;
                }

                @Override
                public long count() {
                    return value == 0 ? falses : trues;
                }
            };
        }
    }
}
