package dev.modelgate.reports;

import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.List;

/** Sections that are shown under one heading. */
sealed interface Block {
    /** A section on its own. */
    record Single(Section section) implements Block {}

    /** Distributions that follow one another; at least one. */
    record Distributions(List<Section.Distribution> columns) implements Block {
        static final String TITLE = "Distributions";

        public Distributions {
            columns = List.copyOf(columns);
        }
    }

    /** The sections in reading order, neighbouring distributions taken together. */
    static List<Block> of(List<Section> sections) {
        List<Block> blocks = new ArrayList<>();
        List<Section.Distribution> open = new ArrayList<>();
        for (Section section : sections) {
            if (section instanceof Section.Distribution distribution) {
                open.add(distribution);
            } else {
                close(open, blocks);
                blocks.add(new Single(section));
            }
        }
        close(open, blocks);
        return blocks;
    }

    private static void close(List<Section.Distribution> open, List<Block> blocks) {
        if (!open.isEmpty()) {
            blocks.add(new Distributions(open));
            open.clear();
        }
    }
}
