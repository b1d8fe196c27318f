package dev.modelgate.data;

import java.util.List;

/**
 * What a single value must fulfil. A missing value fulfils everything but {@link NotNull}, and a number that is not
 * finite everything but {@link Finite}, so that a row is counted by the rule that it breaks and by no other.
 */
public sealed interface Condition {
    /** The value is there. */
    record NotNull() implements Condition {}

    /** The value is not NaN and not an infinity. */
    record Finite() implements Condition {}

    /**
     * The number is at least {@code value}.
     *
     * @param value the least number allowed
     */
    record AtLeast(double value) implements Condition {}

    /**
     * The number is at most {@code value}.
     *
     * @param value the greatest number allowed
     */
    record AtMost(double value) implements Condition {}

    /**
     * The value's text is one of a set.
     *
     * @param values the texts allowed
     */
    record OneOf(List<String> values) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /**
     * The whole text matches a regular expression of the RE2 syntax.
     *
     * @param regex the expression
     */
    record Matches(String regex) implements Condition {}

    /**
     * The text is of a length within bounds, in code points.
     *
     * @param least least length
     * @param most greatest length
     */
    record LengthBetween(int least, int most) implements Condition {}

    /**
     * The value reads as a type; {@link Dataset#types} says which values of a column are read as.
     *
     * @param type the type
     */
    record ReadsAs(ColumnType type) implements Condition {}

    /** The value occurs once among all rows. Only for examples: uniqueness is measured by {@link Measure.Distinct}. */
    record Once() implements Condition {}

    /**
     * The value occurs once among all rows together with the values of other columns; a missing value counts as a value.
     * Only for examples, as {@link Once}.
     *
     * @param others the other columns
     */
    record OnceWith(List<String> others) implements Condition {
        public OnceWith {
            others = List.copyOf(others);
        }
    }
}
