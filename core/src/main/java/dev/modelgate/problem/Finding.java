package dev.modelgate.problem;

import java.util.List;
import java.util.OptionalLong;

/**
 * What one check observed, what it expected, and what to do about it. Credentials in addresses are cut out.
 *
 * @param rule name of the check, such as {@code not-null}
 * @param subject what was checked: a column, a slice, an environment
 * @param observed what was seen, with its unit
 * @param expected what would have satisfied the check
 * @param samples how many observations stand behind it, where that means something
 * @param fix what to do next
 * @param examples a bounded number of failing cases, each a line
 */
public record Finding(
        String rule,
        String subject,
        String observed,
        String expected,
        OptionalLong samples,
        Phrase fix,
        List<String> examples) {
    public Finding {
        observed = Credentials.without(observed);
        expected = Credentials.without(expected);
        examples = List.copyOf(examples);
    }

    /** A finding without examples or a sample size. */
    public static Finding of(String rule, String subject, String observed, String expected, String fix) {
        return new Finding(rule, subject, observed, expected, OptionalLong.empty(), new Phrase(fix), List.of());
    }

    /** The same finding with the number of observations behind it. */
    public Finding withSamples(long count) {
        return new Finding(rule, subject, observed, expected, OptionalLong.of(count), fix, examples);
    }

    /** The same finding with failing cases. */
    public Finding withExamples(List<String> cases) {
        return new Finding(rule, subject, observed, expected, samples, fix, cases);
    }
}
