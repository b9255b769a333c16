package org.biofluxopt.bayes;

import java.util.Arrays;
import java.util.List;

/**
 * What is asked of one variable: which findings there are, which of them are certain and stay, and whether a variable is
 * set from outside.
 *
 * @param found [variable] whether there is a finding that may come and go
 * @param fixed [variable] state that is certain, or -1; such variables are taken out of all tables
 * @param set variable whose own table does not count, or -1
 */
record TargetQuestion(BayesianNetwork network, int target, boolean[] found, int[] fixed, int set) {
    /** All findings may come and go. */
    static TargetQuestion ofSome(BayesianNetwork network, Findings findings, int target) {
        boolean[] found = new boolean[network.size()];
        findings.likelihoods().keySet().forEach(name -> found[network.index(name)] = true);
        int[] fixed = new int[found.length];
        Arrays.fill(fixed, -1);
        return new TargetQuestion(network, target, found, fixed, -1);
    }

    /** P(target | do(set = state), findings): those of one state only are certain and stay. */
    static TargetQuestion ofDoing(BayesianNetwork network, Findings findings, int target, int set, int state) {
        TargetQuestion some = ofSome(network, findings, target);
        findings.likelihoods().forEach((name, likelihood) -> {
            int v = network.index(name);
            int only = only(likelihood);
            if (only >= 0 && v != target) {
                some.found[v] = false;
                some.fixed[v] = only;
            }
        });
        some.found[set] = false;
        some.fixed[set] = state;
        return new TargetQuestion(network, target, some.found, some.fixed, set);
    }

    private static int only(List<Double> likelihood) {
        int only = -1;
        for (int s = 0; s < likelihood.size(); s++) {
            if (likelihood.get(s) > 0) {
                if (only >= 0) {
                    return -1;
                }
                only = s;
            }
        }
        return only;
    }

    /** Parents that count. */
    int[] parents(int v) {
        return v == set ? new int[0] : network.parentsOf(v);
    }

    /** Parents that count and are open, then the variable if it is open. */
    int[] openFamily(int v) {
        int[] parents = parents(v);
        int[] family = new int[parents.length + 1];
        int n = 0;
        for (int parent : parents) {
            if (fixed[parent] < 0) {
                family[n++] = parent;
            }
        }
        if (fixed[v] < 0) {
            family[n++] = v;
        }
        return Arrays.copyOf(family, n);
    }

    /** The variable's table over its open family, the last one fastest. */
    double[] openTable(int v) {
        double[] table = network.tableOf(v);
        int[] parents = parents(v);
        int run = 1; // cells of the variables behind, all of them open or sliced
        for (int i = parents.length; i >= 0; i--) {
            int member = i == parents.length ? v : parents[i];
            int card = network.variable(member).size();
            if (fixed[member] >= 0) {
                table = sliced(table, run, card, fixed[member]);
            } else {
                run *= card;
            }
        }
        return table;
    }

    private static double[] sliced(double[] table, int run, int card, int state) {
        double[] slice = new double[table.length / card];
        for (int to = 0, from = state * run; to < slice.length; to += run, from += run * card) {
            System.arraycopy(table, from, slice, to, run);
        }
        return slice;
    }

    /** [variable] the target, the findings and their ancestors: all others sum to one. */
    boolean[] relevant() {
        boolean[] needed = found.clone();
        needed[target] = true;
        for (int v = 0; v < needed.length; v++) {
            needed[v] |= fixed[v] >= 0;
        }
        int[] order = network.topologicalOrder();
        for (int k = order.length - 1; k >= 0; k--) {
            for (int parent : parents(order[k])) {
                needed[parent] |= needed[order[k]];
            }
        }
        return needed;
    }
}
