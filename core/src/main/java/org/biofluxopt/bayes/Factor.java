package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A non-negative table over discrete variables, such as a conditional probability table or a joint distribution. Values
 * are flat, the last variable running fastest. Immutable.
 */
public final class Factor {
    private final List<Variable> scope;
    private final double[] values;

    private Factor(List<Variable> scope, double[] values) {
        this.scope = scope;
        this.values = values;
    }

    /** @param values flat, last variable of the scope fastest; finite and >= 0 */
    public static Factor of(List<Variable> scope, double... values) {
        if (scope.stream().map(Variable::name).distinct().count() != scope.size()) {
            throw new IllegalArgumentException("A factor names a variable twice: " + names(scope));
        }
        if (size(scope) != values.length) {
            throw new IllegalArgumentException(
                    "A factor over %s has %,.0f cells, got %d.".formatted(names(scope), size(scope), values.length));
        }
        for (double value : values) {
            if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("Factor values must be finite and >= 0, got " + value);
            }
        }
        return new Factor(List.copyOf(scope), values.clone());
    }

    /** P(v | parents) as a factor over the parents and the variable. */
    public static Factor of(BayesianNetwork network, int v) {
        List<Variable> scope = new ArrayList<>();
        for (int parent : network.parentsOf(v)) {
            scope.add(network.variable(parent));
        }
        scope.add(network.variable(v));
        return new Factor(List.copyOf(scope), network.tableOf(v));
    }

    static double size(List<Variable> scope) {
        double size = 1;
        for (Variable variable : scope) {
            size *= variable.size();
        }
        return size;
    }

    private static List<String> names(List<Variable> scope) {
        return scope.stream().map(Variable::name).toList();
    }

    public List<Variable> scope() {
        return scope;
    }

    /** Flat, last variable of the scope fastest. */
    public double[] values() {
        return values.clone();
    }

    /** Value at one state per variable of the scope. */
    public double get(int... states) {
        int cell = 0;
        for (int i = 0; i < states.length; i++) {
            cell = cell * scope.get(i).size() + states[i];
        }
        return values[cell];
    }

    public boolean has(Variable variable) {
        return scope.contains(variable);
    }

    public double sum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    public Factor times(Factor other) {
        List<Variable> both = new ArrayList<>(scope);
        for (Variable variable : other.scope) {
            if (!both.contains(variable)) {
                both.add(variable);
            }
        }
        double size = size(both);
        if (size > Integer.MAX_VALUE - 64) {
            throw new TreeTooLarge(size, Integer.MAX_VALUE - 64);
        }
        int[] here = strides(both);
        int[] there = other.strides(both);
        double[] product = new double[(int) size];
        int[] digit = new int[both.size()];
        int p = 0;
        int q = 0;
        for (int cell = 0; cell < product.length; cell++) {
            product[cell] = values[p] * other.values[q];
            for (int i = digit.length - 1; i >= 0; i--) {
                p += here[i];
                q += there[i];
                int card = both.get(i).size();
                if (++digit[i] < card) {
                    break;
                }
                p -= here[i] * card;
                q -= there[i] * card;
                digit[i] = 0;
            }
        }
        return new Factor(List.copyOf(both), product);
    }

    private int[] strides(List<Variable> in) {
        int[] strides = new int[in.size()];
        int step = 1;
        for (int i = scope.size() - 1; i >= 0; i--) {
            strides[in.indexOf(scope.get(i))] = step;
            step *= scope.get(i).size();
        }
        return strides;
    }

    public Factor sumOut(Variable variable) {
        return without(variable, false);
    }

    public Factor maxOut(Variable variable) {
        return without(variable, true);
    }

    private Factor without(Variable variable, boolean max) {
        int place = scope.indexOf(variable);
        if (place < 0) {
            return this;
        }
        List<Variable> rest = new ArrayList<>(scope);
        rest.remove(place);
        int run = 1;
        for (int i = place + 1; i < scope.size(); i++) {
            run *= scope.get(i).size();
        }
        int card = variable.size();
        double[] result = new double[values.length / card];
        for (int cell = 0; cell < values.length; cell++) {
            int to = cell / (run * card) * run + cell % run;
            result[to] = max ? Math.max(result[to], values[cell]) : result[to] + values[cell];
        }
        return new Factor(List.copyOf(rest), result);
    }

    /** The slice in which a variable has one state. */
    public Factor restrict(Variable variable, int state) {
        int place = scope.indexOf(variable);
        if (place < 0) {
            return this;
        }
        double[] only = new double[variable.size()];
        only[state] = 1;
        return times(new Factor(List.of(variable), only)).sumOut(variable);
    }

    /** The same table with its variables in another order. */
    public Factor ordered(List<Variable> order) {
        if (order.size() != scope.size() || !order.containsAll(scope)) {
            throw new IllegalArgumentException("Cannot order " + names(scope) + " as " + names(order));
        }
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return new Factor(List.copyOf(order), ones).times(this);
    }

    /** Scaled to sum 1. */
    public Factor normalised() {
        double sum = sum();
        if (!(sum > 0)) {
            throw new IllegalArgumentException("A table of zeros cannot be normalised: " + names(scope));
        }
        return scaled(1 / sum);
    }

    Factor scaled(double factor) {
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return new Factor(scope, result);
    }

    double largest() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
