package dev.modelgate.data;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.statistics.SideVariance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes profiles: reads a few columns at a time, so that memory holds neither the data nor all categories of all columns.
 */
public final class Profiler {
    /** Of more categories, only the most frequent ones are looked at one by one. */
    public static final int MOST_CATEGORIES = 10_000;

    private static final int AT_ONCE = 32;
    private static final int SAMPLED = 200_000;
    private static final MathContext TWELVE = new MathContext(12);
    private static final MathContext SIX = new MathContext(6);
    private static final Measure.Rows ROWS = new Measure.Rows();

    private final DataEngine engine;
    private final Optional<LabelRule> label;
    private final boolean exact;

    /**
     * A profiler.
     *
     * @param label how the truth is read, so that the share of positive labels can be told from a profile
     */
    public Profiler(DataEngine engine, Optional<LabelRule> label) {
        this(engine, label, false);
    }

    private Profiler(DataEngine engine, Optional<LabelRule> label, boolean exact) {
        this.engine = engine;
        this.label = label;
        this.exact = exact;
    }

    /** Makes profiles that are not kept: they recognize all categories, of which a column may have many. */
    public static Profiler exact(DataEngine engine, Optional<LabelRule> label) {
        return new Profiler(engine, label, true);
    }

    /**
     * The profile of a dataset.
     *
     * @param groups how its rows depend on each other
     * @param chosen which columns the profile has
     * @throws ProblemException when the dataset cannot be read or has no rows
     */
    public DataProfile profile(Dataset dataset, RowGroups groups, Predicate<String> chosen) {
        long rows = engine.measure(dataset, List.of(ROWS)).count(ROWS);
        if (rows == 0) {
            throw ProblemException.invalid(Problem.of(
                    "The dataset " + dataset.name() + " has no rows",
                    "Name data that have rows, or wait until some have arrived"));
        }
        BlockedRows blocks = BlockedRows.of(engine, dataset, groups);
        List<Column> columns = engine.columns(dataset).stream()
                .filter(column -> chosen.test(column.name()))
                .toList();
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += AT_ONCE) {
            List<Column> batch = columns.subList(from, Math.min(columns.size(), from + AT_ONCE));
            profiles.addAll(profiles(dataset, batch, blocks));
        }
        return new DataProfile(dataset.name(), dataset.digest(), rows, blocks.scales(), profiles);
    }

    private List<ColumnProfile> profiles(Dataset dataset, List<Column> columns, BlockedRows blocks) {
        List<String> ordered = columns.stream()
                .filter(column -> ColumnSample.ordered(column.type()))
                .map(Column::name)
                .toList();
        SampledColumns sample = SampledColumns.read(engine, dataset, ordered, SAMPLED);
        List<Counting> countings = new ArrayList<>();
        for (Column column : columns) {
            int at = ordered.indexOf(column.name());
            countings.add(new Counting(column, at < 0 ? new double[0] : sample.numbers(at)));
        }
        List<Measure> measures = new ArrayList<>(List.of(ROWS));
        countings.forEach(counting -> measures.addAll(counting.measures()));
        Measurements measured = engine.measure(dataset, measures);
        countings.forEach(counting -> counting.take(measured, blocks.scales().size()));
        List<Measure> blocked = new ArrayList<>(List.of(ROWS));
        List<Function<Measurements, long[]>> tables = new ArrayList<>();
        for (Counting counting : countings) {
            blocked.addAll(counting.blockMeasures());
            tables.addAll(counting.counts().tables());
        }
        List<List<Optional<SideVariance>>> variances = blocks.variances(blocked, tables);
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int i = 0; i < countings.size(); i++) {
            List<List<Optional<SideVariance>>> own = variances.subList(3 * i, 3 * i + 3);
            profiles.add(countings.get(i).profile(ColumnDependence.of(own.get(0), own.get(1), own.get(2))));
        }
        return profiles;
    }

    /** One column on its way into the profile. */
    private final class Counting {
        private final Column column;
        private final double[] sample;
        private final Measure.Violations nulls;
        private final Measure.FrequentCategories frequent;
        private final Measure.CellCounts bins;
        private ProfiledValues values = new ProfiledValues.None();
        private long missing;
        private long nonFinite;
        private Infinities infinities = Infinities.NONE;

        Counting(Column column, double[] sample) {
            this.column = column;
            this.sample = sample;
            this.nulls = new Measure.Violations(column.name(), new Condition.NotNull());
            this.frequent = new Measure.FrequentCategories(column.name(), MOST_CATEGORIES);
            this.bins = new Measure.CellCounts(column.name(), new Cells.Bins(edges()));
        }

        private boolean labelled() {
            return label.map(LabelRule::column).equals(Optional.of(column.name()));
        }

        private List<Double> edges() {
            TreeSet<Double> edges = new TreeSet<>(QuantileCells.edges(sample));
            if (labelled() && sample.length > 0) {
                for (double edge : label.orElseThrow().edges()) {
                    if (sample[0] < edge && edge <= sample[sample.length - 1]) {
                        edges.add(edge);
                    }
                }
            }
            return List.copyOf(edges);
        }

        List<Measure> measures() {
            List<Measure> measures = new ArrayList<>(List.of(nulls));
            if (ColumnSample.categorical(column.type())) {
                measures.add(frequent);
            } else if (ColumnSample.ordered(column.type())) {
                measures.addAll(Infinities.measures(column.name()));
                measures.addAll(List.of(bins, new Measure.Minimum(column.name()), new Measure.Maximum(column.name())));
                if (column.type().numeric()) {
                    measures.add(new Measure.Mean(column.name()));
                }
            }
            return measures;
        }

        void take(Measurements measured, int scales) {
            missing = measured.count(nulls);
            long present = measured.count(ROWS) - missing;
            if (ColumnSample.categorical(column.type())) {
                Optional<String> first =
                        labelled() ? Optional.of(label.orElseThrow().positiveText()) : Optional.empty();
                values = ProfiledCategories.of(measured.frequent(frequent), scales, first, exact);
                nonFinite = present - values.total();
            } else if (ColumnSample.ordered(column.type())) {
                List<Long> counts = measured.cells(bins);
                nonFinite = present - ProfileChecks.sum(counts);
                infinities = Infinities.of(column.name(), measured);
                if (present > nonFinite) {
                    values = bins(measured, counts);
                }
            }
        }

        private NumberBins bins(Measurements measured, List<Long> counts) {
            double least = measured.number(new Measure.Minimum(column.name())).orElseThrow();
            double greatest =
                    measured.number(new Measure.Maximum(column.name())).orElseThrow();
            double ofSample = mean();
            double mean = column.type().numeric()
                    ? measured.number(new Measure.Mean(column.name())).orElse(ofSample)
                    : ofSample;
            double finite = Double.isFinite(mean) ? mean : ofSample;
            return new NumberBins(
                    least,
                    greatest,
                    rounded(Math.max(least, Math.min(greatest, finite)), TWELVE),
                    rounded(deviation(ofSample), SIX),
                    ((Cells.Bins) bins.cells()).edges(),
                    counts);
        }

        private double mean() {
            double mean = 0;
            for (int i = 0; i < sample.length; i++) {
                mean += sample[i] / (i + 1) - mean / (i + 1);
            }
            return mean;
        }

        /** Scaled, so that the squares of the largest numbers are not infinite. */
        private double deviation(double mean) {
            double scale = Arrays.stream(sample).map(Math::abs).max().orElse(0);
            if (scale == 0) {
                return 0;
            }
            double squares = 0;
            for (double value : sample) {
                double difference = value / scale - mean / scale;
                squares += difference * difference;
            }
            return Math.min(Double.MAX_VALUE, scale * Math.sqrt(squares / sample.length));
        }

        List<Measure> blockMeasures() {
            List<Measure> measures = new ArrayList<>(List.of(nulls));
            cells().ifPresent(measures::add);
            return measures;
        }

        private Optional<Measure.CellCounts> cells() {
            if (values instanceof ProfiledValues.Categories categories) {
                Cells names = new Cells.Names(List.copyOf(categories.counts().keySet()));
                return Optional.of(new Measure.CellCounts(column.name(), names));
            }
            return values instanceof NumberBins ? Optional.of(bins) : Optional.empty();
        }

        BlockTables counts() {
            return new BlockTables(ROWS, nulls, cells());
        }

        ColumnProfile profile(ColumnDependence dependence) {
            return new ColumnProfile(column.name(), column.type(), missing, nonFinite, infinities, values, dependence);
        }
    }

    private static double rounded(double value, MathContext digits) {
        double rounded = new BigDecimal(value).round(digits).doubleValue();
        return Double.isFinite(rounded) ? rounded : value;
    }
}
