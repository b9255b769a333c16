package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A network compiled for exact inference: cliques of the triangulated moral graph joined to a tree with the running
 * intersection property (Lauritzen and Spiegelhalter 1988, J R Stat Soc B 50:157; Jensen, Lauritzen and Olesen 1990).
 * Immutable and safe to share between threads; each {@link #posterior} works on tables of its own.
 */
public final class JunctionTree {
    /** Cells over all cliques that {@link #compile(BayesianNetwork)} accepts: 400 MB a posterior. */
    public static final long DEFAULT_LIMIT = 50_000_000L;

    private final BayesianNetwork network;
    private final List<Clique> cliques; // parents before children
    private final double[][] potentials; // product of the tables assigned to each clique
    private final int[] home; // clique that holds a variable's family
    private final int[] placeInHome; // position of the variable in that clique's scope

    private JunctionTree(BayesianNetwork network, List<Clique> cliques) {
        this.network = network;
        this.cliques = cliques;
        potentials = new double[cliques.size()][];
        for (int c = 0; c < potentials.length; c++) {
            potentials[c] = new double[cliques.get(c).cells()];
            Arrays.fill(potentials[c], 1);
        }
        home = new int[network.size()];
        placeInHome = new int[network.size()];
        for (int v = 0; v < home.length; v++) {
            assign(v);
        }
    }

    public static JunctionTree compile(BayesianNetwork network) {
        return compile(network, DEFAULT_LIMIT);
    }

    /**
     * @param limit most cells over all cliques; a larger tree is refused before anything is allocated
     * @throws IllegalArgumentException if the tree would be larger
     */
    public static JunctionTree compile(BayesianNetwork network, long limit) {
        List<BitSet> sets = Triangulation.cliques(network);
        long cells = 0;
        for (BitSet set : sets) {
            cells = saturatedSum(cells, tableSize(network, set));
        }
        if (cells > limit) {
            throw new IllegalArgumentException("Exact inference would need %s%,d table cells, the limit is %,d."
                            .formatted(cells == Long.MAX_VALUE ? "more than " : "", cells, limit)
                    + " Remove edges or states, or raise the limit.");
        }
        return new JunctionTree(network, spanningTree(network, sets));
    }

    public BayesianNetwork network() {
        return network;
    }

    /** Cells over all clique tables. */
    public long cells() {
        return cliques.stream().mapToLong(Clique::cells).sum();
    }

    /**
     * Propagates findings.
     *
     * @throws ImpossibleEvidence if their probability is zero; it names a smallest set that clashes
     */
    public Posterior posterior(Findings findings) {
        Posterior posterior = Posterior.propagate(this, findings);
        if (posterior.logEvidence() == Double.NEGATIVE_INFINITY) {
            throw new ImpossibleEvidence(smallestClash(findings));
        }
        return posterior;
    }

    /** log P(findings); negative infinity if they are impossible. */
    public double logEvidence(Findings findings) {
        return Posterior.propagate(this, findings).logEvidence();
    }

    /** Leaves out each finding in turn and keeps it out if the rest still clashes. */
    private List<String> smallestClash(Findings findings) {
        Findings kept = findings;
        for (String variable : List.copyOf(findings.likelihoods().keySet())) {
            Findings fewer = kept.without(variable);
            if (logEvidence(fewer) == Double.NEGATIVE_INFINITY) {
                kept = fewer;
            }
        }
        return List.copyOf(kept.likelihoods().keySet());
    }

    List<Clique> cliques() {
        return cliques;
    }

    int home(int v) {
        return home[v];
    }

    /** Clique tables times the findings' likelihoods, each scaled to a largest entry of 1. */
    double[][] potentials(Map<String, List<Double>> likelihoods) {
        double[][] tables = new double[potentials.length][];
        for (int c = 0; c < tables.length; c++) {
            tables[c] = potentials[c].clone();
        }
        likelihoods.forEach((name, likelihood) -> {
            int v = network.index(name);
            if (likelihood.size() != network.variable(v).size()) {
                throw new IllegalArgumentException("The finding on '" + name + "' has the wrong number of states.");
            }
            double largest =
                    likelihood.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            double[] scaled = likelihood.stream()
                    .mapToDouble(l -> largest > 0 ? l / largest : 0)
                    .toArray();
            multiply(tables[home[v]], cliques.get(home[v]), placeInHome[v], scaled);
        });
        return tables;
    }

    private static void multiply(double[] table, Clique clique, int place, double[] likelihood) {
        int run = 1;
        for (int i = place + 1; i < clique.cards.length; i++) {
            run *= clique.cards[i];
        }
        for (int start = 0; start < table.length; ) {
            for (double factor : likelihood) {
                for (int i = 0; i < run; i++) {
                    table[start++] *= factor;
                }
            }
        }
    }

    private void assign(int v) {
        int[] family = Arrays.copyOf(network.parents(v), network.parents(v).length + 1);
        family[family.length - 1] = v;
        BitSet members = new BitSet();
        for (int member : family) {
            members.set(member);
        }
        int best = -1;
        for (int c = 0; c < cliques.size(); c++) {
            if ((best < 0 || cliques.get(c).cells() < cliques.get(best).cells())
                    && Triangulation.contains(setOf(cliques.get(c)), members)) {
                best = c;
            }
        }
        home[v] = best;
        placeInHome[v] = Clique.position(cliques.get(best).scope, v);
        int[] map = Clique.projection(cliques.get(best).scope, family, cards(network));
        double[] table = network.table(v);
        for (int cell = 0; cell < map.length; cell++) {
            potentials[best][cell] *= table[map[cell]];
        }
    }

    private static BitSet setOf(Clique clique) {
        BitSet set = new BitSet();
        for (int v : clique.scope) {
            set.set(v);
        }
        return set;
    }

    /** Prim's algorithm on the sizes of the intersections; ties by number. */
    private static List<Clique> spanningTree(BayesianNetwork network, List<BitSet> sets) {
        int n = sets.size();
        int[] link = new int[n]; // best clique already in the tree
        int[] weight = new int[n];
        int[] placed = new int[n]; // number in the tree
        Arrays.fill(placed, -1);
        Arrays.fill(weight, -1);
        List<Clique> tree = new ArrayList<>();
        int[] cards = cards(network);
        int next = 0;
        while (tree.size() < n) {
            int parent = tree.isEmpty() ? -1 : placed[link[next]];
            BitSet separator = (BitSet) sets.get(next).clone();
            if (parent < 0) {
                separator.clear();
            } else {
                separator.and(sets.get(link[next]));
            }
            BitSet residual = (BitSet) sets.get(next).clone();
            residual.andNot(separator);
            int[] scope =
                    IntStream.concat(separator.stream(), residual.stream()).toArray();
            placed[next] = tree.size();
            tree.add(new Clique(
                    parent, scope, separator.cardinality(), cards, parent < 0 ? new int[0] : tree.get(parent).scope));
            int last = next;
            next = -1;
            for (int c = 0; c < n; c++) {
                if (placed[c] >= 0) {
                    continue;
                }
                BitSet shared = (BitSet) sets.get(c).clone();
                shared.and(sets.get(last));
                if (shared.cardinality() > weight[c]) {
                    weight[c] = shared.cardinality();
                    link[c] = last;
                }
                if (next < 0 || weight[c] > weight[next]) {
                    next = c;
                }
            }
        }
        return List.copyOf(tree);
    }

    private static int[] cards(BayesianNetwork network) {
        return network.variables().stream().mapToInt(Variable::size).toArray();
    }

    private static long tableSize(BayesianNetwork network, BitSet set) {
        long size = 1;
        for (int v = set.nextSetBit(0); v >= 0; v = set.nextSetBit(v + 1)) {
            long states = network.variable(v).size();
            if (size > Long.MAX_VALUE / states) {
                return Long.MAX_VALUE;
            }
            size *= states;
        }
        return size;
    }

    private static long saturatedSum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
