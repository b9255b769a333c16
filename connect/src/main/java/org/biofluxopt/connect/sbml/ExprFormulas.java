package org.biofluxopt.connect.sbml;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.connect.sbml.Formula.Apply;
import org.biofluxopt.connect.sbml.Formula.Number;
import org.biofluxopt.connect.sbml.Formula.Symbol;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.ReactionNetwork;

/** Rate expressions as formulas. A named slow part becomes a symbol with a rule of its own. */
final class ExprFormulas {
    private final ReactionNetwork network;
    private final Map<Expr, Formula> known = new IdentityHashMap<>();
    private final Map<String, Formula> rules = new LinkedHashMap<>();

    ExprFormulas(ReactionNetwork network) {
        this.network = network;
    }

    /** Rules that the formulas given so far name, in an order in which each uses earlier ones only. */
    Map<String, Formula> rules() {
        return rules;
    }

    Formula of(Expr expr) {
        Formula before = known.get(expr);
        if (before == null) {
            before = written(expr);
            known.put(expr, before);
        }
        return before;
    }

    private Formula written(Expr expr) {
        return switch (expr) {
            case Expr.Constant c -> new Number(c.value());
            case Expr.Parameter p ->
                new Symbol(network.parameters().get(p.index()).id());
            case Expr.Amount a -> new Symbol(network.species().get(a.index()).id());
            case Expr.Sum s -> apply(Operator.PLUS, s.a(), s.b());
            case Expr.Difference d -> apply(Operator.MINUS, d.a(), d.b());
            case Expr.Product p -> apply(Operator.TIMES, p.a(), p.b());
            case Expr.Quotient q -> apply(Operator.DIVIDE, q.a(), q.b());
            case Expr.Power p -> apply(Operator.POWER, p.base(), p.exponent());
            case Expr.Exponential e -> apply(Operator.EXP, e.of());
            case Expr.Slow s -> {
                rules.putIfAbsent(s.name(), of(s.value()));
                yield new Symbol(s.name());
            }
        };
    }

    private Apply apply(Operator operator, Expr... arguments) {
        return new Apply(operator, List.of(arguments).stream().map(this::of).toList());
    }
}
