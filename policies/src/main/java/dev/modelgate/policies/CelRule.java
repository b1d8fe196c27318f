package dev.modelgate.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.modelgate.gate.RuleLanguage.Rule;
import dev.modelgate.gate.RuleNames;
import dev.modelgate.gate.RuleResult;
import dev.modelgate.gate.RuleResult.Verdict;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.Passage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A compiled expression. */
final class CelRule implements Rule {
    private static final int MOST_KEYS = 12;

    private final CelRuntime.Program program;
    private final References references;

    private CelRule(CelRuntime.Program program, References references) {
        this.program = program;
        this.references = references;
    }

    /**
     * Compiles an expression.
     *
     * @throws ProblemException with every mistake in it
     */
    static CelRule compile(Passage rule, RuleNames names) {
        CompileProblems problems = new CompileProblems(rule, names);
        CelValidationResult parsed = CelEnvironment.CEL.parse(rule.text());
        problems.add(parsed.getErrors());
        problems.throwIfAny();
        try {
            CelAbstractSyntaxTree tree = parsed.getAst();
            References references = new References(tree);
            CelValidationResult checked = CelEnvironment.CEL.check(tree);
            problems.add(checked.getErrors());
            problems.addUnknown(references);
            problems.throwIfAny();
            problems.requireBoolean(checked.getAst().getResultType());
            return new CelRule(CelEnvironment.CEL.createProgram(checked.getAst()), references);
        } catch (CelValidationException | CelEvaluationException e) {
            throw problems.refusal(e);
        }
    }

    @Override
    public RuleResult evaluate(ObjectNode facts) {
        return evaluated(Values.complete(facts));
    }

    private RuleResult evaluated(JsonNode facts) {
        Optional<String> notFinite = references.read().stream()
                .filter(reference -> reference.in(facts).stream().anyMatch(Values::holdsNotFinite))
                .map(Reference::text)
                .findFirst();
        if (notFinite.isPresent()) {
            return unknown(notFinite.get() + " is, or holds, a number that is not finite");
        }
        try {
            Object result = program.eval(Values.variables(facts));
            return result instanceof Boolean holds
                    ? new RuleResult(holds ? Verdict.HOLDS : Verdict.FAILS, seen(facts))
                    : unknown("the rule gives " + result + ", which is neither true nor false; " + seen(facts));
        } catch (CelEvaluationException e) {
            return unknown(reason(e, facts));
        }
    }

    private static RuleResult unknown(String explanation) {
        return new RuleResult(Verdict.UNKNOWN, explanation);
    }

    /** The values that the expression looks at. */
    private String seen(JsonNode facts) {
        String seen = Stream.concat(references.read().stream(), references.tested().stream())
                .distinct()
                .map(reference -> seen(reference, reference.in(facts)))
                .collect(Collectors.joining(", "));
        return seen.isEmpty() ? "the rule looks at no evidence" : seen;
    }

    private static String seen(Reference reference, List<JsonNode> values) {
        return values.isEmpty() ? reference.text() + " is absent" : reference.text() + " = " + Values.shown(values);
    }

    private String reason(CelEvaluationException error, JsonNode facts) {
        String message = String.valueOf(error.getMessage()).replaceFirst("^evaluation error at [^ ]*: ", "");
        if (error.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
            return Stream.concat(
                            references.read().stream(),
                            references.tested().stream().flatMap(tested -> tested.parent().stream()))
                    .flatMap(reference -> missing(reference, facts).stream())
                    .filter(reference -> message.contains("'" + reference.key() + "'"))
                    .map(reference -> absence(reference, facts))
                    .findFirst()
                    .orElse(message);
        }
        String advice = error.getErrorCode() == CelErrorCode.OVERLOAD_NOT_FOUND
                ? "; every number of the evidence is a double, so arithmetic needs 1.0 for 1"
                : "";
        return message + advice + "; " + seen(facts);
    }

    /** The first part of a way at which nothing is. */
    private static Optional<Reference> missing(Reference reference, JsonNode facts) {
        return reference
                .parent()
                .flatMap(holder -> missing(holder, facts))
                .or(() -> reference.in(facts).isEmpty() ? Optional.of(reference) : Optional.empty());
    }

    private static String absence(Reference missing, JsonNode facts) {
        List<String> keys = new ArrayList<>();
        Iterator<String> names = missing.parent().stream()
                .flatMap(holder -> holder.in(facts).stream().limit(1))
                .map(JsonNode::fieldNames)
                .findFirst()
                .orElseGet(List.<String>of()::iterator);
        names.forEachRemaining(keys::add);
        String others = keys.size() > MOST_KEYS
                ? String.join(", ", keys.subList(0, MOST_KEYS)) + ", …"
                : String.join(", ", keys);
        return missing.text() + " is not there; " + (others.isEmpty() ? "nothing is" : "there is " + others);
    }
}
