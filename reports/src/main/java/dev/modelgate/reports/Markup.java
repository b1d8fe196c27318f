package dev.modelgate.reports;

import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.Phrase;
import java.util.function.UnaryOperator;

/**
 * How a rendering writes plain text and names of commands.
 *
 * @param escape plain text in the rendering's language
 * @param code text as code in the rendering's language
 */
record Markup(UnaryOperator<String> escape, UnaryOperator<String> code) {
    /** The phrase with goals, options and keys as code. */
    String phrase(Phrase phrase, Dialect dialect) {
        String marked = new Phrase(Visible.text(phrase.template())).in(marking(dialect));
        StringBuilder out = new StringBuilder();
        int from = 0;
        int start = marked.indexOf(Visible.NAME_START);
        while (start >= 0) {
            int end = marked.indexOf(Visible.NAME_END, start);
            out.append(escape.apply(marked.substring(from, start)));
            out.append(code.apply(marked.substring(start + 1, end)));
            from = end + 1;
            start = marked.indexOf(Visible.NAME_START, from);
        }
        return out.append(escape.apply(marked.substring(from))).toString();
    }

    private static Dialect marking(Dialect dialect) {
        return new Dialect() {
            @Override
            public String goal(String name) {
                return mark(dialect.goal(name));
            }

            @Override
            public String option(String name) {
                return mark(dialect.option(name));
            }

            @Override
            public String option(String name, String value) {
                return mark(dialect.option(name, value));
            }

            @Override
            public String key(String name) {
                return mark(dialect.key(name));
            }

            private String mark(String spelling) {
                return Visible.NAME_START + Visible.text(spelling) + Visible.NAME_END;
            }
        };
    }
}
