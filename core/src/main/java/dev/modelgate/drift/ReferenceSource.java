package dev.modelgate.drift;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.ColumnSamples;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives the columns of a reference: reads them from its data, or has them from a profile. */
interface ReferenceSource {
    /** The columns, in their order. */
    Map<String, ColumnType> types();

    /** Number of rows. */
    long rows();

    /** Some of the columns, by name. */
    Map<String, ReferenceColumn> read(Set<String> names);

    static ReferenceSource of(DataEngine engine, Dataset dataset) {
        ColumnSamples samples = new ColumnSamples(engine);
        List<Column> columns = engine.columns(dataset);
        long rows = samples.rows(dataset);
        return new ReferenceSource() {
            @Override
            public Map<String, ColumnType> types() {
                Map<String, ColumnType> types = new LinkedHashMap<>();
                columns.forEach(column -> types.put(column.name(), column.type()));
                return types;
            }

            @Override
            public long rows() {
                return rows;
            }

            @Override
            public Map<String, ReferenceColumn> read(Set<String> names) {
                List<Column> chosen = new ArrayList<>(columns);
                chosen.removeIf(column -> !names.contains(column.name()));
                Map<String, ReferenceColumn> read = new HashMap<>();
                samples.read(dataset, chosen, column -> read.put(column.name(), ReferenceColumn.of(column)));
                return read;
            }
        };
    }

    static ReferenceSource of(DataProfile profile) {
        return new ReferenceSource() {
            @Override
            public Map<String, ColumnType> types() {
                Map<String, ColumnType> types = new LinkedHashMap<>();
                profile.columns().forEach(column -> types.put(column.name(), column.type()));
                return types;
            }

            @Override
            public long rows() {
                return profile.rows();
            }

            @Override
            public Map<String, ReferenceColumn> read(Set<String> names) {
                Map<String, ReferenceColumn> read = new HashMap<>();
                for (ColumnProfile column : profile.columns()) {
                    if (names.contains(column.name())) {
                        read.put(column.name(), ReferenceColumn.of(column, profile.rows()));
                    }
                }
                return read;
            }
        };
    }
}
