package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Cliques of a triangulated moral graph. Variables are eliminated by fewest fill-in edges, ties by the smaller clique
 * table, then by number (Kjaerulff 1990, "Triangulation of graphs").
 */
final class Triangulation {
    private Triangulation() {}

    /** Maximal cliques in order of elimination. */
    static List<BitSet> cliques(BayesianNetwork network) {
        BitSet[] near = moralGraph(network);
        double[] logSize = new double[near.length];
        for (int v = 0; v < near.length; v++) {
            logSize[v] = Math.log(network.variable(v).size());
        }
        BitSet left = new BitSet();
        left.set(0, near.length);
        List<BitSet> cliques = new ArrayList<>();
        while (!left.isEmpty()) {
            int v = next(near, logSize, left);
            BitSet clique = (BitSet) near[v].clone();
            clique.set(v);
            eliminate(near, v);
            left.clear(v);
            if (cliques.stream().noneMatch(known -> contains(known, clique))) {
                cliques.add(clique);
            }
        }
        return cliques;
    }

    static BitSet[] moralGraph(BayesianNetwork network) {
        BitSet[] near = new BitSet[network.size()];
        for (int v = 0; v < near.length; v++) {
            near[v] = new BitSet(near.length);
        }
        for (int v = 0; v < near.length; v++) {
            BitSet family = new BitSet();
            family.set(v);
            for (int parent : network.parents(v)) {
                family.set(parent);
            }
            connect(near, family);
        }
        return near;
    }

    static boolean contains(BitSet large, BitSet small) {
        BitSet rest = (BitSet) small.clone();
        rest.andNot(large);
        return rest.isEmpty();
    }

    private static int next(BitSet[] near, double[] logSize, BitSet left) {
        int best = -1;
        long bestFill = Long.MAX_VALUE;
        double bestWeight = Double.POSITIVE_INFINITY;
        for (int v = left.nextSetBit(0); v >= 0; v = left.nextSetBit(v + 1)) {
            long fill = fillIn(near, v);
            if (fill > bestFill) {
                continue;
            }
            double weight = near[v].stream().mapToDouble(u -> logSize[u]).sum() + logSize[v];
            if (fill < bestFill || weight < bestWeight - 1e-9) {
                best = v;
                bestFill = fill;
                bestWeight = weight;
            }
        }
        return best;
    }

    /** Twice the number of missing edges among the neighbours. */
    private static long fillIn(BitSet[] near, int v) {
        long missing = 0;
        for (int u = near[v].nextSetBit(0); u >= 0; u = near[v].nextSetBit(u + 1)) {
            BitSet unknown = (BitSet) near[v].clone();
            unknown.andNot(near[u]);
            missing += unknown.cardinality() - 1; // u itself
        }
        return missing;
    }

    private static void eliminate(BitSet[] near, int v) {
        connect(near, near[v]);
        for (int u = near[v].nextSetBit(0); u >= 0; u = near[v].nextSetBit(u + 1)) {
            near[u].clear(v);
        }
    }

    private static void connect(BitSet[] near, BitSet members) {
        BitSet all = (BitSet) members.clone();
        for (int u = all.nextSetBit(0); u >= 0; u = all.nextSetBit(u + 1)) {
            near[u].or(all);
            near[u].clear(u);
        }
    }
}
