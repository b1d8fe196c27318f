package dev.modelgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as a forge shows it: what its links lead to, what can be linked to in it, and the examples in it.
 *
 * @param file where it is
 * @param links targets of its links, as they are written
 * @param anchors names of its headings, as GitHub makes them
 * @param examples its fenced blocks
 */
record MarkdownPage(Path file, List<String> links, List<String> anchors, List<Example> examples) {
    private static final Pattern FENCE = Pattern.compile("^(\\s*)(`{3,}|~{3,})\\s*([\\w+-]*).*$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern CODE = Pattern.compile("`+[^`]*`+");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(\\s*<?([^)>\\s]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
    private static final Pattern DEFINITION = Pattern.compile("^\\s{0,3}\\[[^\\]]+]:\\s+<?([^>\\s]+)");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}\\p{Pc} -]");

    /**
     * A fenced block.
     *
     * @param page the page that it is in
     * @param line where its first line of text is
     * @param language what stands beside the fence, such as {@code yaml}
     * @param text its lines, each with a line end
     */
    record Example(Path page, int line, String language, String text) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    static MarkdownPage read(Path file) throws IOException {
        return new Reader(file).page(Files.readAllLines(file));
    }

    private static final class Reader {
        private final Path file;
        private final List<String> links = new ArrayList<>();
        private final List<String> anchors = new ArrayList<>();
        private final List<Example> examples = new ArrayList<>();
        private final Map<String, Integer> used = new HashMap<>();

        Reader(Path file) {
            this.file = file;
        }

        MarkdownPage page(List<String> lines) {
            for (int i = 0; i < lines.size(); i++) {
                Matcher fence = FENCE.matcher(lines.get(i));
                if (fence.matches()) {
                    i = example(lines, i, fence);
                } else {
                    text(lines.get(i));
                }
            }
            return new MarkdownPage(file, List.copyOf(links), List.copyOf(anchors), List.copyOf(examples));
        }

        /** Takes a block, and tells the line that ends it. */
        private int example(List<String> lines, int start, Matcher fence) {
            StringBuilder text = new StringBuilder();
            int at = start + 1;
            while (at < lines.size() && !lines.get(at).strip().equals(fence.group(2))) {
                String line = lines.get(at++);
                int indent = Math.min(fence.group(1).length(), line.length());
                text.append(line.substring(indent)).append('\n');
            }
            examples.add(new Example(file, start + 2, fence.group(3), text.toString()));
            return at;
        }

        private void text(String line) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                anchor(heading.group(1));
            }
            String prose = CODE.matcher(line).replaceAll("");
            LINK.matcher(prose)
                    .results()
                    .map((MatchResult link) -> link.group(1))
                    .forEach(links::add);
            Matcher definition = DEFINITION.matcher(prose);
            if (definition.find()) {
                links.add(definition.group(1));
            }
        }

        /** Lower case, without punctuation, spaces as hyphens; a name that is taken gets a number. */
        private void anchor(String heading) {
            String words = LINK.matcher(heading).replaceAll("");
            String shown = words.equals(heading) ? heading : heading.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1");
            String name = NOT_IN_ANCHORS
                    .matcher(shown.toLowerCase(Locale.ROOT))
                    .replaceAll("")
                    .replace(' ', '-');
            int before = used.merge(name, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? name : name + "-" + before);
        }
    }
}
