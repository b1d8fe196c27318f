package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.DataFile;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The first line of a CSV file. It alone decides what separates values and how many there are, so that a damaged line
 * further down is a damaged line: an engine that looks for a form in which all lines fit finds one, and reads nonsense.
 *
 * @param delimiter what separates values
 * @param names names of the columns
 */
record CsvHeader(char delimiter, List<String> names) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_SHOWN = 60;
    private static final Pattern ODD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_ .\\-()%]");

    CsvHeader {
        names = List.copyOf(names);
    }

    /**
     * Reads the header.
     *
     * @throws ProblemException when there is none, or a name is missing or stands twice
     */
    static CsvHeader of(DataFile file) {
        String line = firstLine(file);
        if (line.isBlank()) {
            throw invalid(
                    file,
                    "the file has an empty first line; expected the names of the columns",
                    "Write a header line first");
        }
        char delimiter = delimiterOf(line);
        List<String> names = split(line, delimiter);
        check(file, names);
        return new CsvHeader(delimiter, names);
    }

    private static String firstLine(DataFile file) {
        byte[] line;
        try (InputStream raw = Files.newInputStream(file.path());
                InputStream bytes = new BufferedInputStream(zipped(file) ? new GZIPInputStream(raw) : raw)) {
            line = record(bytes);
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
        if (line.length > LONGEST) {
            throw invalid(
                    file, "the file has a first line of more than 1 MiB", "Check that the file is CSV, with line ends");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid(file, "the file is not UTF-8 text", "Write the file in UTF-8");
        }
    }

    private static boolean zipped(DataFile file) {
        return file.path().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** Up to the first line end outside quotes. */
    private static byte[] record(InputStream bytes) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean quoted = false;
        for (int c = bytes.read(); c >= 0 && line.size() <= LONGEST; c = bytes.read()) {
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            quoted ^= c == '"';
            line.write(c);
        }
        return line.toByteArray();
    }

    private static char delimiterOf(String line) {
        char best = ',';
        int most = 0;
        for (char candidate : DELIMITERS) {
            int parts = split(line, candidate).size();
            if (parts > most) {
                best = candidate;
                most = parts;
            }
        }
        return best;
    }

    private static List<String> split(String line, char delimiter) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean escaped = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (escaped) {
                    part.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static void check(DataFile file, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isBlank()) {
                throw invalid(
                        file,
                        "the file has a column without a name in its header",
                        "Name every column in the first line");
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw invalid(file, "the file has two columns named " + name, "Give every column a name of its own");
            }
        }
        if (names.size() == 1 && ODD.matcher(names.get(0)).find()) {
            throw invalid(
                    file,
                    "the file has one column, named \"" + shortened(names.get(0))
                            + "\"; values look separated by something else than a"
                            + " comma, a semicolon, a tab or a bar",
                    "Separate values by one of these, or write Parquet");
        }
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_SHOWN
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }

    private static ProblemException invalid(DataFile file, String what, String fix) {
        return ProblemException.invalid(Problem.at(new Place(file.name(), 1, 0), what, fix));
    }
}
