package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "a|b => a\\|b",
                "`code` => \\`code\\`",
                "**bold** => \\*\\*bold\\*\\*",
                "_slanted_ => \\_slanted\\_",
                "dep_delay => dep_delay",
                "[x](y) => \\[x](y)",
                "~~gone~~ => \\~\\~gone\\~\\~",
                "<b>&amp;</b> => &lt;b&gt;&amp;amp;&lt;/b&gt;",
                "C:\\data => C:\\\\data"
            })
    void showsTextAsItIs(String raw, String markdown) {
        assertThat(Markdown.inline(raw)).isEqualTo(markdown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@octocat",
                "fixes #12",
                "closes GH-12",
                "closes gh-12",
                "fixes owner/name#12",
                "https://example.com",
                "www.example.com"
            })
    void mentionsNobodyAndClosesNothing(String raw) {
        String markdown = Markdown.inline(raw);
        assertThat(markdown)
                .doesNotContainPattern("(?i)@\\w|#\\d|gh-\\d|://|www\\.")
                .hasSize(raw.length() + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"# title; \\# title", "- item; \\- item", "1. item; 1\\. item", "3) item; 3\\) item", "=; \\="})
    void beginsNoListOrHeading(String raw, String markdown) {
        assertThat(Markdown.paragraph(raw)).isEqualTo(markdown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"a; `a`", "a`b; ``a`b``", "`a; `` `a ``", "a|b; `a|b`"})
    void fencesCodeBeyondItsOwnBackticks(String raw, String markdown) {
        assertThat(Markdown.code(raw)).isEqualTo(markdown);
    }

    @Test
    void keepsLinesOfACellInTheCell() {
        assertThat(Markdown.inline("first\r\n\nsecond")).isEqualTo("first<br>second");
    }

    /** A comment on a pull request takes 65,536 characters. */
    @Test
    void ofHundredsOfColumnsSaysWhatFitsIntoAComment() {
        String markdown = new MarkdownRenderer().render(Examples.hundreds(600), Examples.COMMANDS);
        assertThat(markdown)
                .hasSizeLessThan(65_536)
                .contains("\n\n… and 550 more, which the HTML and JSON reports have\n");
    }
}
