package dev.modelgate.data;

import java.util.List;

/** The files that were read, as a report names them. */
public final class FileList {
    private static final int MOST_NAMED = 4;

    private FileList() {}

    /** The first few names, and how many more there are. */
    public static String of(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        int more = names.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
