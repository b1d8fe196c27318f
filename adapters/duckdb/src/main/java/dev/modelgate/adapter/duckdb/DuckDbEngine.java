package dev.modelgate.adapter.duckdb;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        String rejects = source.readsLines() ? "rejects_" + scans++ : "";
        MeasureQuery aggregates = new MeasureQuery(dataset, source.all(rejects), measures);
        checkPatterns(measures);
        try {
            Map<Measure, Object> answers = new HashMap<>();
            if (!aggregates.isEmpty()) {
                answers.putAll(session.query(aggregates.sql(), aggregates::read).get(0));
                if (!rejects.isEmpty()) {
                    new Rejects(dataset, rejects).throwIfAny(session);
                }
            }
            for (Measure measure : measures) {
                if (DistributionQuery.answers(measure) && !answers.containsKey(measure)) {
                    answers.put(measure, new DistributionQuery(measure, source.columnar(), dataset).run(session));
                }
            }
            return new Measurements(answers);
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
