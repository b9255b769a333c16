package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes one tape. Every result is a new value (single assignment), equal results are shared, and what follows from
 * parameters alone goes to the tape that runs when parameters change. At the end values get registers, a freed one being
 * used again.
 */
final class TapeWriter {
    private final Registers registers;
    private final @Nullable TapeWriter whenParametersChange;
    private final @Nullable TapeWriter whenPartsChange;
    private final IntSupplier newResult;
    private final Map<Instruction, Integer> known = new HashMap<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> results = new ArrayList<>();
    private final int[] amount;
    private final Map<String, Integer> slow;

    private record Instruction(int operation, int a, int b) {}

    /**
     * @param whenParametersChange writer for results without species, null where this is it
     * @param whenPartsChange writer for results of parameters and slow parts alone, null where there is none
     * @param slow places, by name, of slow parts that another tape refreshes
     * @param newResult gives the place of a result, null for a temporary one
     */
    private TapeWriter(
            Registers registers,
            int amounts,
            @Nullable TapeWriter whenParametersChange,
            @Nullable TapeWriter whenPartsChange,
            Map<String, Integer> slow,
            @Nullable IntSupplier newResult) {
        this.registers = registers;
        this.whenParametersChange = whenParametersChange;
        this.whenPartsChange = whenPartsChange;
        this.slow = slow;
        this.newResult = newResult != null ? newResult : () -> Registers.code(Registers.TEMPORARY, instructions.size());
        amount = new int[amounts];
        for (int i = 0; i < amounts; i++) {
            amount[i] = Registers.code(Registers.AMOUNT, i);
        }
    }

    /** Writes what follows from parameters alone. */
    static TapeWriter ofParameters(Registers registers, int amounts) {
        return new TapeWriter(registers, amounts, null, null, Map.of(), registers::newDerived);
    }

    /** Writes what follows from parameters and slow parts alone. */
    static TapeWriter ofParts(Registers registers, int amounts, TapeWriter whenParametersChange) {
        return new TapeWriter(registers, amounts, whenParametersChange, null, Map.of(), registers::newSlow);
    }

    /** @param slow places, by name, of slow parts that another tape refreshes */
    static TapeWriter ofAmounts(
            Registers registers,
            int amounts,
            TapeWriter whenParametersChange,
            @Nullable TapeWriter whenPartsChange,
            Map<String, Integer> slow) {
        return new TapeWriter(registers, amounts, whenParametersChange, whenPartsChange, slow, null);
    }

    int constant(double value) {
        return registers.constant(value);
    }

    /** The present value of an amount, as this tape has changed it so far. */
    int amount(int species) {
        return amount[species];
    }

    void setAmount(int species, int value) {
        amount[species] = value;
    }

    int add(int a, int b) {
        return write(Tape.ADD, a, b);
    }

    int subtract(int a, int b) {
        return write(Tape.SUBTRACT, a, b);
    }

    int multiply(int a, int b) {
        return write(Tape.MULTIPLY, a, b);
    }

    int divide(int a, int b) {
        return write(Tape.DIVIDE, a, b);
    }

    int min(int a, int b) {
        return write(Tape.MIN, a, b);
    }

    int max(int a, int b) {
        return write(Tape.MAX, a, b);
    }

    int exp(int a) {
        return write(Tape.EXP, a, a);
    }

    int root(int a) {
        return write(Tape.ROOT, a, a);
    }

    /** An amount as it was when the tape began. */
    int amountAtStart(int species) {
        return Registers.code(Registers.AMOUNT, species);
    }

    /** The value of an expression at the present amounts. */
    int value(Expr expr) {
        return value(expr, this::amount);
    }

    /** @param amounts value of a species */
    int value(Expr expr, IntUnaryOperator amounts) {
        return value(expr, amounts, new IdentityHashMap<>());
    }

    private int value(Expr expr, IntUnaryOperator amounts, Map<Expr, Integer> done) {
        Integer known = done.get(expr);
        if (known != null) {
            return known;
        }
        int value = switch (expr) {
            case Expr.Constant c -> constant(c.value());
            case Expr.Parameter p -> Registers.code(Registers.PARAMETER, p.index());
            case Expr.Amount a -> amounts.applyAsInt(a.index());
            case Expr.Sum s -> add(value(s.a(), amounts, done), value(s.b(), amounts, done));
            case Expr.Difference d -> subtract(value(d.a(), amounts, done), value(d.b(), amounts, done));
            case Expr.Product p -> fraction(p, amounts, done);
            case Expr.Quotient q -> fraction(q, amounts, done);
            case Expr.Power p -> write(Tape.POWER, value(p.base(), amounts, done), value(p.exponent(), amounts, done));
            case Expr.Exponential e -> exp(value(e.of(), amounts, done));
            case Expr.Slow s -> {
                Integer held = slow.get(s.name());
                yield held != null ? held : value(s.value(), amounts, done);
            }
        };
        done.put(expr, value);
        return value;
    }

    /** Factors that stay first, so that they are multiplied when they change; one division for all divisors. */
    private int fraction(Expr expr, IntUnaryOperator amounts, Map<Expr, Integer> done) {
        List<Integer> above = new ArrayList<>();
        List<Integer> below = new ArrayList<>();
        factors(expr, amounts, done, above, below);
        int top = constant(1);
        for (int pace = 0; pace <= VARIES; pace++) {
            int divisor = constant(1);
            for (int factor : above) {
                top = pace(factor) == pace ? multiply(top, factor) : top;
            }
            for (int factor : below) {
                divisor = pace(factor) == pace ? multiply(divisor, factor) : divisor;
            }
            top = divide(top, divisor);
        }
        return top;
    }

    private void factors(
            Expr expr, IntUnaryOperator amounts, Map<Expr, Integer> done, List<Integer> above, List<Integer> below) {
        switch (expr) {
            case Expr.Product p -> {
                factors(p.a(), amounts, done, above, below);
                factors(p.b(), amounts, done, above, below);
            }
            case Expr.Quotient q -> {
                factors(q.a(), amounts, done, above, below);
                below.add(value(q.b(), amounts, done));
            }
            default -> above.add(value(expr, amounts, done));
        }
    }

    private static int pace(int value) {
        return Registers.fixed(value) ? 0 : Registers.held(value) ? 1 : VARIES;
    }

    /** Whether a value changes only when another tape has run. */
    boolean settled(int value) {
        return whenParametersChange != null && Registers.fixed(value)
                || whenPartsChange != null && Registers.held(value);
    }

    private int write(int operation, int first, int second) {
        boolean swap = (operation == Tape.ADD || operation == Tape.MULTIPLY) && first > second;
        int a = swap ? second : first;
        int b = swap ? first : second;
        if (whenParametersChange != null && Registers.fixed(a) && Registers.fixed(b)) {
            return whenParametersChange.write(operation, a, b);
        }
        if (whenPartsChange != null && Registers.held(a) && Registers.held(b)) {
            return whenPartsChange.write(operation, a, b);
        }
        int zero = constant(0);
        int one = constant(1);
        if (operation == Tape.ADD && a == zero || operation == Tape.MULTIPLY && a == one) {
            return b;
        }
        if ((operation == Tape.ADD || operation == Tape.SUBTRACT) && b == zero
                || (operation == Tape.MULTIPLY || operation == Tape.DIVIDE) && b == one) {
            return a;
        }
        if (operation == Tape.MULTIPLY && (a == zero || b == zero)) {
            return zero;
        }
        if (operation == Tape.DIVIDE && settled(b)) {
            return multiply(a, divide(one, b)); // the reciprocal is worked out when it changes
        }
        return known.computeIfAbsent(new Instruction(operation, a, b), instruction -> {
            int result = newResult.getAsInt();
            instructions.add(instruction);
            results.add(result);
            return result;
        });
    }

    private static final int VARIES = 2;

    /** The tape that leaves amounts and the given places with their final values. */
    Tape link(Map<Integer, Integer> outputs) {
        Map<Integer, Integer> stores = new HashMap<>(outputs);
        for (int i = 0; i < amount.length; i++) {
            int home = Registers.code(Registers.AMOUNT, i);
            if (amount[i] != home) {
                stores.put(home, amount[i]);
            }
        }
        return new TapeLinker(registers).link(operations(), stores);
    }

    private List<int[]> operations() {
        List<int[]> operations = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            operations.add(new int[] {instruction.operation(), results.get(i), instruction.a(), instruction.b()});
        }
        return operations;
    }
}
