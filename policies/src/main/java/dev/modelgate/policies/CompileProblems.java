package dev.modelgate.policies;

import dev.cel.common.CelException;
import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.modelgate.gate.RuleNames;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import dev.modelgate.settings.Passage;
import dev.modelgate.settings.Spelling;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says what is wrong with an expression, and where. */
final class CompileProblems {
    private static final String LANGUAGE = "the Common Expression Language (CEL)";
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final List<String> FUNCTIONS = List.of(
            "all",
            "bool",
            "contains",
            "double",
            "duration",
            "endsWith",
            "exists",
            "exists_one",
            "filter",
            "has",
            "int",
            "map",
            "matches",
            "size",
            "startsWith",
            "string",
            "timestamp",
            "type");

    private final Passage rule;
    private final RuleNames names;
    private final Problems problems = new Problems();

    /**
     * Problems of one expression.
     *
     * @param rule the expression, where it is written
     * @param names what it can see
     */
    CompileProblems(Passage rule, RuleNames names) {
        this.rule = rule;
        this.names = names;
    }

    void add(List<CelIssue> issues) {
        for (CelIssue issue : issues) {
            String message = issue.getMessage().replace(" (in container '')", "");
            Place where = rule.at(
                    issue.getSourceLocation().getLine(),
                    issue.getSourceLocation().getColumn() + 1);
            problems.add(where, "the rule does not compile: " + message, fix(message));
        }
    }

    /** Names that nothing has: asking for them would never find anything, and say nothing of it. */
    void addUnknown(References references) {
        Set<Reference> told = new HashSet<>();
        Stream.concat(references.read().stream(), references.tested().stream())
                .flatMap(reference -> unknown(reference).stream())
                .filter(told::add)
                .forEach(reference -> addUnknown(reference, references.offset(reference)));
    }

    private void addUnknown(Reference reference, int offset) {
        String before = rule.text().substring(0, rule.text().offsetByCodePoints(0, offset));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = 1 + before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
        Reference holder = reference.parent().orElseThrow();
        Set<String> known = known(holder).orElseThrow().members().keySet();
        problems.add(
                rule.at(line, column),
                "the rule does not compile: " + holder.text() + " has no '" + reference.key() + "'",
                Spelling.nearest(reference.key(), known)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElseGet(() -> "Use one of " + String.join(", ", known)));
    }

    /** The first part of a way that leads nowhere. */
    private Optional<Reference> unknown(Reference reference) {
        Optional<Reference> before = reference.parent().flatMap(this::unknown);
        return before.or(() -> known(reference).isPresent() ? Optional.empty() : Optional.of(reference));
    }

    private Optional<RuleNames> known(Reference reference) {
        return reference
                .parent()
                .map(holder -> known(holder).flatMap(within -> within.within(reference.key())))
                .orElseGet(() -> names.within(reference.key()));
    }

    /** A type that is only known when evidence is there is looked at then. */
    void requireBoolean(CelType type) {
        if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.DYN)) {
            problems.add(
                    rule.at(1, 1),
                    "the rule gives a value of type " + type.name() + ", which is neither true nor false",
                    "Compare the value with something, as in evidence.training.measured.seconds < 3600");
        }
        throwIfAny();
    }

    /**
     * Ends compiling when there are mistakes.
     *
     * @throws ProblemException with all of them, in the order of the expression
     */
    void throwIfAny() {
        if (problems.any()) {
            throw ProblemException.invalid(problems.all().stream()
                    .sorted(Comparator.comparing(problem -> problem.where().orElseThrow()))
                    .toList());
        }
    }

    ProblemException refusal(CelException error) {
        return ProblemException.invalid(
                Problem.at(rule.at(1, 1), "the rule does not compile: " + error.getMessage(), fix("")));
    }

    private String fix(String message) {
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            Set<String> known = new TreeSet<>(names.members().keySet());
            known.addAll(FUNCTIONS);
            return Spelling.nearest(undeclared.group(1), known)
                    .map(near -> "Did you mean '" + near + "'?")
                    .orElse("Use candidate, champion, environment or evidence, and functions of " + LANGUAGE);
        }
        if (message.startsWith("found no matching overload")) {
            return "Compare and compute with values of the same type; numbers of the evidence are doubles, such as 1.0";
        }
        return "Correct the expression; it is written in " + LANGUAGE;
    }
}
