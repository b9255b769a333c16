package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rate expressions as one graph in which equal parts are one node, and their derivatives on the same graph. Nodes are
 * numbered so that operands come before what is made of them. Quotients become products with a reciprocal, so that the
 * denominators that rates and derivatives share are divided by once.
 */
final class RateGraph {
    /** What a node does with its operands. */
    enum Op {
        CONSTANT,
        PARAMETER,
        AMOUNT,
        ADD,
        SUBTRACT,
        MULTIPLY,
        RECIPROCAL,
        POWER,
        EXPONENTIAL
    }

    /** When a node's value changes. */
    enum Pace {
        NEVER,
        WITH_PARAMETERS,
        WITH_AMOUNTS
    }

    /** @param a first operand, or the index of a parameter or species */
    private record Node(Op op, int a, int b, double value) {}

    private final List<Node> nodes = new ArrayList<>();
    private final List<Pace> paces = new ArrayList<>();
    private final Map<Node, Integer> known = new HashMap<>();
    private final IdentityHashMap<Expr, Integer> translated = new IdentityHashMap<>();
    private final Map<Long, Integer> derivatives = new HashMap<>();
    final int zero = constant(0);
    private final int one = constant(1);

    int size() {
        return nodes.size();
    }

    Op op(int node) {
        return nodes.get(node).op;
    }

    int first(int node) {
        return nodes.get(node).a;
    }

    int second(int node) {
        return nodes.get(node).b;
    }

    double value(int node) {
        return nodes.get(node).value;
    }

    Pace pace(int node) {
        return paces.get(node);
    }

    /** The nodes that a node is made of. */
    int[] operandsOf(int node) {
        return switch (op(node)) {
            case CONSTANT, PARAMETER, AMOUNT -> new int[0];
            case RECIPROCAL, EXPONENTIAL -> new int[] {first(node)};
            case ADD, SUBTRACT, MULTIPLY, POWER -> new int[] {first(node), second(node)};
        };
    }

    int constant(double value) {
        return node(Op.CONSTANT, -1, -1, value == 0 ? 0 : value);
    }

    int add(int a, int b) {
        if (a == zero) {
            return b;
        }
        if (b == zero) {
            return a;
        }
        if (isConstant(a) && isConstant(b)) {
            return constant(value(a) + value(b));
        }
        return node(Op.ADD, Math.min(a, b), Math.max(a, b), 0);
    }

    int subtract(int a, int b) {
        if (b == zero) {
            return a;
        }
        if (a == b) {
            return zero;
        }
        if (isConstant(a) && isConstant(b)) {
            return constant(value(a) - value(b));
        }
        return a == zero ? multiply(constant(-1), b) : node(Op.SUBTRACT, a, b, 0);
    }

    int multiply(int a, int b) {
        if (a == zero || b == zero) {
            return zero;
        }
        if (a == one) {
            return b;
        }
        if (b == one) {
            return a;
        }
        if (isConstant(a) && isConstant(b)) {
            return constant(value(a) * value(b));
        }
        return node(Op.MULTIPLY, Math.min(a, b), Math.max(a, b), 0);
    }

    private int reciprocal(int a) {
        return isConstant(a) ? constant(1 / value(a)) : node(Op.RECIPROCAL, a, -1, 0);
    }

    private int power(int base, int exponent) {
        if (isConstant(exponent)) {
            double e = value(exponent);
            if (e == 1) {
                return base;
            }
            if (e == 2) {
                return multiply(base, base);
            }
        }
        return node(Op.POWER, base, exponent, 0);
    }

    /** The node of an expression. */
    int of(Expr expression) {
        Integer already = translated.get(expression);
        if (already != null) {
            return already;
        }
        int made = switch (expression) {
            case Expr.Constant c -> constant(c.value());
            case Expr.Parameter p -> node(Op.PARAMETER, p.index(), -1, 0);
            case Expr.Amount a -> node(Op.AMOUNT, a.index(), -1, 0);
            case Expr.Sum s -> add(of(s.a()), of(s.b()));
            case Expr.Difference d -> subtract(of(d.a()), of(d.b()));
            case Expr.Product p -> multiply(of(p.a()), of(p.b()));
            case Expr.Quotient q -> multiply(of(q.a()), reciprocal(of(q.b())));
            case Expr.Power p -> power(of(p.base()), of(p.exponent()));
            case Expr.Exponential e -> node(Op.EXPONENTIAL, of(e.of()), -1, 0);
            case Expr.Slow s -> of(s.value());
        };
        translated.put(expression, made);
        return made;
    }

    /** The node of the partial derivative of a node with respect to a species; {@link #zero} where there is none. */
    int derivative(int node, int species) {
        if (pace(node) != Pace.WITH_AMOUNTS) {
            return zero;
        }
        long key = (long) node << 32 | species;
        Integer already = derivatives.get(key);
        if (already != null) {
            return already;
        }
        int a = first(node);
        int b = second(node);
        int made = switch (op(node)) {
            case CONSTANT, PARAMETER -> zero;
            case AMOUNT -> a == species ? one : zero;
            case ADD -> add(derivative(a, species), derivative(b, species));
            case SUBTRACT -> subtract(derivative(a, species), derivative(b, species));
            case MULTIPLY -> add(multiply(derivative(a, species), b), multiply(a, derivative(b, species)));
            case RECIPROCAL -> {
                int inner = derivative(a, species);
                yield inner == zero ? zero : multiply(multiply(constant(-1), multiply(node, node)), inner);
            }
            case POWER -> {
                int inner = derivative(a, species);
                yield inner == zero ? zero : multiply(multiply(multiply(b, node), reciprocal(a)), inner);
            }
            case EXPONENTIAL -> multiply(derivative(a, species), node);
        };
        derivatives.put(key, made);
        return made;
    }

    private boolean isConstant(int node) {
        return op(node) == Op.CONSTANT;
    }

    private int node(Op op, int a, int b, double value) {
        return known.computeIfAbsent(new Node(op, a, b, value), made -> {
            Pace pace = switch (op) {
                case CONSTANT -> Pace.NEVER;
                case PARAMETER -> Pace.WITH_PARAMETERS;
                case AMOUNT -> Pace.WITH_AMOUNTS;
                case RECIPROCAL, EXPONENTIAL -> paces.get(a);
                case ADD, SUBTRACT, MULTIPLY, POWER ->
                    paces.get(a).compareTo(paces.get(b)) > 0 ? paces.get(a) : paces.get(b);
            };
            nodes.add(made);
            paces.add(pace);
            return nodes.size() - 1;
        });
    }
}
