package dev.modelgate.policies;

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

    References(CelExpr expression) {
        CelEnvironment.MAPPINGS.forEach(name -> names.put(name, Optional.of(Reference.variable(name))));
        names.put(CelEnvironment.ENVIRONMENT, Optional.of(Reference.variable(CelEnvironment.ENVIRONMENT)));
        visit(expression);
    }

    /** Values that the expression works with. */
    List<Reference> read() {
        return List.copyOf(read);
    }

    /** Values that it only asks whether they are there. */
    List<Reference> tested() {
        return List.copyOf(tested);
    }

    private void visit(CelExpr expression) {
        Optional<Reference> chain = chain(expression);
        if (chain.isPresent()) {
            read.add(chain.get());
            return;
        }
        switch (expression.getKind()) {
            case SELECT -> select(expression.select());
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

    private void select(CelSelect select) {
        Optional<Reference> operand = chain(select.operand());
        if (select.testOnly() && operand.isPresent()) {
            tested.add(operand.get().key(select.field()));
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
                                .map(holder -> holder.key(expression.select().field()));
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
            case STRING_VALUE -> chain(holder).map(way -> way.key(constant.stringValue()));
            case INT64_VALUE -> chain(holder).map(way -> way.index(constant.int64Value()));
            default -> Optional.empty();
        };
    }
}
