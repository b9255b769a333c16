package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.biofluxopt.bayes.CategoricalTable;

/**
 * Observations of numbers and states side by side, without missing cells.
 *
 * @param names of the variables
 * @param numbers [variable][row]; empty where the variable is a state
 * @param states number of the state, [variable][row]; empty where the variable is a number
 */
public record MixedTable(List<String> names, double[][] numbers, int[][] states) {
    private static final int FEW_VALUES = 12;

    public MixedTable {
        names = List.copyOf(names);
        for (double[] column : numbers) {
            for (double value : column) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("Numbers must be finite, got " + value);
                }
            }
        }
    }

    /**
     * Takes a column as numbers if every value is one and there are more than twelve of them. Rows with a missing cell are
     * left out.
     */
    public static MixedTable of(CategoricalTable table) {
        List<Integer> complete = new ArrayList<>();
        for (int r = 0; r < table.rows(); r++) {
            boolean whole = true;
            for (int v = 0; v < table.size(); v++) {
                whole &= table.get(r, v) >= 0;
            }
            if (whole) {
                complete.add(r);
            }
        }
        int n = table.size();
        double[][] numbers = new double[n][0];
        int[][] states = new int[n][0];
        for (int v = 0; v < n; v++) {
            double[] values = values(table.states(v));
            if (values.length > FEW_VALUES) {
                numbers[v] = new double[complete.size()];
            } else {
                states[v] = new int[complete.size()];
            }
            for (int i = 0; i < complete.size(); i++) {
                int state = table.get(complete.get(i), v);
                if (values.length > FEW_VALUES) {
                    numbers[v][i] = values[state];
                } else {
                    states[v][i] = state;
                }
            }
        }
        return new MixedTable(table.names(), numbers, states);
    }

    /** Whether any column would be taken as numbers. */
    public static boolean hasNumbers(CategoricalTable table) {
        for (int v = 0; v < table.size(); v++) {
            if (values(table.states(v)).length > FEW_VALUES) {
                return true;
            }
        }
        return false;
    }

    private static double[] values(List<String> labels) {
        double[] values = new double[labels.size()];
        for (int s = 0; s < values.length; s++) {
            try {
                values[s] = Double.parseDouble(labels.get(s));
            } catch (NumberFormatException e) {
                return new double[0];
            }
            if (!Double.isFinite(values[s])) {
                return new double[0];
            }
        }
        return values;
    }

    public int size() {
        return names.size();
    }

    public int rows() {
        return size() == 0 ? 0 : Math.max(numbers[0].length, states[0].length);
    }

    public boolean isNumber(int v) {
        return numbers[v].length > 0;
    }

    /** Highest state number plus one. */
    int card(int v) {
        return Arrays.stream(states[v]).max().orElse(0) + 1;
    }

    /** Columns in the order of their names. */
    public MixedTable sorted() {
        Integer[] order = new Integer[size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(names::get));
        List<String> newNames = new ArrayList<>();
        double[][] newNumbers = new double[order.length][];
        int[][] newStates = new int[order.length][];
        for (int i = 0; i < order.length; i++) {
            newNames.add(names.get(order[i]));
            newNumbers[i] = numbers[order[i]];
            newStates[i] = states[order[i]];
        }
        return new MixedTable(newNames, newNumbers, newStates);
    }
}
