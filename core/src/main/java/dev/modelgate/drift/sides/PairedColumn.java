package dev.modelgate.drift.sides;

import dev.modelgate.data.Cells;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Infinities;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.data.Profiler;
import dev.modelgate.drift.result.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Predicate;

/** A column that both sides have: what is asked of the current data, and what they answered. */
public final class PairedColumn {
    /** How many rows there are. */
    public static final Measure.Rows ROWS = new Measure.Rows();

    /** Of more new categories, the most frequent tell how they vary between blocks. */
    private static final int MOST_NEW = 256;

    /** Up to here every whole number is a double. */
    private static final double WHOLE = 0x1p53;

    private static final int RESOLVED = 1000;

    private final ColumnProfile reference;
    private final long referenceRows;
    private final Column column;
    private final Measure.Violations nulls;
    private final Optional<Measure.CellCounts> cells;
    private final Optional<Measure.FrequentCategories> frequent;
    private final Optional<Measure.Mean> mean;
    private long rows;
    private long missing;
    private Infinities infinities = Infinities.NONE;
    private List<Long> counts = List.of();
    private OptionalDouble average = OptionalDouble.empty();
    private FrequentValues categories = new FrequentValues(Collections.emptySortedMap(), 0, 0, 0, 0);

    /**
     * A column.
     *
     * @param reference its profile
     * @param referenceRows rows of the reference
     * @param column the same column of the current data
     */
    public PairedColumn(ColumnProfile reference, long referenceRows, Column column) {
        this.reference = reference;
        this.referenceRows = referenceRows;
        this.column = column;
        String name = column.name();
        boolean texts = reference.values() instanceof Categories && ColumnSample.categorical(column.type());
        boolean numbers = ColumnSample.ordered(column.type());
        this.nulls = new Measure.Violations(name, new Condition.NotNull());
        this.cells = cells(numbers, texts).map(found -> new Measure.CellCounts(name, found));
        this.frequent =
                texts ? Optional.of(new Measure.FrequentCategories(name, Profiler.MOST_CATEGORIES)) : Optional.empty();
        this.mean = column.type().numeric() ? Optional.of(new Measure.Mean(name)) : Optional.empty();
    }

    private Optional<Cells> cells(boolean numbers, boolean texts) {
        if (numbers) {
            return Optional.of(
                    reference.values() instanceof NumberBins bins ? bins.cells() : new Cells.Bins(List.of()));
        }
        return texts
                ? Optional.of(new Cells.Names(
                        List.copyOf(((Categories) reference.values()).counts().keySet())))
                : Optional.empty();
    }

    /** Whether values of two types can be compared: all numbers can, and all times, and all texts and truth values. */
    public static boolean comparable(ColumnType reference, ColumnType current) {
        return reference == current
                || reference.numeric() && current.numeric()
                || reference.temporal() && current.temporal();
    }

    /** The same column of other rows, of which nothing has been taken yet. */
    PairedColumn again() {
        return new PairedColumn(reference, referenceRows, column);
    }

    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>(List.of(nulls));
        cells.ifPresent(measures::add);
        frequent.ifPresent(measures::add);
        mean.ifPresent(measures::add);
        if (hasNumbers()) {
            measures.addAll(Infinities.measures(column.name()));
        }
        return measures;
    }

    void take(Measurements measured) {
        rows = measured.count(ROWS);
        missing = measured.count(nulls);
        counts = cells.map(measured::cells).orElseGet(() -> List.of(rows - missing));
        frequent.ifPresent(measure -> categories = measured.frequent(measure));
        infinities = hasNumbers() ? Infinities.of(column.name(), measured) : Infinities.NONE;
        average = mean.map(measured::number).orElse(OptionalDouble.empty());
    }

    /** Its name. */
    public String name() {
        return column.name();
    }

    /** Its profile of the reference. */
    public ColumnProfile reference() {
        return reference;
    }

    /** Its type in the current data. */
    public ColumnType type() {
        return column.type();
    }

    /** Whether both sides have values, of types that say nothing to each other. */
    public boolean changedType() {
        return referenceValues() > 0 && rows > missing && !comparable(reference.type(), column.type());
    }

    /** Whether the values of parts of both sides can be compared. */
    public boolean valued() {
        return reference.values().total() > 0 && unread().isEmpty() && !changedType();
    }

    private long referenceValues() {
        return referenceRows - reference.nulls() - reference.nonFinite();
    }

    /** Whether the current values are numbers or times. */
    boolean hasNumbers() {
        return ColumnSample.ordered(column.type());
    }

    /** Why the values are not compared, when they cannot be; how many are missing always is. */
    public Optional<String> unread() {
        if (reference.type() == ColumnType.OTHER) {
            return Optional.of("values of this type are not read");
        }
        if (reference.values() instanceof NumberBins bins && reference.type() == ColumnType.INTEGER && hidden(bins)) {
            return Optional.of("whole numbers beyond 2^53 that lie closer together than doubles can tell:"
                    + " deliver them as text, or less an offset");
        }
        if (!(reference.values() instanceof Categories known)) {
            return Optional.empty();
        }
        if (known.identifying()) {
            return Optional.of("nine of ten values of the reference occur once: an identifier");
        }
        return known.groups().isEmpty() && known.heavy().isEmpty()
                ? Optional.of("the reference has " + known.categories()
                        + " categories and none is frequent: too many to compare")
                : Optional.empty();
    }

    /** Whether too few doubles lie between the ends to tell values apart, and the current ones lie there, too. */
    private boolean hidden(NumberBins bins) {
        double largest = Math.max(Math.abs(bins.least()), Math.abs(bins.greatest()));
        boolean close = largest >= WHOLE && bins.greatest() - bins.least() < RESOLVED * Math.ulp(largest);
        return close && !counts.isEmpty() && below() + above(bins) == 0;
    }

    /** Why new categories are not looked for, when they are not. */
    public Optional<String> unlooked() {
        return unread().isEmpty()
                        && reference.values() instanceof Categories known
                        && known.otherCategories() > 0
                        && !known.known().all()
                ? Optional.of("new categories are not looked for: " + known.otherCategories() + " of "
                        + known.categories() + " are not known by name")
                : Optional.empty();
    }

    Side side() {
        long values = counts.stream().mapToLong(Long::longValue).sum();
        return new Side(rows, missing, rows - missing - values, average);
    }

    /** How many current values are infinite. */
    Infinities infinities() {
        return infinities;
    }

    /** Both sides' values over the same cells; none of the current side when its values are of another type. */
    CellsOfValues values() {
        if (unread().isPresent()) {
            return CellsOfValues.unread(referenceValues(), side().values());
        }
        if (reference.values() instanceof NumberBins bins) {
            List<Long> zeros = Collections.nCopies(bins.cells().size(), 0L);
            return CellsOfValues.of(bins, hasNumbers() ? counts : zeros);
        }
        if (reference.values() instanceof Categories known) {
            List<Long> zeros = Collections.nCopies(known.counts().size() + 1, 0L);
            return CellsOfValues.of(known, frequent.isPresent() ? counts : zeros, categories);
        }
        return CellsOfValues.unread(referenceValues(), side().values());
    }

    /** The current values over the reference's cells, those beyond it in cells of their own at both ends. */
    public List<Long> counts() {
        return counts;
    }

    /** Texts and how often they occur now, at most {@link Profiler#MOST_CATEGORIES} of them. */
    SortedMap<String, Long> categories() {
        return categories.counts();
    }

    /** How many current values the reference does not have: other categories, or numbers outside its range. */
    long unseen() {
        if (unread().isPresent()) {
            return 0;
        }
        if (reference.values() instanceof NumberBins bins && hasNumbers()) {
            return below() + above(bins);
        }
        if (reference.values() instanceof Categories known && frequent.isPresent()) {
            // What was not looked at one by one is as rare as can be.
            long rare = known.known().all() ? categories.otherRows() : 0;
            return rare
                    + unseenNames(known).stream()
                            .mapToLong(name -> categories.counts().getOrDefault(name, 0L))
                            .sum();
        }
        return 0;
    }

    private long below() {
        return counts.get(0);
    }

    private long above(NumberBins bins) {
        return counts.size() > bins.counts().size() + 1 ? counts.get(counts.size() - 1) : 0;
    }

    /** New categories, the most frequent first. */
    List<String> unseenNames(Categories known) {
        Predicate<String> unseen = known.unseen();
        return categories.counts().entrySet().stream()
                .filter(entry -> unseen.test(entry.getKey()))
                .sorted(FrequentValues.order())
                .map(entry -> entry.getKey())
                .toList();
    }

    /** How the current side varies between blocks. */
    BlocksOfColumn blocks() {
        return new BlocksOfColumn(reference.values(), nulls, cells, newNames());
    }

    private Optional<Measure.CellCounts> newNames() {
        if (!(reference.values() instanceof Categories known) || frequent.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = unseenNames(known).stream().limit(MOST_NEW).toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Measure.CellCounts(column.name(), new Cells.Names(names)));
    }
}
