package org.biofluxopt.connect.sbml;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.biofluxopt.connect.sbml.Formula.Lambda;
import org.biofluxopt.connect.sbml.Tape.Op;

/** Writes formulas onto a tape; calls of functions are written out. */
final class FormulaWriter {
    private final Tape.Builder tape;
    private final Map<String, Lambda> functions;
    private final ToIntFunction<String> symbol;
    private final ToIntFunction<String> rate;
    private final int time;
    private final Set<String> open = new HashSet<>();

    /**
     * @param symbol register of a symbol
     * @param rate register of a symbol's derivative by time
     * @param time register of time
     */
    FormulaWriter(
            Tape.Builder tape,
            Map<String, Lambda> functions,
            ToIntFunction<String> symbol,
            ToIntFunction<String> rate,
            int time) {
        this.tape = tape;
        this.functions = functions;
        this.symbol = symbol;
        this.rate = rate;
        this.time = time;
    }

    /** The register of a formula's value. */
    int write(Formula formula) {
        return write(formula, Map.of());
    }

    private int write(Formula formula, Map<String, Integer> bound) {
        return switch (formula) {
            case Formula.Number n -> tape.constant(n.value());
            case Formula.Time t -> time;
            case Formula.RateOf r -> rate.applyAsInt(r.id());
            case Formula.Symbol s -> {
                Integer argument = bound.get(s.id());
                yield argument != null ? argument : symbol.applyAsInt(s.id());
            }
            case Formula.Piecewise p -> {
                int value = write(p.otherwise(), bound);
                for (Formula.Piecewise.Piece piece : p.pieces().reversed()) {
                    value = tape.select(write(piece.condition(), bound), write(piece.value(), bound), value);
                }
                yield value;
            }
            case Formula.Call c -> call(c, bound);
            case Formula.Apply a ->
                apply(
                        a.operator(),
                        a.arguments().stream()
                                .mapToInt(argument -> write(argument, bound))
                                .toArray());
        };
    }

    private int call(Formula.Call call, Map<String, Integer> bound) {
        Lambda function = functions.get(call.function());
        if (function == null) {
            throw new UnusableModel("calls the function " + call.function() + ", which is not defined");
        }
        List<String> names = function.arguments();
        if (names.size() != call.arguments().size()) {
            throw new UnusableModel("calls " + call.function() + " with "
                    + call.arguments().size() + " arguments instead of " + names.size());
        }
        if (!open.add(call.function())) {
            throw new UnusableModel("the function " + call.function() + " calls itself");
        }
        Map<String, Integer> inner = new java.util.HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            inner.put(names.get(i), writeOutside(call, i, bound));
        }
        int value = write(function.body(), inner);
        open.remove(call.function());
        return value;
    }

    private int writeOutside(Formula.Call call, int argument, Map<String, Integer> bound) {
        open.remove(call.function()); // f(f(x)) is no recursion
        int value = write(call.arguments().get(argument), bound);
        open.add(call.function());
        return value;
    }

    private int apply(Operator operator, int[] x) {
        return switch (operator) {
            case PLUS -> fold(Op.ADD, 0, x);
            case TIMES -> fold(Op.MULTIPLY, 1, x);
            case MINUS ->
                x.length == 1 ? tape.binary(Op.SUBTRACT, tape.constant(0), x[0]) : tape.binary(Op.SUBTRACT, x[0], x[1]);
            case DIVIDE -> tape.binary(Op.DIVIDE, x[0], x[1]);
            case POWER -> tape.binary(Op.POWER, x[0], x[1]);
            case ROOT -> isNumber(x[0], 2) ? tape.unary(Op.SQRT, x[1]) : tape.binary(Op.POWER, x[1], inverse(x[0]));
            case LOG ->
                isNumber(x[0], 10)
                        ? tape.unary(Op.LOG10, x[1])
                        : tape.binary(Op.DIVIDE, tape.unary(Op.LN, x[1]), tape.unary(Op.LN, x[0]));
            case ABS -> tape.unary(Op.ABS, x[0]);
            case EXP -> tape.unary(Op.EXP, x[0]);
            case LN -> tape.unary(Op.LN, x[0]);
            case FLOOR -> tape.unary(Op.FLOOR, x[0]);
            case CEILING -> tape.unary(Op.CEILING, x[0]);
            case FACTORIAL -> tape.unary(Op.FACTORIAL, x[0]);
            case SIN -> tape.unary(Op.SIN, x[0]);
            case COS -> tape.unary(Op.COS, x[0]);
            case TAN -> tape.unary(Op.TAN, x[0]);
            case SEC -> inverse(tape.unary(Op.COS, x[0]));
            case CSC -> inverse(tape.unary(Op.SIN, x[0]));
            case COT -> inverse(tape.unary(Op.TAN, x[0]));
            case SINH -> tape.unary(Op.SINH, x[0]);
            case COSH -> tape.unary(Op.COSH, x[0]);
            case TANH -> tape.unary(Op.TANH, x[0]);
            case SECH -> inverse(tape.unary(Op.COSH, x[0]));
            case CSCH -> inverse(tape.unary(Op.SINH, x[0]));
            case COTH -> inverse(tape.unary(Op.TANH, x[0]));
            case ARCSIN -> tape.unary(Op.ARCSIN, x[0]);
            case ARCCOS -> tape.unary(Op.ARCCOS, x[0]);
            case ARCTAN -> tape.unary(Op.ARCTAN, x[0]);
            case ARCSEC -> tape.unary(Op.ARCCOS, inverse(x[0]));
            case ARCCSC -> tape.unary(Op.ARCSIN, inverse(x[0]));
            case ARCCOT -> tape.unary(Op.ARCTAN, inverse(x[0]));
            case ARCSINH -> arcsinh(x[0]);
            case ARCCOSH -> arccosh(x[0]);
            case ARCTANH -> arctanh(x[0]);
            case ARCSECH -> arccosh(inverse(x[0]));
            case ARCCSCH -> arcsinh(inverse(x[0]));
            case ARCCOTH -> arctanh(inverse(x[0]));
            case EQ -> chain(Op.EQUAL, x, false);
            case NEQ -> tape.unary(Op.NOT, tape.binary(Op.EQUAL, x[0], x[1]));
            case LT -> chain(Op.LESS, x, false);
            case LEQ -> chain(Op.LESS_OR_EQUAL, x, false);
            case GT -> chain(Op.LESS, x, true);
            case GEQ -> chain(Op.LESS_OR_EQUAL, x, true);
            case AND -> truth(fold(Op.AND, 1, x));
            case OR -> truth(fold(Op.OR, 0, x));
            case XOR -> exclusive(x);
            case NOT -> tape.unary(Op.NOT, x[0]);
            case IMPLIES -> tape.binary(Op.OR, tape.unary(Op.NOT, x[0]), x[1]);
            case MAX -> fold(Op.MAX, Double.NEGATIVE_INFINITY, x);
            case MIN -> fold(Op.MIN, Double.POSITIVE_INFINITY, x);
            case QUOTIENT -> tape.binary(Op.QUOTIENT, x[0], x[1]);
            case REM -> tape.binary(Op.REMAINDER, x[0], x[1]);
        };
    }

    private boolean isNumber(int register, double value) {
        return tape.isConstant(register) && tape.constantAt(register) == value;
    }

    private int fold(Op op, double ofNothing, int[] x) {
        int value = x.length == 0 ? tape.constant(ofNothing) : x[0];
        for (int i = 1; i < x.length; i++) {
            value = tape.binary(op, value, x[i]);
        }
        return value;
    }

    private int truth(int x) {
        return tape.unary(Op.NOT, tape.unary(Op.NOT, x));
    }

    private int exclusive(int[] x) {
        int value = tape.constant(0);
        for (int each : x) {
            // true where exactly one of the two is: not(a) == b with truth values
            value = tape.binary(Op.EQUAL, tape.unary(Op.NOT, value), truth(each));
        }
        return value;
    }

    private int chain(Op op, int[] x, boolean swapped) {
        int value = tape.constant(1);
        for (int i = 0; i + 1 < x.length; i++) {
            int link = swapped ? tape.binary(op, x[i + 1], x[i]) : tape.binary(op, x[i], x[i + 1]);
            value = i == 0 ? link : tape.binary(Op.AND, value, link);
        }
        return value;
    }

    private int inverse(int x) {
        return tape.binary(Op.DIVIDE, tape.constant(1), x);
    }

    /** ln(x + sqrt(x^2 + 1)). */
    private int arcsinh(int x) {
        int root = tape.unary(Op.SQRT, tape.binary(Op.ADD, tape.binary(Op.MULTIPLY, x, x), tape.constant(1)));
        return tape.unary(Op.LN, tape.binary(Op.ADD, x, root));
    }

    /** ln(x + sqrt(x^2 - 1)). */
    private int arccosh(int x) {
        int root = tape.unary(Op.SQRT, tape.binary(Op.SUBTRACT, tape.binary(Op.MULTIPLY, x, x), tape.constant(1)));
        return tape.unary(Op.LN, tape.binary(Op.ADD, x, root));
    }

    /** ln((1 + x) / (1 - x)) / 2. */
    private int arctanh(int x) {
        int one = tape.constant(1);
        int ratio = tape.binary(Op.DIVIDE, tape.binary(Op.ADD, one, x), tape.binary(Op.SUBTRACT, one, x));
        return tape.binary(Op.DIVIDE, tape.unary(Op.LN, ratio), tape.constant(2));
    }
}
