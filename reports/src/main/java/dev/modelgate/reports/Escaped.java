package dev.modelgate.reports;

/** Text between tags and inside quoted attributes of XML and HTML. */
final class Escaped {
    private Escaped() {}

    static String xml(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        Visible.text(raw).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(point);
            }
        });
        return out.toString();
    }
}
