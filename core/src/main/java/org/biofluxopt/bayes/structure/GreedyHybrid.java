package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Greedy equivalence search and tabu search in turn until neither raises the score: the first sees whole classes, the
 * second crosses valleys. With knowledge or edge priors the class found is turned into a DAG that honours them, from which
 * tabu search goes on; what is returned is the class of that DAG with all directions that knowledge settles.
 */
public final class GreedyHybrid {
    private static final int MOST_ROUNDS = 10;
    private static final double RISE = 1e-6;

    private GreedyHybrid() {}

    /**
     * @param mostParents of a variable
     * @param patience steps of tabu search without a new best
     * @param tabu false for greedy equivalence search alone
     */
    public record Settings(int mostParents, int patience, boolean tabu) {
        public static final Settings HYBRID = new Settings(8, 30, true);
        public static final Settings GES = new Settings(8, 0, false);
    }

    /** @param score of the DAG, edge priors included */
    public record Result(PartiallyDirectedGraph graph, PartiallyDirectedGraph dag, double score) {}

    /** @param starts graphs from which to climb besides the empty one, such as what PC finds */
    public static Result learn(
            LocalScore score,
            Settings settings,
            Knowledge knowledge,
            EdgePriors priors,
            PartiallyDirectedGraph... starts) {
        knowledge.check(score.names());
        PartiallyDirectedGraph graph = climbed(score, settings, new PartiallyDirectedGraph(score.names()));
        PartiallyDirectedGraph dag = dag(graph);
        double total = score.total(dag);
        for (PartiallyDirectedGraph start : starts) {
            PartiallyDirectedGraph from = honouring(start, asDirected(start), Knowledge.none());
            PartiallyDirectedGraph other = climbed(score, settings, Equivalence.completed(from));
            PartiallyDirectedGraph otherDag = dag(other);
            if (score.total(otherDag) > total + RISE) {
                graph = other;
                dag = otherDag;
                total = score.total(otherDag);
            }
        }
        if (knowledge.isEmpty() && priors.logOdds().isEmpty()) {
            return new Result(graph, dag, total);
        }
        PartiallyDirectedGraph start = honouring(graph, dag, knowledge);
        int patience = Math.max(settings.patience(), 10);
        dag = new TabuSearch(score, knowledge, priors, start, settings.mostParents(), patience).run();
        graph = Equivalence.completed(dag, knowledge);
        KnownDirections.verify(graph, knowledge);
        double prior = 0;
        for (int a = 0; a < dag.size(); a++) {
            for (int b : dag.children(a)) {
                prior += priors.of(dag.names().get(a), dag.names().get(b));
            }
        }
        return new Result(graph, dag, score.total(dag) + prior);
    }

    private static PartiallyDirectedGraph climbed(LocalScore score, Settings settings, PartiallyDirectedGraph start) {
        PartiallyDirectedGraph graph = new Ges(score, start, settings.mostParents()).run();
        for (int round = 0; settings.tabu() && round < MOST_ROUNDS; round++) {
            PartiallyDirectedGraph dag = dag(graph);
            PartiallyDirectedGraph better = new TabuSearch(
                            score,
                            Knowledge.none(),
                            EdgePriors.none(),
                            dag,
                            settings.mostParents(),
                            settings.patience())
                    .run();
            if (!(score.total(better) > score.total(dag) + RISE)) {
                break;
            }
            graph = new Ges(score, Equivalence.completed(better), settings.mostParents()).run();
        }
        return graph;
    }

    /** A DAG of the class if there is one; else undirected edges are directed by number. */
    private static PartiallyDirectedGraph asDirected(PartiallyDirectedGraph graph) {
        PartiallyDirectedGraph directed = graph.copy();
        for (int a = 0; a < graph.size(); a++) {
            for (int b : graph.neighbours(a)) {
                if (a < b) {
                    directed.direct(a, b);
                }
            }
        }
        return Equivalence.extension(graph).orElse(directed);
    }

    private static PartiallyDirectedGraph dag(PartiallyDirectedGraph graph) {
        return Equivalence.extension(graph)
                .orElseThrow(() -> new IllegalStateException("A class of DAGs without a DAG"));
    }

    /** Required edges, then every edge of the DAG in the direction allowed, unless it would close a cycle. */
    private static PartiallyDirectedGraph honouring(
            PartiallyDirectedGraph graph, PartiallyDirectedGraph dag, Knowledge knowledge) {
        List<String> names = dag.names();
        PartiallyDirectedGraph result = new PartiallyDirectedGraph(names);
        List<int[]> edges = new ArrayList<>();
        for (int a = 0; a < dag.size(); a++) {
            for (int b = 0; b < dag.size(); b++) {
                if (knowledge.requires(names.get(a), names.get(b))) {
                    result.direct(a, b);
                }
                if (dag.directed(a, b)) {
                    edges.add(new int[] {a, b});
                }
            }
        }
        edges.sort(Comparator.comparing(edge -> graph.undirected(edge[0], edge[1])));
        for (int[] edge : edges) {
            int a = edge[0];
            int b = edge[1];
            if (result.adjacent(a, b)) {
                continue;
            }
            if (knowledge.allows(names.get(a), names.get(b)) && !result.reaches(b, a)) {
                result.direct(a, b);
            } else if (knowledge.allows(names.get(b), names.get(a)) && !result.reaches(a, b)) {
                result.direct(b, a);
            }
        }
        return result;
    }
}
