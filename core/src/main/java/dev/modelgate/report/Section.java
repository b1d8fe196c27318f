package dev.modelgate.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** A part of a report, free of any rendering. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Section.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Section.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Section.Diff.class, name = "diff"),
    @JsonSubTypes.Type(value = Section.Distribution.class, name = "distribution")
})
public sealed interface Section {
    /** Title of the section, unique within a report. */
    String title();

    /**
     * Rows under a header.
     *
     * @param title title of the section
     * @param columns one heading a column
     * @param rows each as long as {@code columns}
     */
    record Table(String title, List<String> columns, List<List<Cell>> rows) implements Section {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            int width = columns.size();
            if (rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("a row of " + title + " does not have " + width + " cells");
            }
        }
    }

    /**
     * Paragraphs.
     *
     * @param title title of the section
     * @param lines each a paragraph
     */
    record Text(String title, List<String> lines) implements Section {
        public Text {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A change of files as a unified diff.
     *
     * @param title title of the section
     * @param lines lines of the diff, without line ends
     */
    record Diff(String title, List<String> lines) implements Section {
        public Diff {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Shares of two samples over the same bins or categories.
     *
     * @param title title of the section: the column's name
     * @param verdict a few words on what the comparison says
     * @param tone how the verdict is meant
     * @param bins label of each bin or category
     * @param reference share of the reference in each bin, 0 to 1
     * @param current share of the current sample in each bin, 0 to 1
     * @param effect how much they differ, where that was tested
     */
    record Distribution(
            String title,
            String verdict,
            Tone tone,
            List<String> bins,
            List<Double> reference,
            List<Double> current,
            Optional<Effect> effect)
            implements Section {
        public Distribution {
            bins = List.copyOf(bins);
            reference = List.copyOf(reference);
            current = List.copyOf(current);
            if (bins.size() != reference.size() || bins.size() != current.size()) {
                throw new IllegalArgumentException("bins, reference and current of " + title + " differ in length");
            }
        }
    }
}
