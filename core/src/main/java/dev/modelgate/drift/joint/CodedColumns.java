package dev.modelgate.drift.joint;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads columns of both sides as codes, a few at a time. */
final class CodedColumns {
    private static final int AT_ONCE = 16;

    private CodedColumns() {}

    /** The codes, by column and row. */
    static byte[][] read(SampledSides sides, List<Column> columns) {
        List<byte[]> codes = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += AT_ONCE) {
            codes.addAll(batch(sides, columns.subList(from, Math.min(columns.size(), from + AT_ONCE))));
        }
        return codes.toArray(byte[][]::new);
    }

    private static List<byte[]> batch(SampledSides sides, List<Column> columns) {
        boolean[][] missing = new boolean[columns.size()][sides.size()];
        double[][] numbers = new double[columns.size()][];
        String[][] texts = new String[columns.size()][];
        for (int i = 0; i < numbers.length; i++) {
            boolean text = text(columns.get(i));
            numbers[i] = new double[text ? 0 : sides.size()];
            texts[i] = new String[text ? sides.size() : 0];
            Arrays.fill(texts[i], "");
        }
        sides.read(columns.stream().map(Column::name).toList(), (row, view) -> {
            for (int i = 0; i < numbers.length; i++) {
                missing[i][row] = view.isNull(i);
                if (!missing[i][row]) {
                    if (text(columns.get(i))) {
                        texts[i][row] = view.text(i);
                    } else {
                        numbers[i][row] = view.number(i);
                    }
                }
            }
        });
        List<byte[]> codes = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            codes.add(
                    columns.get(i).type() == ColumnType.OTHER
                            ? ColumnCodes.ofPresence(missing[i])
                            : text(columns.get(i))
                                    ? ColumnCodes.ofTexts(texts[i], missing[i])
                                    : ColumnCodes.ofNumbers(numbers[i], missing[i]));
        }
        return codes;
    }

    private static boolean text(Column column) {
        return ColumnSample.categorical(column.type());
    }
}
