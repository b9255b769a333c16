package org.biofluxopt.bayes.structure;

import java.util.Optional;
import org.biofluxopt.bayes.BayesianNetwork;

/** Classes of graphs that say the same about independence. */
public final class Equivalence {
    private Equivalence() {}

    /** The completed graph of a DAG's class: v-structures and what follows from them directed (Meek 1995, rules 1-3). */
    public static PartiallyDirectedGraph completed(PartiallyDirectedGraph dag) {
        PartiallyDirectedGraph graph = dag.copy();
        int n = dag.size();
        boolean[][] compelled = new boolean[n][n];
        for (int c = 0; c < n; c++) {
            int[] parents = dag.parents(c);
            for (int a : parents) {
                for (int b : parents) {
                    compelled[a][c] |= a != b && !dag.adjacent(a, b);
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                if (dag.directed(a, b) && !compelled[a][b]) {
                    graph.join(a, b);
                }
            }
        }
        meek(graph, Knowledge.none());
        return graph;
    }

    /** The class of a DAG once knowledge has settled directions: what it allows one way only, and what follows. */
    public static PartiallyDirectedGraph completed(PartiallyDirectedGraph dag, Knowledge knowledge) {
        PartiallyDirectedGraph graph = completed(dag);
        for (int a = 0; a < dag.size(); a++) {
            for (int b : dag.children(a)) {
                if (!knowledge.allows(dag.names().get(b), dag.names().get(a))) {
                    graph.direct(a, b);
                }
            }
        }
        meek(graph, knowledge);
        return graph;
    }

    /** A network's graph. */
    public static PartiallyDirectedGraph of(BayesianNetwork network) {
        PartiallyDirectedGraph dag = new PartiallyDirectedGraph(
                network.variables().stream().map(variable -> variable.name()).toList());
        for (int v = 0; v < network.size(); v++) {
            for (int parent : network.parents(v)) {
                dag.direct(parent, v);
            }
        }
        return dag;
    }

    /**
     * Directs undirected edges as Meek's rules 1-4 demand (Meek 1995, UAI), skipping what knowledge forbids or what would
     * close a directed cycle.
     */
    static void meek(PartiallyDirectedGraph graph, Knowledge knowledge) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int a = 0; a < graph.size(); a++) {
                for (int b : graph.neighbours(a)) {
                    if (graph.undirected(a, b) && follows(graph, a, b)) {
                        boolean allowed = knowledge.isEmpty()
                                || (knowledge.allows(
                                                graph.names().get(a),
                                                graph.names().get(b))
                                        && !graph.reaches(b, a));
                        if (allowed) {
                            graph.direct(a, b);
                            changed = true;
                        }
                    }
                }
            }
        }
    }

    private static boolean follows(PartiallyDirectedGraph graph, int a, int b) {
        int n = graph.size();
        for (int c = 0; c < n; c++) {
            if (graph.directed(c, a) && !graph.adjacent(c, b)) {
                return true; // rule 1
            }
            if (graph.directed(a, c) && graph.directed(c, b)) {
                return true; // rule 2
            }
        }
        int[] neighbours = graph.neighbours(a);
        for (int c : neighbours) {
            for (int d : neighbours) {
                if (c != d && c != b && d != b && !graph.adjacent(c, d)) {
                    if (graph.directed(c, b) && graph.directed(d, b)) {
                        return true; // rule 3
                    }
                }
                if (c != b
                        && d != b
                        && c != d
                        && graph.directed(c, d)
                        && graph.directed(d, b)
                        && graph.adjacent(a, d)
                        && !graph.adjacent(c, b)) {
                    return true; // rule 4
                }
            }
        }
        return false;
    }

    /** A DAG with the same skeleton and v-structures, if there is one (Dor and Tarsi 1992). */
    public static Optional<PartiallyDirectedGraph> extension(PartiallyDirectedGraph graph) {
        PartiallyDirectedGraph rest = graph.copy();
        PartiallyDirectedGraph dag = graph.copy();
        int n = graph.size();
        boolean[] gone = new boolean[n];
        for (int step = 0; step < n; step++) {
            int sink = -1;
            for (int v = 0; v < n && sink < 0; v++) {
                sink = !gone[v] && rest.children(v).length == 0 && simplicial(rest, v) ? v : -1;
            }
            if (sink < 0) {
                return Optional.empty();
            }
            for (int u : rest.adjacents(sink)) {
                dag.direct(u, sink);
                rest.remove(u, sink);
            }
            gone[sink] = true;
        }
        return Optional.of(dag);
    }

    /** Every undirected neighbour is adjacent to all other adjacent variables. */
    private static boolean simplicial(PartiallyDirectedGraph graph, int v) {
        int[] all = graph.adjacents(v);
        for (int u : graph.neighbours(v)) {
            for (int w : all) {
                if (u != w && !graph.adjacent(u, w)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Pairs of variables with different marks (structural Hamming distance, Tsamardinos et al. 2006), by name. */
    public static int distance(PartiallyDirectedGraph one, PartiallyDirectedGraph other) {
        int n = one.size();
        int[] place = new int[n];
        for (int v = 0; v < n; v++) {
            place[v] = other.names().indexOf(one.names().get(v));
        }
        int distance = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                int c = place[a];
                int d = place[b];
                boolean same = one.adjacent(a, b) == other.adjacent(c, d)
                        && one.directed(a, b) == other.directed(c, d)
                        && one.directed(b, a) == other.directed(d, c);
                distance += same ? 0 : 1;
            }
        }
        return distance;
    }
}
