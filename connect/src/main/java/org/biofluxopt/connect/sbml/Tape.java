package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of operations on registers; the first registers are the inputs. Equal operations are one register, operations
 * on numbers alone are worked out when written. Derivatives come by the forward mode (Griewank and Walther 2008,
 * Evaluating Derivatives, ch. 3).
 */
final class Tape {
    /** Operations; comparisons give 1 or 0. */
    enum Op {
        INPUT,
        CONSTANT,
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        POWER,
        ABS,
        EXP,
        LN,
        LOG10,
        SQRT,
        FLOOR,
        CEILING,
        FACTORIAL,
        SIN,
        COS,
        TAN,
        SINH,
        COSH,
        TANH,
        ARCSIN,
        ARCCOS,
        ARCTAN,
        LESS,
        LESS_OR_EQUAL,
        EQUAL,
        AND,
        OR,
        NOT,
        MAX,
        MIN,
        QUOTIENT,
        REMAINDER,
        /** a if c is true, else b. */
        SELECT
    }

    private final int inputs;
    private final Op[] ops;
    private final int[] a;
    private final int[] b;
    private final int[] c;
    private final double[] constants;
    private final int[][] dependents;

    private Tape(Builder builder) {
        inputs = builder.inputs;
        int n = builder.steps.size();
        ops = new Op[n];
        a = new int[n];
        b = new int[n];
        c = new int[n];
        constants = new double[n];
        for (int i = 0; i < n; i++) {
            Step step = builder.steps.get(i);
            ops[i] = step.op();
            a[i] = step.a();
            b[i] = step.b();
            c[i] = step.c();
            constants[i] = Double.longBitsToDouble(step.bits());
        }
        dependents = dependents();
    }

    private int[][] dependents() {
        int[][] found = new int[inputs][];
        for (int input = 0; input < inputs; input++) {
            BitSet reached = new BitSet();
            reached.set(input);
            for (int i = inputs; i < ops.length; i++) {
                if (readsAny(i, reached)) {
                    reached.set(i);
                }
            }
            reached.clear(input);
            found[input] = reached.stream().toArray();
        }
        return found;
    }

    private boolean readsAny(int i, BitSet reached) {
        return switch (ops[i]) {
            case INPUT, CONSTANT -> false;
            case LESS, LESS_OR_EQUAL, EQUAL, AND, OR, NOT -> false; // flat: derivative 0
            case SELECT -> reached.get(a[i]) || reached.get(b[i]);
            default -> reached.get(a[i]) || reached.get(b[i]);
        };
    }

    int inputs() {
        return inputs;
    }

    /** A register file with the constants in place. */
    double[] registers() {
        return constants.clone();
    }

    /** Operations that depend on an input, other than through a comparison. */
    int[] dependents(int input) {
        return dependents[input];
    }

    /** Registers whose value can change with any of the inputs, comparisons included. */
    BitSet reachedBy(BitSet changing) {
        return reachedBy(changing, false);
    }

    /** @param orByTime also those that change with time other than by comparing it with what does not change itself */
    BitSet reachedBy(BitSet changing, boolean orByTime) {
        BitSet reached = (BitSet) changing.clone();
        for (int i = inputs; i < ops.length; i++) {
            boolean plain = ops[i] == Op.CONSTANT;
            boolean moves = reached.get(a[i]) || reached.get(b[i]) || reached.get(c[i]);
            boolean reads = a[i] == 0 || b[i] == 0 || c[i] == 0;
            boolean clock = isComparison(i) && a[i] != b[i] && !moves;
            if (!plain && (moves || (orByTime && reads && !clock))) {
                reached.set(i);
            }
        }
        return reached;
    }

    boolean isComparison(int register) {
        return ops[register] == Op.LESS || ops[register] == Op.LESS_OR_EQUAL || ops[register] == Op.EQUAL;
    }

    int size() {
        return ops.length;
    }

    Op op(int register) {
        return ops[register];
    }

    double constant(int register) {
        return constants[register];
    }

    int left(int register) {
        return a[register];
    }

    int right(int register) {
        return b[register];
    }

    /** Conditions of all choices. */
    int[] conditions() {
        BitSet found = new BitSet();
        for (int i = 0; i < ops.length; i++) {
            if (ops[i] == Op.SELECT) {
                found.set(c[i]);
            }
        }
        return found.stream().toArray();
    }

    /** Works out every register from the inputs in {@code r}. */
    void values(double[] r) {
        for (int i = inputs; i < ops.length; i++) {
            if (ops[i] != Op.CONSTANT) {
                r[i] = value(ops[i], r[a[i]], r[b[i]], r[c[i]]);
            }
        }
    }

    /**
     * Derivatives by one input at the registers {@code r}; only entries of {@link #dependents} are written, and
     * {@code d} must be 0 elsewhere but at the input itself, where it is 1.
     */
    void tangents(int input, double[] r, double[] d) {
        for (int i : dependents[input]) {
            d[i] = tangent(i, r, d);
        }
    }

    static double value(Op op, double x, double y, double condition) {
        return switch (op) {
            case INPUT, CONSTANT -> throw new IllegalArgumentException(op.name());
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case POWER -> Math.pow(x, y);
            case ABS -> Math.abs(x);
            case EXP -> Math.exp(x);
            case LN -> Math.log(x);
            case LOG10 -> Math.log10(x);
            case SQRT -> Math.sqrt(x);
            case FLOOR -> Math.floor(x);
            case CEILING -> Math.ceil(x);
            case FACTORIAL -> factorial(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case ARCSIN -> Math.asin(x);
            case ARCCOS -> Math.acos(x);
            case ARCTAN -> Math.atan(x);
            case LESS -> x < y ? 1 : 0;
            case LESS_OR_EQUAL -> x <= y ? 1 : 0;
            case EQUAL -> x == y ? 1 : 0;
            case AND -> x != 0 && y != 0 ? 1 : 0;
            case OR -> x != 0 || y != 0 ? 1 : 0;
            case NOT -> x == 0 ? 1 : 0;
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
            case QUOTIENT -> x / y < 0 ? Math.ceil(x / y) : Math.floor(x / y);
            case REMAINDER -> x % y;
            case SELECT -> condition != 0 ? x : y;
        };
    }

    private double tangent(int i, double[] r, double[] d) {
        double x = r[a[i]];
        double y = r[b[i]];
        double dx = d[a[i]];
        double dy = d[b[i]];
        return switch (ops[i]) {
            case ADD -> dx + dy;
            case SUBTRACT -> dx - dy;
            case MULTIPLY -> dx * y + x * dy;
            case DIVIDE -> (dx - r[i] * dy) / y;
            case POWER -> (dx == 0 ? 0 : y * Math.pow(x, y - 1) * dx) + (dy == 0 ? 0 : r[i] * Math.log(x) * dy);
            case ABS -> Math.signum(x) * dx;
            case EXP -> r[i] * dx;
            case LN -> dx / x;
            case LOG10 -> dx / (x * Math.log(10));
            case SQRT -> dx == 0 ? 0 : dx / (2 * r[i]);
            case SIN -> Math.cos(x) * dx;
            case COS -> -Math.sin(x) * dx;
            case TAN -> (1 + r[i] * r[i]) * dx;
            case SINH -> Math.cosh(x) * dx;
            case COSH -> Math.sinh(x) * dx;
            case TANH -> (1 - r[i] * r[i]) * dx;
            case ARCSIN -> dx / Math.sqrt(1 - x * x);
            case ARCCOS -> -dx / Math.sqrt(1 - x * x);
            case ARCTAN -> dx / (1 + x * x);
            case MAX -> x >= y ? dx : dy;
            case MIN -> x <= y ? dx : dy;
            case REMAINDER -> dx;
            case SELECT -> r[c[i]] != 0 ? dx : dy;
            case INPUT, CONSTANT, FLOOR, CEILING, FACTORIAL, LESS, LESS_OR_EQUAL, EQUAL, AND, OR, NOT, QUOTIENT -> 0;
        };
    }

    private static double factorial(double x) {
        if (x < 0 || x != Math.rint(x)) {
            return Double.NaN; // SBML allows natural numbers only
        }
        double product = 1;
        for (int i = 2; i <= x && product < Double.POSITIVE_INFINITY; i++) {
            product *= i;
        }
        return product;
    }

    private record Step(Op op, int a, int b, int c, long bits) {}

    /** Writes a tape. */
    static final class Builder {
        private final int inputs;
        private final List<Step> steps = new ArrayList<>();
        private final Map<Step, Integer> known = new HashMap<>();

        Builder(int inputs) {
            this.inputs = inputs;
            for (int i = 0; i < inputs; i++) {
                steps.add(new Step(Op.INPUT, i, i, i, 0));
            }
        }

        int constant(double value) {
            return place(new Step(Op.CONSTANT, 0, 0, 0, Double.doubleToLongBits(value)));
        }

        boolean isConstant(int register) {
            return steps.get(register).op() == Op.CONSTANT;
        }

        double constantAt(int register) {
            return Double.longBitsToDouble(steps.get(register).bits());
        }

        int unary(Op op, int x) {
            return step(op, x, x, x);
        }

        int binary(Op op, int x, int y) {
            return step(op, x, y, x);
        }

        int select(int condition, int x, int y) {
            if (isConstant(condition)) {
                return constantAt(condition) != 0 ? x : y;
            }
            return step(Op.SELECT, x, y, condition);
        }

        private int step(Op op, int x, int y, int z) {
            if (isConstant(x) && isConstant(y) && isConstant(z)) {
                return constant(value(op, constantAt(x), constantAt(y), constantAt(z)));
            }
            return place(new Step(op, x, y, z, 0));
        }

        private int place(Step step) {
            Integer before = known.putIfAbsent(step, steps.size());
            if (before != null) {
                return before;
            }
            steps.add(step);
            return steps.size() - 1;
        }

        Tape build() {
            return new Tape(this);
        }
    }
}
