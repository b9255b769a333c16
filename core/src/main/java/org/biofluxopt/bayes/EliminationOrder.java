package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An order in which to eliminate all variables that can matter to a target, for findings that come and go: greedy by the
 * cells of the next table times how often it will be worked, which grows with the findings below it. Ties and near ties are broken at
 * random from a fixed seed, a few times; the cheapest order wins.
 *
 * @param variables in order; the target is the last
 * @param work cells of all tables, each as often as it is expected to be worked
 * @param cells of all tables
 */
record EliminationOrder(int[] variables, double work, double cells) {
    private static final double NEAR = 0.3; // of the logarithm of the work

    /** @param trials at least 1 */
    static EliminationOrder of(TargetQuestion question, int trials) {
        BitSet[] near = moral(question);
        BitSet connected = connected(near, question.target());
        SplittableRandom random = new SplittableRandom(1);
        EliminationOrder best = greedy(question, near, connected, random, 0);
        for (int trial = 1; trial < trials; trial++) {
            EliminationOrder other = greedy(question, near, connected, random, NEAR);
            best = other.work < best.work ? other : best;
        }
        return best;
    }

    /** Neighbours of the open variables. */
    private static BitSet[] moral(TargetQuestion question) {
        boolean[] needed = question.relevant();
        BitSet[] near = new BitSet[needed.length];
        for (int v = 0; v < needed.length; v++) {
            near[v] = new BitSet();
        }
        for (int v = 0; v < needed.length; v++) {
            if (needed[v]) {
                BitSet family = new BitSet();
                Arrays.stream(question.openFamily(v)).forEach(family::set);
                family.stream().forEach(member -> near[member].or(family));
            }
        }
        for (int v = 0; v < needed.length; v++) {
            near[v].clear(v);
        }
        return near;
    }

    private static BitSet connected(BitSet[] near, int target) {
        BitSet reached = new BitSet();
        BitSet open = new BitSet();
        open.set(target);
        while (!open.isEmpty()) {
            int v = open.nextSetBit(0);
            open.clear(v);
            reached.set(v);
            BitSet more = (BitSet) near[v].clone();
            more.andNot(reached);
            open.or(more);
        }
        return reached;
    }

    private static EliminationOrder greedy(
            TargetQuestion question, BitSet[] moral, BitSet connected, SplittableRandom random, double noise) {
        BayesianNetwork network = question.network();
        boolean[] found = question.found();
        BitSet[] near = Arrays.stream(moral).map(set -> (BitSet) set.clone()).toArray(BitSet[]::new);
        BitSet left = (BitSet) connected.clone();
        left.clear(question.target());
        int[] order = new int[connected.cardinality()];
        double work = 0;
        double cells = network.variable(question.target()).size();
        List<Table> tables = new ArrayList<>();
        for (int k = 0; k < order.length - 1; k++) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int v = left.nextSetBit(0); v >= 0; v = left.nextSetBit(v + 1)) {
                double cost = Math.log(size(network, near[v], v) * times(count(tables, v, found)))
                        + (noise > 0 ? noise * random.nextDouble() : 0);
                if (cost < least) {
                    least = cost;
                    best = v;
                }
            }
            double size = size(network, near[best], best);
            BitSet met = new BitSet();
            if (found[best]) {
                met.set(best);
            }
            for (int t = tables.size() - 1; t >= 0; t--) {
                if (tables.get(t).scope.get(best)) {
                    met.or(tables.remove(t).found);
                }
            }
            work += size * times(met.cardinality());
            cells += size;
            BitSet scope = near[best];
            for (int u = scope.nextSetBit(0); u >= 0; u = scope.nextSetBit(u + 1)) {
                near[u].or(scope);
                near[u].clear(u);
                near[u].clear(best);
            }
            tables.add(new Table(scope, met));
            left.clear(best);
            order[k] = best;
        }
        order[order.length - 1] = question.target();
        return new EliminationOrder(order, work, cells);
    }

    /** A message made so far. */
    private record Table(BitSet scope, BitSet found) {}

    private static int count(List<Table> tables, int v, boolean[] found) {
        BitSet met = new BitSet();
        if (found[v]) {
            met.set(v);
        }
        for (Table table : tables) {
            if (table.scope.get(v)) {
                met.or(table.found);
            }
        }
        return met.cardinality();
    }

    /** How many sets of so many findings forty orders of all findings run through. */
    private static double times(int findings) {
        return Math.min(Math.scalb(1.0, findings), 40.0 * findings + 1);
    }

    private static double size(BayesianNetwork network, BitSet near, int v) {
        double size = network.variable(v).size();
        for (int u = near.nextSetBit(0); u >= 0; u = near.nextSetBit(u + 1)) {
            size *= network.variable(u).size();
        }
        return size;
    }
}
