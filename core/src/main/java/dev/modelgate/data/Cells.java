package dev.modelgate.data;

import java.util.HashSet;
import java.util.List;

/**
 * What the values of a column are counted over: every value falls into exactly one cell, so that counts of parts add up
 * to those of the whole.
 */
public sealed interface Cells {
    /** How many cells there are, at least 1. */
    int size();

    /**
     * Bins of numbers between edges, open at both ends. Cell 0 holds {@code x < edges[0]}, cell i {@code edges[i-1] <= x
     * < edges[i]}, the last {@code x >= edges[k-1]}: k edges make k + 1 cells, and without edges there is one. Every
     * value is compared as a double, as {@link Rows.RowView#number} gives it: whole numbers beyond 2⁵³ are rounded to
     * the nearest one first, times are seconds since 1970 (UTC), truth values 0 and 1, and -0.0 equals 0.0. Nulls, NaN,
     * both infinities (of times, too) and values that do not read as their column's type are in no cell.
     *
     * @param edges finite, strictly ascending
     */
    record Bins(List<Double> edges) implements Cells {
        public Bins {
            edges = List.copyOf(edges);
            for (int i = 0; i < edges.size(); i++) {
                double edge = edges.get(i);
                if (!Double.isFinite(edge) || i > 0 && edge <= edges.get(i - 1)) {
                    throw new IllegalArgumentException("the edges are not finite and ascending: " + edges);
                }
            }
        }

        @Override
        public int size() {
            return edges.size() + 1;
        }

        /** The cell of a finite number. */
        public int cell(double number) {
            int low = 0;
            int high = edges.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (number < edges.get(middle)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }

    /**
     * Categories by name: cell i holds the values whose text, as {@link Rows.RowView#text} gives it, has the same code
     * points as {@code names[i]}, whatever their Unicode form; the last cell holds all other values. Nulls, and values
     * that do not read as their column's type, are in no cell.
     *
     * @param names all different
     */
    record Names(List<String> names) implements Cells {
        public Names {
            names = List.copyOf(names);
            if (new HashSet<>(names).size() < names.size()) {
                throw new IllegalArgumentException("a name stands twice among " + names);
            }
        }

        @Override
        public int size() {
            return names.size() + 1;
        }
    }
}
