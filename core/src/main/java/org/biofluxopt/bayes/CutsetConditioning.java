package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exact inference in less memory: a few variables are set to each of their joint states in turn, which takes them out of
 * every clique, and the answers are averaged by the probability of each case (Pearl 1988, section 4.3; here the cases
 * are solved by clique trees). Time grows with the number of cases.
 */
final class CutsetConditioning {
    private final BayesianNetwork network;
    private final int[] cutset;
    private final int cases;
    private final int[] cards; // 1 for the cutset
    private final int[][] scopes; // families without the cutset
    private final Triangulation.Plan plan;

    private CutsetConditioning(BayesianNetwork network, List<Integer> cut, int cases, Triangulation.Plan plan) {
        this.network = network;
        this.cases = cases;
        this.plan = plan;
        cutset = cut.stream().mapToInt(Integer::intValue).toArray();
        cards = cut(network.cards(), cut);
        scopes = cut(JunctionTree.families(network), cut);
    }

    /**
     * Adds to the cutset the variable that stands in most cells until the tree fits.
     *
     * @param limit most cells of a tree
     * @param work most cells over all cases
     * @return empty if that takes too many cases
     */
    static Optional<CutsetConditioning> plan(BayesianNetwork network, long limit, double work) {
        List<Integer> cut = new ArrayList<>();
        double cases = 1;
        while (true) {
            int[] cards = cut(network.cards(), cut);
            Triangulation.Plan plan = Triangulation.plan(cards, cut(JunctionTree.families(network), cut));
            if (cases * Math.min(plan.cells(), limit) > work) {
                return Optional.empty();
            }
            if (plan.cells() <= limit) {
                return Optional.of(new CutsetConditioning(network, cut, (int) cases, plan));
            }
            int next = heaviest(plan, cards);
            cut.add(next);
            cases *= network.variable(next).size();
        }
    }

    /** Cells saved by cutting, a factor of {@code states - 1} dearer for each case more. */
    private static int heaviest(Triangulation.Plan plan, int[] cards) {
        double[] saved = new double[cards.length];
        for (int[] clique : plan.cliques()) {
            double size = 1;
            for (int v : clique) {
                size *= cards[v];
            }
            for (int v : clique) {
                saved[v] += size / Math.log(Math.max(2, cards[v])) * (1 - 1.0 / cards[v]);
            }
        }
        int best = 0;
        for (int v = 1; v < saved.length; v++) {
            best = saved[v] > saved[best] ? v : best;
        }
        return best;
    }

    private static int[] cut(int[] cards, List<Integer> cut) {
        cut.forEach(v -> cards[v] = 1);
        return cards;
    }

    private static int[][] cut(int[][] families, List<Integer> cut) {
        for (int f = 0; f < families.length; f++) {
            families[f] =
                    Arrays.stream(families[f]).filter(v -> !cut.contains(v)).toArray();
        }
        return families;
    }

    int cases() {
        return cases;
    }

    int cutsetSize() {
        return cutset.length;
    }

    /** P(v | findings) of every variable and log P(findings); empty marginals if impossible. */
    Answer answer(Findings findings) {
        double[][] sums = new double[network.size()][];
        for (int v = 0; v < sums.length; v++) {
            sums[v] = new double[network.variable(v).size()];
        }
        double largest = Double.NEGATIVE_INFINITY;
        double total = 0;
        int[] states = new int[network.size()];
        for (int k = 0; k < cases; k++) {
            for (int i = 0, rest = k; i < cutset.length; i++) {
                int card = network.variable(cutset[i]).size();
                states[cutset[i]] = rest % card;
                rest /= card;
            }
            double log = caseLog(findings, states);
            Inference inference = log == Double.NEGATIVE_INFINITY ? null : inference(states);
            if (inference == null) {
                continue;
            }
            enter(inference, findings);
            log += inference.logEvidence();
            if (!(log > Double.NEGATIVE_INFINITY)) {
                continue;
            }
            if (log > largest) {
                scale(sums, Math.exp(largest - log));
                total *= Math.exp(largest - log);
                largest = log;
            }
            double weight = Math.exp(log - largest);
            total += weight;
            add(sums, inference.marginals(), states, weight);
        }
        if (total == 0) {
            throw new ImpossibleEvidence(List.copyOf(findings.likelihoods().keySet()));
        }
        scale(sums, 1 / total);
        return new Answer(
                Answer.Method.CUTSET,
                sums,
                largest + Math.log(total),
                Double.POSITIVE_INFINITY,
                "The clique tree does not fit; solved exactly for each of %,d joint states of %d variables."
                        .formatted(cases, cutset.length));
    }

    private void add(double[][] sums, double[][] marginals, int[] states, double weight) {
        BitSet cut = new BitSet();
        for (int v : cutset) {
            cut.set(v);
        }
        for (int v = 0; v < sums.length; v++) {
            if (cut.get(v)) {
                sums[v][states[v]] += weight;
            } else {
                for (int s = 0; s < sums[v].length; s++) {
                    sums[v][s] += weight * marginals[v][s];
                }
            }
        }
    }

    private static void scale(double[][] sums, double factor) {
        for (double[] row : sums) {
            for (int s = 0; s < row.length; s++) {
                row[s] *= factor;
            }
        }
    }

    /** Findings on the cutset itself, and tables of which nothing else is left. */
    private double caseLog(Findings findings, int[] states) {
        double log = 0;
        for (int v : cutset) {
            List<Double> given = findings.likelihoods().get(network.variable(v).name());
            log += given == null ? 0 : Math.log(given.get(states[v]));
        }
        for (int v = 0; v < scopes.length; v++) {
            if (scopes[v].length == 0) {
                log += Math.log(slice(v, states)[0]);
            }
        }
        return log;
    }

    private void enter(Inference inference, Findings findings) {
        findings.likelihoods().forEach((name, given) -> {
            int v = network.index(name);
            if (cards[v] > 1) {
                inference.observe(
                        v, given.stream().mapToDouble(Double::doubleValue).toArray());
            }
        });
    }

    private @Nullable Inference inference(int[] states) {
        List<int[]> kept = new ArrayList<>();
        List<double[]> tables = new ArrayList<>();
        for (int v = 0; v < scopes.length; v++) {
            if (scopes[v].length > 0) {
                kept.add(scopes[v]);
                tables.add(slice(v, states));
            }
        }
        CliqueTree tree = new CliqueTree(cards, kept.toArray(int[][]::new), tables.toArray(double[][]::new), plan);
        return tree.logTotal == Double.NEGATIVE_INFINITY ? null : new JunctionTree(network, tree).inference();
    }

    /** The family's table at the cutset's states. */
    private double[] slice(int v, int[] states) {
        int[] family = JunctionTree.families(network)[v];
        double[] table = network.tableOf(v);
        int size = 1;
        for (int u : scopes[v]) {
            size *= cards[u];
        }
        double[] slice = new double[size];
        int at = 0;
        for (int cell = 0; cell < table.length; cell++) {
            boolean fits = true;
            for (int i = family.length - 1, rest = cell; i >= 0 && fits; i--) {
                int card = network.variable(family[i]).size();
                fits = cards[family[i]] > 1 || rest % card == states[family[i]];
                rest /= card;
            }
            if (fits) {
                slice[at++] = table[cell];
            }
        }
        return slice;
    }
}
