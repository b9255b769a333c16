package org.biofluxopt.kinetics;

import java.util.function.IntToDoubleFunction;

/**
 * A rate expression over species and parameters. Expressions are smooth, so they have derivatives everywhere; shared
 * parts may be one object.
 */
public sealed interface Expr {
    Expr ZERO = new Constant(0);
    Expr ONE = new Constant(1);

    record Constant(double value) implements Expr {}

    /** @param index place in {@link ReactionNetwork#parameters()} */
    record Parameter(int index) implements Expr {}

    /** @param index place in {@link ReactionNetwork#species()} */
    record Amount(int index) implements Expr {}

    record Sum(Expr a, Expr b) implements Expr {}

    record Difference(Expr a, Expr b) implements Expr {}

    record Product(Expr a, Expr b) implements Expr {}

    record Quotient(Expr a, Expr b) implements Expr {}

    /** base^exponent with a positive base; the exponent holds no species. */
    record Power(Expr base, Expr exponent) implements Expr {}

    record Exponential(Expr of) implements Expr {}

    /**
     * A part that changes slowly: a fixed-step scheme may work it out now and then; an error-controlled one always does.
     *
     * @param name unique, used in exchange files
     */
    record Slow(String name, Expr value, Pace pace) implements Expr {}

    /** How often a fixed-step scheme refreshes a slow part. */
    enum Pace {
        /** Each hour. */
        HOURLY,
        /** It changes over days: each four hours. */
        DAILY
    }

    static Expr of(double value) {
        return value == 0 ? ZERO : value == 1 ? ONE : new Constant(value);
    }

    default Expr plus(Expr b) {
        if (isZero(this)) {
            return b;
        }
        return isZero(b) ? this : new Sum(this, b);
    }

    default Expr minus(Expr b) {
        return isZero(b) ? this : new Difference(this, b);
    }

    default Expr times(Expr b) {
        if (isZero(this) || isZero(b)) {
            return ZERO;
        }
        if (isOne(this)) {
            return b;
        }
        return isOne(b) ? this : new Product(this, b);
    }

    default Expr over(Expr b) {
        return isZero(this) || isOne(b) ? this : new Quotient(this, b);
    }

    default Expr times(double b) {
        return times(of(b));
    }

    default Expr plus(double b) {
        return plus(of(b));
    }

    default Expr power(Expr exponent) {
        return new Power(this, exponent);
    }

    private static boolean isZero(Expr e) {
        return e instanceof Constant c && c.value() == 0;
    }

    private static boolean isOne(Expr e) {
        return e instanceof Constant c && c.value() == 1;
    }

    /** Whether the value depends on any species. */
    default boolean varies() {
        return switch (this) {
            case Constant c -> false;
            case Parameter p -> false;
            case Amount a -> true;
            case Sum s -> s.a().varies() || s.b().varies();
            case Difference d -> d.a().varies() || d.b().varies();
            case Product p -> p.a().varies() || p.b().varies();
            case Quotient q -> q.a().varies() || q.b().varies();
            case Power p -> p.base().varies();
            case Exponential e -> e.of().varies();
            case Slow s -> s.value().varies();
        };
    }

    /** Partial derivative with respect to a species; {@link #ZERO} itself where there is none. */
    default Expr derivative(int species) {
        return switch (this) {
            case Constant c -> ZERO;
            case Parameter p -> ZERO;
            case Amount a -> a.index() == species ? ONE : ZERO;
            case Sum s -> s.a().derivative(species).plus(s.b().derivative(species));
            case Difference d -> d.a().derivative(species).minus(d.b().derivative(species));
            case Product p -> p.a().derivative(species).times(p.b()).plus(p.a().times(p.b().derivative(species)));
            case Quotient q -> {
                Expr up = q.a().derivative(species);
                Expr down = q.b().derivative(species);
                yield isZero(down) ? up.over(q.b()) : up.minus(this.times(down)).over(q.b());
            }
            case Power p -> {
                Expr inner = p.base().derivative(species);
                yield isZero(inner)
                        ? ZERO
                        : p.exponent().times(this).over(p.base()).times(inner);
            }
            case Exponential e -> e.of().derivative(species).times(this);
            case Slow s -> s.value().derivative(species);
        };
    }

    /** The value at given amounts and parameters, worked out directly: slow, for tests and read-outs. */
    default double value(IntToDoubleFunction amount, IntToDoubleFunction parameter) {
        return switch (this) {
            case Constant c -> c.value();
            case Parameter p -> parameter.applyAsDouble(p.index());
            case Amount a -> amount.applyAsDouble(a.index());
            case Sum s -> s.a().value(amount, parameter) + s.b().value(amount, parameter);
            case Difference d -> d.a().value(amount, parameter) - d.b().value(amount, parameter);
            case Product p -> p.a().value(amount, parameter) * p.b().value(amount, parameter);
            case Quotient q -> q.a().value(amount, parameter) / q.b().value(amount, parameter);
            case Power p ->
                StrictMath.pow(p.base().value(amount, parameter), p.exponent().value(amount, parameter));
            case Exponential e -> StrictMath.exp(e.of().value(amount, parameter));
            case Slow s -> s.value().value(amount, parameter);
        };
    }
}
