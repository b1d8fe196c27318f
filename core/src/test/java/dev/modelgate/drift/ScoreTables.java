package dev.modelgate.drift;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.ScratchFiles;
import dev.modelgate.data.TableEngine;
import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Files of scores that are tables of an engine in memory: the first line has the names, the first column the scores. */
final class ScoreTables implements ScratchFiles {
    private final TableEngine engine;

    ScoreTables(TableEngine engine) {
        this.engine = engine;
    }

    @Override
    public DataFile write(String name, String ending, Consumer<Consumer<String>> lines) {
        List<String> written = new ArrayList<>();
        lines.accept(written::add);
        List<String> names = List.of(written.get(0).replace("\"", "").split(","));
        List<List<Object>> columns = new ArrayList<>();
        names.forEach(any -> columns.add(new ArrayList<>()));
        for (String line : written.subList(1, written.size())) {
            String[] cells = line.split(",", -1);
            for (int i = 0; i < cells.length; i++) {
                columns.get(i).add(cells[i].isEmpty() ? null : value(i, cells[i]));
            }
        }
        TableEngine.Table table = engine.table(name);
        for (int i = 0; i < names.size(); i++) {
            table.with(names.get(i), type(i, columns.get(i)), columns.get(i));
        }
        Digest digest = Digest.of(String.join("\n", written).getBytes(StandardCharsets.UTF_8));
        return new DataFile(Path.of(name + ending), name, digest, 1);
    }

    private static Object value(int column, String text) {
        if (column < 2) {
            return Double.parseDouble(text);
        }
        return text.startsWith("\"") ? text : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static ColumnType type(int column, List<Object> values) {
        if (column < 2) {
            return ColumnType.NUMBER;
        }
        return values.get(0) instanceof String ? ColumnType.STRING : ColumnType.TIMESTAMP;
    }
}
