package dev.modelgate.adapter.duckdb;

import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Json;

/** Floating-point numbers as text, where they stand for categories. */
final class NumberText {
    private static final double LARGEST_EXACT = 1L << 53;

    private NumberText() {}

    /** The shortest text that reads as the number; whole numbers have no fraction. */
    static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT) {
            return Long.toString((long) value);
        }
        return Double.isFinite(value) ? CanonicalJson.text(Json.tree(value)) : Double.toString(value);
    }
}
