package dev.modelgate.drift.replay;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.data.Profiler;
import dev.modelgate.data.RowGroups;
import dev.modelgate.drift.ColumnPlan;
import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Counts a history: its windows first, whose extremes and categories then tell what to count in its short blocks. */
final class HistoryReader {
    private static final Measure.Rows ROWS = new Measure.Rows();
    private static final int AT_ONCE = 16;

    /** Columns of more categories are read one by one, so that memory holds those of one column only. */
    private static final int MANY_CATEGORIES = 500;

    private final DataEngine engine;
    private final Dataset dataset;
    private final DriftSettings settings;
    private final Runnable progress;

    /**
     * A reader.
     *
     * @param progress called before every pass over the data
     */
    HistoryReader(DataEngine engine, Dataset dataset, DriftSettings settings, Runnable progress) {
        this.engine = engine;
        this.dataset = dataset;
        this.settings = settings;
        this.progress = progress;
    }

    History read(String time, long window, Optional<String> label) {
        progress.run();
        Timeline timeline = Timelines.of(engine, dataset, time, window, settings.groups());
        ColumnPlan plan = plan(label);
        Set<String> names = new TreeSet<>(plan.names());
        progress.run();
        DataProfile profile = new Profiler(engine, Optional.empty())
                .profile(dataset, new RowGroups(true, Optional.empty(), Optional.empty()), names::contains);
        List<LeftOut> leftOut = new ArrayList<>(plan.leftOut());
        List<HistoryColumn> columns = new ArrayList<>();
        for (List<ColumnProfile> batch : batches(profile.columns())) {
            progress.run();
            columns.addAll(columns(batch, timeline, leftOut));
        }
        List<Long> rows = rows(timeline);
        long timed = rows.stream().mapToLong(Long::longValue).sum();
        return new History(List.copyOf(timeline.windows().keySet()), rows, profile.rows() - timed, columns, leftOut);
    }

    private ColumnPlan plan(Optional<String> label) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (Column column : engine.columns(dataset)) {
            types.put(column.name(), column.type());
        }
        return ColumnPlan.ofParts(types, settings, label);
    }

    private List<Long> rows(Timeline timeline) {
        SortedMap<Long, Measurements> windows =
                engine.measure(dataset, List.of(ROWS), new Blocks.Time(timeline.column(), timeline.window()));
        return windows.values().stream().map(window -> window.count(ROWS)).toList();
    }

    private static List<List<ColumnProfile>> batches(List<ColumnProfile> columns) {
        Predicate<ColumnProfile> many =
                column -> column.values() instanceof Categories categories && categories.categories() > MANY_CATEGORIES;
        List<ColumnProfile> few = columns.stream().filter(many.negate()).toList();
        List<List<ColumnProfile>> batches = new ArrayList<>();
        for (int from = 0; from < few.size(); from += AT_ONCE) {
            batches.add(few.subList(from, Math.min(few.size(), from + AT_ONCE)));
        }
        columns.stream().filter(many).map(List::of).forEach(batches::add);
        return batches;
    }

    private List<HistoryColumn> columns(List<ColumnProfile> batch, Timeline timeline, List<LeftOut> leftOut) {
        Map<ColumnProfile, PastValues> past = new LinkedHashMap<>();
        batch.forEach(column -> past.put(column, values(column, leftOut)));
        List<Measure> ofWindows = new ArrayList<>(List.of(ROWS));
        past.values().forEach(values -> ofWindows.addAll(values.ofWindows()));
        List<Measurements> windows =
                List.copyOf(engine.measure(dataset, ofWindows, new Blocks.Time(timeline.column(), timeline.window()))
                        .values());
        past.values().forEach(values -> values.take(windows));
        List<Measure> ofBlocks = new ArrayList<>(List.of(ROWS));
        past.forEach((column, values) -> {
            ofBlocks.add(nulls(column));
            ofBlocks.addAll(values.ofBlocks());
        });
        SortedMap<Long, Measurements> blocks =
                new TreeMap<>(engine.measure(dataset, ofBlocks, new Blocks.Time(timeline.column(), timeline.fine())));
        List<HistoryColumn> columns = new ArrayList<>();
        past.forEach((column, values) -> columns.add(new HistoryColumn(
                column.name(),
                settings.importance(column.name()),
                values,
                blocks.values().stream()
                        .map(block -> counts(column, values, block))
                        .toList(),
                timeline)));
        return columns;
    }

    private static PastValues values(ColumnProfile column, List<LeftOut> leftOut) {
        if (column.values() instanceof NumberBins bins) {
            return new PastNumbers(column.name(), bins);
        }
        if (column.values() instanceof Categories categories && !categories.identifying()) {
            return new PastCategories(column.name(), categories);
        }
        leftOut.add(new LeftOut(column.name(), "its values are not compared: only how many are missing"));
        return new PastUnread(ROWS, nulls(column));
    }

    private static Counts counts(ColumnProfile column, PastValues values, Measurements block) {
        long nulls = block.count(nulls(column));
        long[] cells = values.cells(block);
        long finite = 0;
        for (long count : cells) {
            finite += count;
        }
        return new Counts(cells, nulls, block.count(ROWS) - nulls - finite, values.unseen(block));
    }

    private static Measure.Violations nulls(ColumnProfile column) {
        return new Measure.Violations(column.name(), new Condition.NotNull());
    }
}
