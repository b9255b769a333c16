package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Parallel;

/**
 * Tables from data with missing cells (Dempster, Laird and Rubin 1977; for networks Lauritzen 1995): expected counts by exact
 * inference, then the most probable tables given them and the prior. The objective, log-likelihood plus log-prior, never
 * falls. Cells are taken as missing at random.
 */
public final class ExpectationMaximisation {
    private static final double ALIKE = 1e-9;
    private static final int PIECES = 16; // fixed, so that sums do not depend on the number of threads

    private ExpectationMaximisation() {}

    /**
     * @param mostRounds at which it stops anyway
     * @param tolerance stops when the objective rises by less, relative to its size
     */
    public record Settings(int mostRounds, double tolerance) {
        public static final Settings DEFAULT = new Settings(200, 1e-7);
    }

    /**
     * @param cpts prior and expected counts
     * @param objective log-likelihood plus log-prior before each round and at the end; never falls
     */
    public record Result(List<DirichletCpt> cpts, List<Double> objective) {}

    /**
     * @param prior every row needs counts > 0 for every state that shall stay possible
     * @param random breaks the symmetry of variables that were never observed
     */
    public static Result fit(
            List<DirichletCpt> prior,
            CategoricalTable data,
            String sourceId,
            Settings settings,
            Executor executor,
            RandomGenerator random) {
        return fit(prior, data, sourceId, settings, executor, random, variable -> true);
    }

    /**
     * @param learned variables whose tables are learned; the others stay as they are. The objective is that of the part of the
     *     network that bears on them
     */
    public static Result fit(
            List<DirichletCpt> prior,
            CategoricalTable data,
            String sourceId,
            Settings settings,
            Executor executor,
            RandomGenerator random,
            Predicate<Variable> learned) {
        LearnedPart part = new LearnedPart(prior, data, learned);
        if (part.cpts().isEmpty()) { // nothing is to be learned
            return new Result(prior, List.of(0.0));
        }
        Result result = fitted(part.cpts(), data, sourceId, settings, executor, random, learned);
        return new Result(part.whole(result.cpts), result.objective);
    }

    /** The same worked on all tables given. */
    static Result fitted(
            List<DirichletCpt> prior,
            CategoricalTable data,
            String sourceId,
            Settings settings,
            Executor executor,
            RandomGenerator random,
            Predicate<Variable> learned) {
        List<DirichletCpt> now = ParameterLearning.update(prior, data, sourceId, learned);
        BayesianNetwork network = start(now, data, random);
        List<Double> objective = new ArrayList<>();
        int[][] rows = rows(network, data);
        int[] weight = new int[rows.length];
        int distinct = merge(rows, weight);
        for (int round = 0; round < settings.mostRounds(); round++) {
            Expectation expected = expectation(network, rows, weight, distinct, executor);
            objective.add(expected.logLikelihood + logPrior(prior, network));
            for (int v = 0; v < prior.size(); v++) {
                if (!learned.test(prior.get(v).child())) {
                    Arrays.fill(expected.counts.get(v), 0);
                }
            }
            now = ParameterLearning.update(prior, expected.counts, sourceId);
            network = BayesianNetwork.of(now);
            int k = objective.size();
            if (k > 1) {
                double rise = objective.get(k - 1) - objective.get(k - 2);
                if (rise < settings.tolerance() * Math.abs(objective.get(k - 1))) {
                    break;
                }
            }
        }
        return new Result(now, List.copyOf(objective));
    }

    /**
     * Available-case tables; the rows of a variable that was never seen are moved apart at random where the prior does not
     * tell them apart.
     */
    private static BayesianNetwork start(List<DirichletCpt> cpts, CategoricalTable data, RandomGenerator random) {
        BayesianNetwork.Builder builder = BayesianNetwork.builder();
        for (DirichletCpt cpt : cpts) {
            double[] table = cpt.mean();
            boolean seen = false;
            if (data.has(cpt.child().name())) {
                for (short value : data.column(data.index(cpt.child().name()))) {
                    seen |= value >= 0;
                }
            }
            boolean latentParent = cpt.parents().stream().anyMatch(parent -> !data.has(parent.name()));
            int states = cpt.child().size();
            boolean symmetric = symmetric(table, states);
            for (int row = 0; row < table.length && (!seen || latentParent) && symmetric; row += states) {
                double sum = 0;
                for (int s = row; s < row + states; s++) {
                    table[s] *= Math.exp(0.5 * random.nextGaussian());
                    sum += table[s];
                }
                for (int s = row; s < row + states; s++) {
                    table[s] /= sum;
                }
            }
            builder.add(cpt.child(), cpt.parents().stream().map(Variable::name).toList(), table);
        }
        return builder.build();
    }

    /** Whether all rows are the same, or the only row is flat. */
    private static boolean symmetric(double[] table, int states) {
        for (int cell = 0; cell < table.length; cell++) {
            double other = table.length == states ? 1.0 / states : table[cell % states];
            if (Math.abs(table[cell] - other) > ALIKE) {
                return false;
            }
        }
        return true;
    }

    private static double logPrior(List<DirichletCpt> prior, BayesianNetwork network) {
        double sum = 0;
        for (int v = 0; v < prior.size(); v++) {
            double[] table = network.tableOf(v);
            int states = prior.get(v).child().size();
            for (int row = 0; row < prior.get(v).rows().size(); row++) {
                double[] counts = prior.get(v).counts(row);
                for (int s = 0; s < states; s++) {
                    sum += counts[s] > 0 ? counts[s] * Math.log(table[row * states + s]) : 0;
                }
            }
        }
        return sum;
    }

    private record Expectation(List<double[]> counts, double logLikelihood) {}

    private static Expectation expectation(
            BayesianNetwork network, int[][] rows, int[] weight, int distinct, Executor executor) {
        JunctionTree tree = JunctionTree.compile(network);
        double[][][] parts = new double[PIECES][][];
        double[] logs = new double[PIECES];
        Parallel.run(PIECES, executor, piece -> {
            FamilyCounts counts = new FamilyCounts(tree);
            int from = (int) ((long) distinct * piece / PIECES);
            int to = (int) ((long) distinct * (piece + 1) / PIECES);
            for (int r = from; r < to; r++) {
                logs[piece] += weight[r] * counts.add(rows[r], weight[r]);
            }
            parts[piece] = counts.sums();
        });
        List<double[]> counts = new ArrayList<>();
        double log = 0;
        for (int v = 0; v < network.size(); v++) {
            double[] sum = new double[network.tableOf(v).length];
            for (double[][] part : parts) {
                for (int cell = 0; cell < sum.length; cell++) {
                    sum[cell] += part[v][cell];
                }
            }
            counts.add(sum);
        }
        for (double part : logs) {
            log += part;
        }
        return new Expectation(counts, log);
    }

    // ---- rows

    static int[] columns(BayesianNetwork network, CategoricalTable data) {
        int[] columns = new int[network.size()];
        for (int v = 0; v < columns.length; v++) {
            String name = network.variable(v).name();
            columns[v] = data.has(name) ? data.index(name) : -1;
        }
        return columns;
    }

    /** States of one row by the network's numbers; -1 if missing. */
    static int[] row(BayesianNetwork network, CategoricalTable data, int[] columns, int r) {
        int[] states = new int[columns.length];
        for (int v = 0; v < states.length; v++) {
            int value = columns[v] < 0 ? -1 : data.get(r, columns[v]);
            states[v] = value < 0
                    ? -1
                    : network.variable(v).state(data.states(columns[v]).get(value));
        }
        return states;
    }

    static void enter(Inference inference, int[] states) {
        for (int v = 0; v < states.length; v++) {
            if (states[v] < 0) {
                inference.retract(v);
            } else {
                inference.observe(v, states[v]);
            }
        }
    }

    private static int[][] rows(BayesianNetwork network, CategoricalTable data) {
        int[] columns = columns(network, data);
        int[][] rows = new int[data.rows()][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = row(network, data, columns, r);
        }
        return rows;
    }

    /** Sorts rows and joins equal ones; neighbours then differ little, which keeps messages valid. */
    private static int merge(int[][] rows, int[] weight) {
        Arrays.sort(rows, Arrays::compare);
        int count = 0;
        for (int r = 0; r < rows.length; r++) {
            if (count > 0 && Arrays.equals(rows[r], rows[count - 1])) {
                weight[count - 1]++;
            } else {
                rows[count] = rows[r];
                weight[count++] = 1;
            }
        }
        return count;
    }
}
