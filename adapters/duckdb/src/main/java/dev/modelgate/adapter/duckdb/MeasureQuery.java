package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Cells;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Aggregates as one SELECT, which scans each file once, of all rows or of each block of them; distributions have queries
 * of their own. Where it counts what meets a condition there is no FILTER: with many of those, each would copy what all
 * others read.
 */
final class MeasureQuery {
    private final Dataset dataset;
    private final Relation relation;
    private final Problems problems = new Problems();
    private final List<Answer> answers;

    /**
     * A query.
     *
     * @throws dev.modelgate.problem.ProblemException when measures name columns that do not exist or do not fit
     */
    MeasureQuery(Dataset dataset, Relation relation, List<Measure> measures) {
        this.dataset = dataset;
        this.relation = relation;
        this.answers = new ArrayList<>();
        relation.require(
                measures.stream()
                        .flatMap(measure -> columnsOf(measure).stream())
                        .toList(),
                dataset);
        for (Measure measure : new LinkedHashSet<>(measures)) {
            if (isDistribution(measure)) {
                requireDistribution((Measure.OfColumn) measure);
            } else {
                answers.add(answer(measure));
            }
        }
        problems.throwIfAny();
    }

    private MeasureQuery(MeasureQuery all, List<Answer> answers) {
        this.dataset = all.dataset;
        this.relation = all.relation;
        this.answers = answers;
    }

    /** The query of those measures that are not answered otherwise. */
    MeasureQuery without(Set<Measure> answered) {
        return new MeasureQuery(
                this,
                answers.stream()
                        .filter(answer -> !answered.contains(answer.measure()))
                        .toList());
    }

    /** Whether nothing was asked that this query answers. */
    boolean isEmpty() {
        return answers.isEmpty();
    }

    /** The answers over all rows. */
    Map<Measure, Object> answers(Session session) throws SQLException {
        Map<Measure, Object> found = new HashMap<>(over(quick(), session));
        for (List<Answer> again = again(List.of(found)); !again.isEmpty(); again = again(List.of(found))) {
            found.putAll(over(again, session));
        }
        return found;
    }

    /** The shortest answers that may do. */
    private List<Answer> quick() {
        return answers.stream()
                .map(answer -> FiniteColumns.answer(answer.measure(), relation).orElse(answer))
                .toList();
    }

    private Map<Measure, Object> over(List<Answer> asked, Session session) throws SQLException {
        String sql = "SELECT " + aggregates(asked) + " FROM " + relation.from();
        return session.query(sql, row -> read(asked, row, 1)).get(0);
    }

    /** The answers for each block that has rows. */
    SortedMap<Long, Map<Measure, Object>> answersByBlock(BlockKey blocks, Session session) throws SQLException {
        SortedMap<Long, Map<Measure, Object>> found = byBlock(quick(), blocks, session);
        for (List<Answer> again = again(found.values()); !again.isEmpty(); again = again(found.values())) {
            byBlock(again, blocks, session).forEach((block, more) -> found.merge(block, more, MeasureQuery::together));
        }
        return found;
    }

    private static Map<Measure, Object> together(Map<Measure, Object> first, Map<Measure, Object> later) {
        Map<Measure, Object> together = new HashMap<>(first);
        together.putAll(later);
        return together;
    }

    private SortedMap<Long, Map<Measure, Object>> byBlock(List<Answer> asked, BlockKey blocks, Session session)
            throws SQLException {
        String sql = "SELECT " + blocks.sql() + ", " + aggregates(asked) + " FROM " + relation.from() + " GROUP BY 1";
        SortedMap<Long, Map<Measure, Object>> found = new TreeMap<>();
        session.query(sql, row -> {
            Map<Measure, Object> answered = read(asked, row, 2);
            if (row.getObject(1) != null) {
                found.put(row.getLong(1), answered);
            }
            return answered;
        });
        return found;
    }

    /**
     * What has to be asked anew, so that all else need not be asked twice: what was not told by a short answer, and means of
     * numbers whose sum was infinite.
     */
    private List<Answer> again(Collection<Map<Measure, Object>> found) {
        List<Answer> again = new ArrayList<>();
        for (Answer answer : answers) {
            Measure measure = answer.measure();
            if (found.stream().anyMatch(answered -> FiniteColumns.untold(answered.get(measure)))) {
                again.add(answer);
            } else if (found.stream().anyMatch(answered -> Answer.overflowed(answered.get(measure)))) {
                again.add(Answer.roundedMeanOfLarge(measure, finiteNumber(measure)));
            }
        }
        return again;
    }

    private String finiteNumber(Measure mean) {
        SqlColumn column = relation.column(((Measure.OfColumn) mean).column());
        return column.ifFinite(column.number());
    }

    private static String aggregates(List<Answer> asked) {
        return asked.stream().flatMap(answer -> answer.aggregates().stream()).collect(Collectors.joining(", "));
    }

    private static Map<Measure, Object> read(List<Answer> asked, ResultSet row, int first) throws SQLException {
        Map<Measure, Object> values = new HashMap<>();
        int position = first;
        for (Answer answer : asked) {
            values.put(answer.measure(), answer.reader().read(row, position));
            position += answer.aggregates().size();
        }
        return values;
    }

    private static List<String> columnsOf(Measure measure) {
        if (measure instanceof Measure.Distinct distinct) {
            return distinct.columns();
        }
        return measure instanceof Measure.OfColumn one ? List.of(one.column()) : List.of();
    }

    private Answer answer(Measure measure) {
        if (measure instanceof Measure.Rows) {
            return Answer.count(measure, "count(*)");
        }
        if (measure instanceof Measure.Distinct distinct) {
            return Answer.count(measure, distinct(distinct.columns()));
        }
        SqlColumn column = relation.column(((Measure.OfColumn) measure).column());
        if (measure instanceof Measure.Violations violations) {
            return violations(violations, column);
        }
        if (measure instanceof Measure.CellCounts cells) {
            boolean bins = cells.cells() instanceof Cells.Bins;
            require(bins ? hasNumbers(column.type()) : column.type() != ColumnType.OTHER, column, "CellCounts");
            return CellCounting.answer(cells, column);
        }
        if (measure instanceof Measure.NonFinite nonFinite) {
            require(hasNumbers(column.type()), column, "NonFinite");
            return Answer.count(measure, countIf(Conditions.is(column, nonFinite.kind())));
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
        return Answer.count(violations, countIf(Conditions.broken(column, condition)));
    }

    private static String countIf(String condition) {
        return "count_if(" + condition + ")";
    }

    private Answer numeric(Measure measure, SqlColumn column) {
        boolean fits = column.type().numeric() || column.type().temporal() && !(measure instanceof Measure.Mean);
        require(fits, column, measure.getClass().getSimpleName());
        if (measure instanceof Measure.Minimum) {
            return Answer.number(measure, seconds(column, "min(" + column.ifFinite(column.value()) + ")"));
        }
        if (measure instanceof Measure.Maximum) {
            return Answer.number(measure, seconds(column, "max(" + column.ifFinite(column.value()) + ")"));
        }
        if (column.type() == ColumnType.INTEGER) {
            // Integers are added exactly.
            String value = column.value();
            return Answer.number(measure, "CAST(sum(" + value + ") AS DOUBLE) / count(" + value + ")");
        }
        return Answer.roundedMean(measure, finiteNumber(measure));
    }

    /** Whether a measure has a query of its own. */
    static boolean isDistribution(Measure measure) {
        return measure instanceof Measure.Numbers
                || measure instanceof Measure.Categories
                || measure instanceof Measure.FrequentCategories;
    }

    private void requireDistribution(Measure.OfColumn measure) {
        SqlColumn column = relation.column(measure.column());
        if (measure instanceof Measure.Numbers) {
            require(hasNumbers(column.type()), column, "Numbers");
        } else if (measure instanceof Measure.FrequentCategories) {
            require(column.type() != ColumnType.OTHER, column, "FrequentCategories");
        }
    }

    private static boolean hasNumbers(ColumnType type) {
        return type.numeric() || type.temporal() || type == ColumnType.BOOLEAN;
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
