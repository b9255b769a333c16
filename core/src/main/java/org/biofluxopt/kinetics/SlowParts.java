package org.biofluxopt.kinetics;

import java.util.Map;

/** Finds the slow parts in what a process says. */
final class SlowParts {
    private SlowParts() {}

    static void collect(Process process, Map<String, Expr.Slow> parts) {
        switch (process) {
            case Process.Transfer t -> collect(t.coefficient(), parts);
            case Process.Binding b -> collect(b.constant(), parts);
            case Process.Inflow f -> collect(f.rate(), parts);
        }
    }

    private static void collect(Expr expr, Map<String, Expr.Slow> parts) {
        switch (expr) {
            case Expr.Constant c -> {}
            case Expr.Parameter p -> {}
            case Expr.Amount a -> {}
            case Expr.Sum s -> both(s.a(), s.b(), parts);
            case Expr.Difference d -> both(d.a(), d.b(), parts);
            case Expr.Product p -> both(p.a(), p.b(), parts);
            case Expr.Quotient q -> both(q.a(), q.b(), parts);
            case Expr.Power p -> both(p.base(), p.exponent(), parts);
            case Expr.Exponential e -> collect(e.of(), parts);
            case Expr.Slow s -> {
                if (parts.putIfAbsent(s.name(), s) == null) {
                    collect(s.value(), parts);
                }
            }
        }
    }

    private static void both(Expr a, Expr b, Map<String, Expr.Slow> parts) {
        collect(a, parts);
        collect(b, parts);
    }
}
