package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Column;
import dev.modelgate.data.Condition;
import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.RowExample;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads datasets with DuckDB. Not safe for use by several threads; DuckDB itself uses as many as it was opened with. */
final class DuckDbEngine implements OpenDataEngine {
    private final Session session;
    private final Map<Dataset, Source> sources = new HashMap<>();
    private int scans;

    DuckDbEngine(Session session) {
        this.session = session;
    }

    @Override
    public List<Column> columns(Dataset dataset) {
        return source(dataset).columns();
    }

    @Override
    public Measurements measure(Dataset dataset, List<Measure> measures) {
        if (measures.isEmpty()) {
            return new Measurements(Map.of());
        }
        Source source = source(dataset);
        checkPatterns(measures);
        try {
            boolean columnar = measures.stream().anyMatch(DuckDbEngine::readsColumns);
            String rejects = source.readsLines() && !columnar ? "rejects_" + scans++ : "";
            Relation relation = columnar ? source.columnar() : source.all(rejects);
            // All that is wrong is told before anything is answered.
            MeasureQuery all = new MeasureQuery(dataset, relation, measures);
            Map<Measure, Object> answers = new HashMap<>();
            for (Measure.OfColumn measure : distributions(measures)) {
                answers.put(measure, distribution(measure, relation));
            }
            answers.putAll(KnownCells.of(measures, answers));
            MeasureQuery aggregates = all.without(answers.keySet());
            if (!aggregates.isEmpty()) {
                answers.putAll(aggregates.answers(session));
                if (!rejects.isEmpty()) {
                    new Rejects(dataset, rejects).throwIfAny(session);
                }
            }
            return new Measurements(answers);
        } catch (SQLException e) {
            throw Failures.reading(dataset, e);
        }
    }

    /** Whether a measure is one of those that are asked for again and again, or column by column. */
    private static boolean readsColumns(Measure measure) {
        return MeasureQuery.isDistribution(measure) || measure instanceof Measure.CellCounts;
    }

    private static List<Measure.OfColumn> distributions(List<Measure> measures) {
        return measures.stream()
                .filter(MeasureQuery::isDistribution)
                .map(Measure.OfColumn.class::cast)
                .distinct()
                .toList();
    }

    private Object distribution(Measure.OfColumn measure, Relation relation) throws SQLException {
        return measure instanceof Measure.FrequentCategories frequent
                ? new FrequentQuery(frequent, relation).values(session)
                : DistributionQuery.answer(measure, relation, session);
    }

    @Override
    public SortedMap<Long, Measurements> measure(Dataset dataset, List<Measure> measures, Blocks blocks) {
        Source source = source(dataset);
        checkPatterns(measures);
        try {
            Relation relation = source.columnar();
            BlockKey key = BlockKey.of(blocks, relation, dataset);
            List<Measure> all = new ArrayList<>(measures);
            // A block is there when it has rows, whatever is asked of it.
            all.add(new Measure.Rows());
            SortedMap<Long, Map<Measure, Object>> answers =
                    new MeasureQuery(dataset, relation, all).answersByBlock(key, session);
            for (Measure.OfColumn measure : distributions(measures)) {
                Map<Long, ?> found = distributionByBlock(measure, relation, key);
                answers.forEach(
                        (block, of) -> of.put(measure, found.containsKey(block) ? found.get(block) : none(measure)));
            }
            SortedMap<Long, Measurements> measured = new TreeMap<>();
            answers.forEach((block, of) -> measured.put(block, new Measurements(of)));
            return measured;
        } catch (SQLException e) {
            throw Failures.reading(dataset, e);
        }
    }

    private SortedMap<Long, ?> distributionByBlock(Measure.OfColumn measure, Relation relation, BlockKey blocks)
            throws SQLException {
        return measure instanceof Measure.FrequentCategories frequent
                ? new FrequentQuery(frequent, relation).valuesByBlock(blocks, session)
                : DistributionQuery.answersByBlock(measure, relation, blocks, session);
    }

    private static Object none(Measure.OfColumn measure) {
        return measure instanceof Measure.FrequentCategories ? FrequentQuery.none() : DistributionQuery.none(measure);
    }

    @Override
    public long sample(Dataset dataset, List<String> columns, int most, RowReader reader) {
        try {
            return new RowSample(source(dataset), dataset, columns).read(session, most, reader);
        } catch (SQLException e) {
            throw Failures.reading(dataset, e);
        }
    }

    @Override
    public List<RowExample> examples(Dataset dataset, Measure.Violations violations, List<String> shown, int limit) {
        try {
            return new ExampleQuery(dataset, source(dataset), violations, shown).run(session, limit);
        } catch (SQLException e) {
            throw Failures.reading(dataset, e);
        }
    }

    @Override
    public void read(Dataset dataset, List<String> columns, RowReader reader) {
        Relation relation = source(dataset).all("");
        try {
            new RowStream(relation, relation.require(columns, dataset)).read(session, reader);
        } catch (SQLException e) {
            throw Failures.reading(dataset, e);
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private Source source(Dataset dataset) {
        Source known = sources.get(dataset);
        if (known != null) {
            return known;
        }
        DataFiles.check(dataset);
        try {
            Source source = dataset.format() == DataFormat.CSV
                    ? CsvSource.of(dataset, session)
                    : TypedSource.of(dataset, session);
            sources.put(dataset, source);
            return source;
        } catch (SQLException e) {
            throw Failures.reading(dataset, e);
        }
    }

    /** A pattern that RE2 does not take is a mistake of its author, not of the data. */
    private void checkPatterns(List<Measure> measures) {
        Problems problems = new Problems();
        for (Measure measure : measures) {
            if (measure instanceof Measure.Violations violations
                    && violations.condition() instanceof Condition.Matches matches) {
                checkPattern(violations.column(), matches.regex(), problems);
            }
        }
        problems.throwIfAny();
    }

    private void checkPattern(String column, String regex, Problems problems) {
        try {
            session.query("SELECT regexp_full_match('', " + Sql.literal(regex) + ")", row -> row.getBoolean(1));
        } catch (SQLException e) {
            problems.add(Problem.of(
                    "the pattern of column " + column + " is not a regular expression: " + Failures.firstLine(e),
                    "Correct the pattern; the syntax is that of RE2, which has no look-around and no back-references"));
        }
    }
}
