package dev.modelgate.policies;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what an expression looks at: each longest chain of keys from a variable, in the order of the expression. */
final class References {
    private static final String INDEX = "_[_]";

    private final Set<Reference> read = new LinkedHashSet<>();
    private final Set<Reference> tested = new LinkedHashSet<>();
    /** What names stand for; nothing for the names of macros that run over something computed. */
    private final Map<String, Optional<Reference>> names = new HashMap<>();
    /** Where the last part of a way is first written, in code points. */
    private final Map<Reference, Integer> offsets = new HashMap<>();

    private final CelSource source;

    References(CelAbstractSyntaxTree tree) {
        source = tree.getSource();
        CelEnvironment.MAPPINGS.forEach(name -> names.put(name, Optional.of(Reference.variable(name))));
        names.put(CelEnvironment.ENVIRONMENT, Optional.of(Reference.variable(CelEnvironment.ENVIRONMENT)));
        visit(tree.getExpr());
    }

    /** Values that the expression works with. */
    List<Reference> read() {
        return List.copyOf(read);
    }

    /** Values that it only asks whether they are there. */
    List<Reference> tested() {
        return List.copyOf(tested);
    }

    /** Where the last part of a way is first written, in code points from the start of the expression. */
    int offset(Reference reference) {
        return offsets.getOrDefault(reference, 0);
    }

    /** The parser knows where a part begins: at its dot or its quote. */
    private Reference written(Reference reference, long id) {
        String text = source.getContent().toString();
        int from = text.offsetByCodePoints(0, source.getPositionsMap().getOrDefault(id, 0));
        int found = text.indexOf(reference.key(), from);
        offsets.putIfAbsent(reference, text.codePointCount(0, Math.max(found, 0)));
        return reference;
    }

    private void visit(CelExpr expression) {
        Optional<Reference> chain = chain(expression);
        if (chain.isPresent()) {
            read.add(chain.get());
            return;
        }
        switch (expression.getKind()) {
            case SELECT -> select(expression.select(), expression.id());
            case CALL -> call(expression.call());
            case LIST -> expression.list().elements().forEach(this::visit);
            case MAP ->
                expression.map().entries().forEach(entry -> {
                    visit(entry.key());
                    visit(entry.value());
                });
            case STRUCT -> expression.struct().entries().forEach(entry -> visit(entry.value()));
            case COMPREHENSION -> comprehension(expression.comprehension());
            default -> {
                // constants and bound names lead nowhere
            }
        }
    }

    private void select(CelSelect select, long id) {
        Optional<Reference> operand = chain(select.operand());
        if (select.testOnly() && operand.isPresent()) {
            tested.add(written(operand.get().key(select.field()), id));
        } else {
            visit(select.operand());
        }
    }

    private void call(CelCall call) {
        call.target().ifPresent(this::visit);
        call.args().forEach(this::visit);
    }

    private void comprehension(CelComprehension loop) {
        visit(loop.iterRange());
        visit(loop.accuInit());
        Map<String, Optional<Reference>> outside = new HashMap<>(names);
        names.put(loop.iterVar(), chain(loop.iterRange()).map(Reference::each));
        names.put(loop.accuVar(), Optional.empty());
        visit(loop.loopCondition());
        visit(loop.loopStep());
        names.put(
                loop.iterVar(), Optional.ofNullable(outside.get(loop.iterVar())).flatMap(name -> name));
        visit(loop.result());
        names.clear();
        names.putAll(outside);
    }

    /** The way that an expression is, if it is nothing but a variable, keys and indices. */
    private Optional<Reference> chain(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT ->
                Optional.ofNullable(names.get(expression.ident().name())).flatMap(name -> name);
            case SELECT ->
                expression.select().testOnly()
                        ? Optional.empty()
                        : chain(expression.select().operand())
                                .map(holder ->
                                        written(holder.key(expression.select().field()), expression.id()));
            case CALL ->
                expression.call().function().equals(INDEX)
                        ? indexed(
                                expression.call().args().get(0),
                                expression.call().args().get(1))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Reference> indexed(CelExpr holder, CelExpr index) {
        if (index.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return Optional.empty();
        }
        CelConstant constant = index.constant();
        return switch (constant.getKind()) {
            case STRING_VALUE -> chain(holder).map(way -> written(way.key(constant.stringValue()), index.id()));
            case INT64_VALUE -> chain(holder).map(way -> way.index(constant.int64Value()));
            default -> Optional.empty();
        };
    }
}
