package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Observations of discrete variables. A column may have a single state (nothing can be learned from it, but it is not
 * dropped) and missing cells.
 */
public final class CategoricalTable {
    /** Marks a missing cell. */
    public static final int MISSING = -1;

    private final List<String> names;
    private final List<List<String>> states;
    private final short[][] columns; // [variable][row]
    private final int rows;
    private final Map<String, Integer> index = new HashMap<>();

    /** @param columns state numbers or {@link #MISSING}, [variable][row] */
    public CategoricalTable(List<String> names, List<List<String>> states, short[][] columns) {
        this.names = List.copyOf(names);
        this.states = states.stream().map(List::copyOf).toList();
        if (names.size() != states.size() || names.size() != columns.length) {
            throw new IllegalArgumentException("Expected as many columns as names and state lists.");
        }
        rows = columns.length == 0 ? 0 : columns[0].length;
        this.columns = new short[columns.length][];
        for (int v = 0; v < columns.length; v++) {
            if (index.put(names.get(v), v) != null || columns[v].length != rows) {
                throw new IllegalArgumentException(
                        "Column '%s' is there twice or has another length than the first.".formatted(names.get(v)));
            }
            for (short value : columns[v]) {
                if (value < MISSING || value >= states.get(v).size()) {
                    throw new IllegalArgumentException(
                            "Column '%s' has state number %d.".formatted(names.get(v), value));
                }
            }
            this.columns[v] = columns[v].clone();
        }
    }

    /** @param draws state numbers, [row][variable], such as {@link Posterior#sample} returns */
    public static CategoricalTable of(List<Variable> variables, int[][] draws) {
        short[][] columns = new short[variables.size()][draws.length];
        for (int r = 0; r < draws.length; r++) {
            for (int v = 0; v < columns.length; v++) {
                columns[v][r] = (short) draws[r][v];
            }
        }
        return new CategoricalTable(
                variables.stream().map(Variable::name).toList(),
                variables.stream().map(Variable::states).toList(),
                columns);
    }

    /** Number of variables. */
    public int size() {
        return columns.length;
    }

    public int rows() {
        return rows;
    }

    public List<String> names() {
        return names;
    }

    public String name(int v) {
        return names.get(v);
    }

    public List<String> states(int v) {
        return states.get(v);
    }

    /** Number of states. */
    public int card(int v) {
        return states.get(v).size();
    }

    public boolean has(String name) {
        return index.containsKey(name);
    }

    public int index(String name) {
        Integer found = index.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The table has no column '%s'.".formatted(name));
        }
        return found;
    }

    /** State number or {@link #MISSING}. */
    public int get(int row, int v) {
        return columns[v][row];
    }

    /** The column itself: do not write to it. */
    public short[] column(int v) {
        return columns[v];
    }

    public boolean hasMissing() {
        for (short[] column : columns) {
            for (short value : column) {
                if (value == MISSING) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The rows asked for, in that order; a row may be asked for more than once. */
    public CategoricalTable select(int[] chosen) {
        short[][] selected = new short[columns.length][chosen.length];
        for (int v = 0; v < columns.length; v++) {
            for (int r = 0; r < chosen.length; r++) {
                selected[v][r] = columns[v][chosen[r]];
            }
        }
        return new CategoricalTable(names, states, selected);
    }

    /** The columns asked for, in that order. */
    public CategoricalTable columns(int... chosen) {
        List<String> newNames = new ArrayList<>();
        List<List<String>> newStates = new ArrayList<>();
        short[][] newColumns = new short[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            newNames.add(names.get(chosen[i]));
            newStates.add(states.get(chosen[i]));
            newColumns[i] = columns[chosen[i]];
        }
        return new CategoricalTable(newNames, newStates, newColumns);
    }

    /** The same table with its columns in the order of their names, so that no answer hangs on how they came. */
    public CategoricalTable sorted() {
        Integer[] order = new Integer[columns.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(names::get));
        return columns(Arrays.stream(order).mapToInt(Integer::intValue).toArray());
    }

    /** This table's rows followed by the other's; columns must agree. */
    public CategoricalTable followedBy(CategoricalTable other) {
        if (!names.equals(other.names) || !states.equals(other.states)) {
            throw new IllegalArgumentException("Tables with different columns or states cannot be joined.");
        }
        short[][] both = new short[columns.length][];
        for (int v = 0; v < columns.length; v++) {
            both[v] = Arrays.copyOf(columns[v], rows + other.rows);
            System.arraycopy(other.columns[v], 0, both[v], rows, other.rows);
        }
        return new CategoricalTable(names, states, both);
    }
}
