package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;

/**
 * How often an edge is found when the rows are drawn anew with replacement (Friedman, Goldszmidt and Wyner 1999), and one
 * graph made of the edges found often enough (Scutari and Nagarajan 2013, Artif Intell Med 57:207).
 */
public final class Bootstrap {
    private Bootstrap() {}

    /**
     * @param strength share of replicates in which the two are adjacent
     * @param direction share of these with {@code from --> to}; an undirected edge counts half
     */
    public record Strength(String from, String to, double strength, double direction) {}

    /**
     * @param learner turns a table into a graph; called from several threads
     * @return every pair found at least once, in the direction found more often; strongest first, then by name
     */
    public static List<Strength> strengths(
            CategoricalTable table,
            Function<CategoricalTable, PartiallyDirectedGraph> learner,
            int replicates,
            Seed seed,
            Executor executor) {
        return strengths(
                table.names(), table.rows(), rows -> learner.apply(table.select(rows)), replicates, seed, executor);
    }

    /**
     * The same for any kind of table.
     *
     * @param learner turns numbers of rows, which may repeat, into a graph over some or all of the names
     */
    public static List<Strength> strengths(
            List<String> names,
            int size,
            Function<int[], PartiallyDirectedGraph> learner,
            int replicates,
            Seed seed,
            Executor executor) {
        PartiallyDirectedGraph[] graphs = new PartiallyDirectedGraph[replicates];
        Parallel.run(replicates, executor, k -> {
            RandomGenerator random = seed.child(k).generator();
            int[] rows = new int[size];
            Arrays.setAll(rows, r -> random.nextInt(rows.length));
            graphs[k] = learner.apply(rows);
        });
        List<Strength> strengths = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                double found = 0;
                double forward = 0;
                for (PartiallyDirectedGraph graph : graphs) {
                    int x = graph.names().indexOf(names.get(a));
                    int y = graph.names().indexOf(names.get(b));
                    if (x >= 0 && y >= 0 && graph.adjacent(x, y)) {
                        found++;
                        forward += graph.directed(x, y) ? 1 : graph.undirected(x, y) ? 0.5 : 0;
                    }
                }
                if (found > 0) {
                    boolean ahead = 2 * forward >= found;
                    strengths.add(new Strength(
                            names.get(ahead ? a : b),
                            names.get(ahead ? b : a),
                            found / replicates,
                            (ahead ? forward : found - forward) / found));
                }
            }
        }
        strengths.sort(Comparator.comparingDouble((Strength s) -> -s.strength)
                .thenComparing(Strength::from)
                .thenComparing(Strength::to));
        return List.copyOf(strengths);
    }

    /**
     * The strength above which edges count: where a distribution of edges that are all certainly there or certainly not
     * comes nearest to the one found, over all pairs of variables.
     */
    public static double threshold(List<Strength> strengths, int variables) {
        int pairs = variables * (variables - 1) / 2;
        double[] sorted = new double[pairs];
        for (int i = 0; i < Math.min(pairs, strengths.size()); i++) {
            sorted[i] = strengths.get(i).strength;
        }
        Arrays.sort(sorted);
        double best = Double.POSITIVE_INFINITY;
        double threshold = 0.5;
        for (int below = 0; below <= pairs; below++) { // so many pairs are taken as absent
            double distance = 0;
            double level = (double) below / Math.max(1, pairs);
            for (int i = 0; i < pairs; i++) { // area between the two step functions
                double width = (i + 1 < pairs ? sorted[i + 1] : 1) - sorted[i];
                distance += width * Math.abs((i + 1.0) / pairs - level);
            }
            distance += pairs > 0 ? sorted[0] * level : 0;
            if (distance < best) {
                best = distance;
                threshold = below == pairs ? 1 : sorted[below];
            }
        }
        return threshold;
    }

    /** Edges of at least this strength, strongest first, each unless it would close a cycle or is not allowed. */
    public static PartiallyDirectedGraph averaged(
            List<Strength> strengths, List<String> names, double threshold, Knowledge knowledge) {
        PartiallyDirectedGraph graph = new PartiallyDirectedGraph(names);
        for (Knowledge.Arc arc : knowledge.required()) {
            graph.direct(names.indexOf(arc.from()), names.indexOf(arc.to()));
        }
        for (Strength edge : strengths) {
            int a = names.indexOf(edge.from);
            int b = names.indexOf(edge.to);
            if (edge.strength < threshold || graph.adjacent(a, b)) {
                continue;
            }
            if (knowledge.allows(edge.from, edge.to) && !graph.reaches(b, a)) {
                graph.direct(a, b);
            } else if (knowledge.allows(edge.to, edge.from) && !graph.reaches(a, b)) {
                graph.direct(b, a);
            }
        }
        KnownDirections.verify(graph, knowledge);
        return graph;
    }
}
