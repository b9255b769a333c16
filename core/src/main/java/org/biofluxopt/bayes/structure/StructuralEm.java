package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.bayes.ExpectationMaximisation;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.bayes.JunctionTree;
import org.biofluxopt.bayes.ParameterLearning;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;

/**
 * Structure from rows with missing cells (after Friedman 1998, UAI): fit tables by expectation maximisation, draw the missing
 * cells from their posterior, learn the structure from the completed rows, and again. Draws, not most probable values, so
 * that associations are neither sharpened nor washed out.
 */
public final class StructuralEm {
    private StructuralEm() {}

    /** @param rounds made before the structure came back or the limit was met */
    public record Result(PartiallyDirectedGraph graph, BayesianNetwork network, int rounds) {}

    /** @param learner turns a complete table into a graph */
    public static Result learn(
            CategoricalTable table,
            Function<CategoricalTable, PartiallyDirectedGraph> learner,
            int mostRounds,
            Seed seed,
            Executor executor) {
        PartiallyDirectedGraph graph = new PartiallyDirectedGraph(table.names());
        BayesianNetwork network = fit(graph, table, seed.child(0), executor);
        int round = 1;
        for (; round <= mostRounds; round++) {
            CategoricalTable completed = completed(network, table, seed.child(round), executor);
            PartiallyDirectedGraph next = learner.apply(completed);
            boolean settled = next.edges().equals(graph.edges());
            graph = next;
            network = fit(graph, table, seed.child(round), executor);
            if (settled) {
                break;
            }
        }
        return new Result(graph, network, Math.min(round, mostRounds));
    }

    private static BayesianNetwork fit(
            PartiallyDirectedGraph graph, CategoricalTable table, Seed seed, Executor executor) {
        PartiallyDirectedGraph dag = Equivalence.extension(graph)
                .orElseThrow(() -> new IllegalArgumentException("The learner's graph stands for no DAG"));
        BayesianNetwork structure = empty(dag, table);
        var settings = new ExpectationMaximisation.Settings(15, 1e-5);
        return BayesianNetwork.of(ExpectationMaximisation.fit(
                        ParameterLearning.uniform(structure, 1), table, "data", settings, executor, seed.generator())
                .cpts());
    }

    /** A network of the DAG's edges whose tables are uniform. */
    public static BayesianNetwork empty(PartiallyDirectedGraph dag, CategoricalTable table) {
        BayesianNetwork.Builder builder = BayesianNetwork.builder();
        for (int v = 0; v < dag.size(); v++) {
            int column = table.index(dag.names().get(v));
            List<String> parents = new ArrayList<>();
            int cells = table.card(column);
            for (int parent : dag.parents(v)) {
                parents.add(dag.names().get(parent));
                cells *= table.card(table.index(dag.names().get(parent)));
            }
            double[] uniform = Collections.nCopies(cells, 1.0 / table.card(column)).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            builder.add(new Variable(dag.names().get(v), table.states(column)), parents, uniform);
        }
        return builder.build();
    }

    private static CategoricalTable completed(
            BayesianNetwork network, CategoricalTable table, Seed seed, Executor executor) {
        short[][] columns = new short[table.size()][];
        List<List<String>> states = new ArrayList<>();
        for (int v = 0; v < columns.length; v++) {
            columns[v] = table.column(v).clone();
            states.add(table.states(v));
        }
        JunctionTree tree = JunctionTree.compile(network);
        Parallel.run(table.rows(), executor, r -> {
            Findings known = Findings.none();
            boolean gaps = false;
            for (int v = 0; v < columns.length; v++) {
                int value = table.get(r, v);
                gaps |= value < 0;
                if (value >= 0) {
                    known = known.hard(
                            network.variable(table.name(v)), table.states(v).get(value));
                }
            }
            if (gaps) {
                int[] drawn = tree.posterior(known).sample(1, seed.child(r).generator())[0];
                for (int v = 0; v < columns.length; v++) {
                    if (columns[v][r] < 0) {
                        columns[v][r] = (short) drawn[network.index(table.name(v))];
                    }
                }
            }
        });
        return new CategoricalTable(table.names(), states, columns);
    }
}
