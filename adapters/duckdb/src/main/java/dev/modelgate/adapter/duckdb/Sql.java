package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.DataFile;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/** Parts of a statement, quoted so that no name and no value can be anything else. */
final class Sql {
    private Sql() {}

    /** A column's name. */
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A finite number; the digits are exact. */
    static String number(double value) {
        return "CAST('" + value + "' AS DOUBLE)";
    }

    /** The number as digits without an exponent, for comparison with integers of any width. */
    static String whole(BigDecimal value) {
        return value.toPlainString();
    }

    /** Texts between brackets of the given kind, separated by commas. */
    static String list(Collection<String> texts, String open, String close) {
        return texts.stream().map(Sql::literal).collect(Collectors.joining(", ", open, close));
    }

    /** The path of a file, such that neither a leading tilde nor the working folder changes its meaning. */
    static String pathOf(DataFile file) {
        return file.path().toAbsolutePath().toString();
    }

    /** The path of a file as a literal that stands for itself where a pattern could stand. */
    static String path(DataFile file) {
        String path = pathOf(file);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            escaped.append(c == '*' || c == '?' || c == '[' ? "[" + c + "]" : String.valueOf(c));
        }
        return literal(escaped.toString());
    }

    /** The paths of files as a list. */
    static String paths(Collection<DataFile> files) {
        return files.stream().map(Sql::path).collect(Collectors.joining(", ", "[", "]"));
    }
}
