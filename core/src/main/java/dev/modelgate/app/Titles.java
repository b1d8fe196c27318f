package dev.modelgate.app;

import dev.modelgate.report.Section;

/** Keeps titles unique when sections of several reports stand in one. */
final class Titles {
    private Titles() {}

    static Section prefixed(String step, Section section) {
        String title = step + ": " + section.title();
        if (section instanceof Section.Table table) {
            return new Section.Table(title, table.columns(), table.rows());
        }
        if (section instanceof Section.Text text) {
            return new Section.Text(title, text.lines());
        }
        if (section instanceof Section.Diff diff) {
            return new Section.Diff(title, diff.lines());
        }
        Section.Distribution chart = (Section.Distribution) section;
        return new Section.Distribution(
                title, chart.verdict(), chart.tone(), chart.bins(), chart.reference(), chart.current(), chart.effect());
    }
}
