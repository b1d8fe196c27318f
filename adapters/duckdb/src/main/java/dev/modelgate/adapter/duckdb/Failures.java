package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What DuckDB says went wrong, as a problem that names the file and the way out. */
final class Failures {
    private static final Pattern KIND = Pattern.compile("^([A-Z][A-Za-z ]*(?:Error|Exception)): ");
    private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern JSON_LINE = Pattern.compile("in line (\\d+)");

    private Failures() {}

    /** A failure while one file or all files of a dataset were read. */
    static ProblemException reading(Dataset dataset, SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("Out of Memory Error")) {
            return ProblemException.unknown(
                    Problem.of(
                            "reading " + dataset.name() + " needs more memory than the engine may use: "
                                    + firstLine(failure),
                            "Use fewer threads, or leave out rules on columns with very many distinct values"),
                    failure);
        }
        String format = dataset.format() == DataFormat.PARQUET
                ? "Parquet"
                : dataset.format().name().toUpperCase(Locale.ROOT);
        Place place = new Place(fileOf(dataset, message), lineOf(message), 0);
        ProblemException invalid = ProblemException.invalid(Problem.at(
                place,
                "the file cannot be read as " + format + ": " + detail(named(dataset, message)),
                "Write the file again: it may be cut off, damaged, or of another format"));
        invalid.initCause(failure);
        return invalid;
    }

    /** The first line of a message, without DuckDB's name of its kind. */
    static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return KIND.matcher(message.lines().findFirst().orElse("")).replaceFirst("");
    }

    private static String detail(String message) {
        boolean csv = CSV_LINE.matcher(message).find();
        String plain = KIND.matcher(message).replaceFirst("");
        String line = plain.lines().skip(csv ? 2 : 0).findFirst().orElse(plain);
        return line.replaceAll("[.\\s]+$", "");
    }

    /** The message with files named as the user wrote them. */
    private static String named(Dataset dataset, String message) {
        String named = message;
        for (DataFile file : dataset.files()) {
            named = named.replace(Sql.pathOf(file), file.name());
        }
        return named;
    }

    private static int lineOf(String message) {
        for (Pattern pattern : new Pattern[] {CSV_LINE, JSON_LINE}) {
            Matcher matcher = pattern.matcher(message);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        return 0;
    }

    private static String fileOf(Dataset dataset, String message) {
        return dataset.files().stream()
                .filter(file -> message.contains(Sql.pathOf(file)))
                .findFirst()
                .map(DataFile::name)
                .orElseGet(() -> dataset.files().get(0).name());
    }
}
