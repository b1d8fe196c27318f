package dev.modelgate.data;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Subject;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** What a person reads of a profile. */
final class ProfileReport {
    private ProfileReport() {}

    static Report of(Evidence evidence) {
        DataProfile profile = evidence.resultAs(DataProfile.class);
        String headline = profile.dataset() + ": " + profile.rows() + " rows, "
                + profile.columns().size() + " columns";
        return new Report(
                ProfileData.KIND,
                profile.dataset(),
                evidence.conclusion(),
                headline,
                List.of(columns(profile), files(evidence)),
                List.of(),
                List.of(),
                List.of(new EvidenceReference(
                        evidence.kind(), evidence.contentDigest().toString())));
    }

    /** The subjects after the dataset are its files; a dataset that has the name of its one file is that file. */
    private static Section files(Evidence evidence) {
        List<String> names = evidence.subjects().stream().map(Subject::name).toList();
        return new Section.Text(
                "Files", List.of(FileList.of(names.size() == 1 ? names : names.subList(1, names.size()))));
    }

    private static Section columns(DataProfile profile) {
        List<List<Cell>> rows = profile.columns().stream()
                .map(column -> List.of(
                        Cell.of(column.name()),
                        Cell.of(column.type().name().toLowerCase(Locale.ROOT)),
                        share(column.nulls(), profile.rows()),
                        share(column.nonFinite(), profile.rows()),
                        Cell.of(values(column))))
                .toList();
        return new Section.Table("Columns", List.of("Column", "Type", "Missing", "Not finite", "Values"), rows);
    }

    private static Cell share(long count, long rows) {
        String text = count == 0 ? "0" : count + " (" + Numbers.percent((double) count / rows) + ")";
        return new Cell(text, count == 0 ? Tone.PLAIN : Tone.UNSURE);
    }

    private static String values(ColumnProfile column) {
        boolean time = column.type().temporal();
        if (column.values() instanceof ProfiledValues.Categories categories) {
            long all = categories.categories();
            return all + (all == 1 ? " category" : " categories");
        }
        if (column.values() instanceof NumberBins bins) {
            String range = range(bins.least(), bins.greatest(), time);
            return time ? range : range + ", mean " + Numbers.text(rounded(bins.mean()));
        }
        return column.type() == ColumnType.OTHER ? "not read" : "none";
    }

    private static String range(double least, double greatest, boolean time) {
        return time
                ? Numbers.time(least) + " to " + Numbers.time(greatest)
                : Numbers.text(least) + " to " + Numbers.text(greatest);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }
}
