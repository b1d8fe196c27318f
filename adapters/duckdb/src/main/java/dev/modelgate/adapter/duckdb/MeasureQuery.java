package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Aggregates as one SELECT, which scans each file once; distributions have queries of their own. */
final class MeasureQuery {
    private final Dataset dataset;
    private final Relation relation;
    private final Problems problems = new Problems();
    private final List<Answer> answers = new ArrayList<>();

    /**
     * A query.
     *
     * @throws dev.modelgate.problem.ProblemException when measures name columns that do not exist or do not fit
     */
    MeasureQuery(Dataset dataset, Relation relation, List<Measure> measures) {
        this.dataset = dataset;
        this.relation = relation;
        relation.require(
                measures.stream()
                        .flatMap(measure -> columnsOf(measure).stream())
                        .toList(),
                dataset);
        for (Measure measure : new LinkedHashSet<>(measures)) {
            if (DistributionQuery.answers(measure)) {
                requireDistribution(measure);
            } else {
                answers.add(answer(measure));
            }
        }
        problems.throwIfAny();
    }

    /** Whether nothing was asked that this query answers. */
    boolean isEmpty() {
        return answers.isEmpty();
    }

    String sql() {
        return answers.stream()
                        .flatMap(answer -> answer.aggregates().stream())
                        .collect(Collectors.joining(", ", "SELECT ", ""))
                + " FROM " + relation.from();
    }

    Map<Measure, Object> read(ResultSet row) throws SQLException {
        Map<Measure, Object> values = new HashMap<>();
        int position = 1;
        for (Answer answer : answers) {
            values.put(answer.measure(), answer.reader().read(row, position));
            position += answer.aggregates().size();
        }
        return values;
    }

    private static List<String> columnsOf(Measure measure) {
        if (measure instanceof Measure.Distinct distinct) {
            return distinct.columns();
        }
        return measure instanceof Measure.Rows ? List.of() : List.of(columnOf(measure));
    }

    static String columnOf(Measure measure) {
        if (measure instanceof Measure.Violations violations) {
            return violations.column();
        }
        if (measure instanceof Measure.Minimum minimum) {
            return minimum.column();
        }
        if (measure instanceof Measure.Maximum maximum) {
            return maximum.column();
        }
        if (measure instanceof Measure.Mean mean) {
            return mean.column();
        }
        if (measure instanceof Measure.Numbers numbers) {
            return numbers.column();
        }
        return ((Measure.Categories) measure).column();
    }

    private Answer answer(Measure measure) {
        if (measure instanceof Measure.Rows) {
            return Answer.count(measure, "count(*)");
        }
        if (measure instanceof Measure.Distinct distinct) {
            return Answer.count(measure, distinct(distinct.columns()));
        }
        SqlColumn column = relation.column(columnOf(measure));
        if (measure instanceof Measure.Violations violations) {
            return violations(violations, column);
        }
        return numeric(measure, column);
    }

    private Answer violations(Measure.Violations violations, SqlColumn column) {
        Condition condition = violations.condition();
        require(
                Conditions.fits(condition, column.type()),
                column,
                condition.getClass().getSimpleName());
        if (condition instanceof Condition.NotNull) {
            return Answer.count(violations, "count(*) - count(" + column.raw() + ")");
        }
        return Answer.count(violations, "count(*) FILTER (WHERE " + Conditions.broken(column, condition) + ")");
    }

    private Answer numeric(Measure measure, SqlColumn column) {
        boolean fits = column.type().numeric() || column.type().temporal() && !(measure instanceof Measure.Mean);
        require(fits, column, measure.getClass().getSimpleName());
        String finite = " FILTER (WHERE " + column.finite() + ")";
        if (measure instanceof Measure.Minimum) {
            return Answer.number(measure, seconds(column, "min(" + column.value() + ")" + finite));
        }
        if (measure instanceof Measure.Maximum) {
            return Answer.number(measure, seconds(column, "max(" + column.value() + ")" + finite));
        }
        if (column.type() == ColumnType.INTEGER) {
            // Integers are added exactly.
            String value = column.value();
            return Answer.number(measure, "CAST(sum(" + value + ") AS DOUBLE) / count(" + value + ")");
        }
        String number = column.number();
        return Answer.roundedMean(measure, "favg(" + number + ")" + finite, "max(abs(" + number + "))" + finite);
    }

    private void requireDistribution(Measure measure) {
        SqlColumn column = relation.column(columnOf(measure));
        ColumnType type = column.type();
        boolean numbers = type.numeric() || type.temporal() || type == ColumnType.BOOLEAN;
        boolean fits = measure instanceof Measure.Categories || numbers;
        require(fits, column, measure.getClass().getSimpleName());
    }

    private static String seconds(SqlColumn column, String extreme) {
        return column.type().temporal() ? "epoch(" + extreme + ")" : "CAST(" + extreme + " AS DOUBLE)";
    }

    private String distinct(List<String> names) {
        List<String> values =
                names.stream().map(name -> relation.column(name).value()).toList();
        if (values.size() > 1) {
            return "count(DISTINCT row(" + String.join(", ", values) + "))";
        }
        // count leaves nulls out; here they count as one value.
        String value = values.get(0);
        return "count(DISTINCT " + value + ") + CAST(count(" + value + ") < count(*) AS BIGINT)";
    }

    private void require(boolean fits, SqlColumn column, String asked) {
        if (!fits) {
            problems.add(Problem.of(
                    "column " + column.name() + " of dataset " + dataset.name() + " is " + column.nativeType()
                            + ", which has no " + asked,
                    "Correct the column's type where the data is made, or do not ask this of it"));
        }
    }
}
