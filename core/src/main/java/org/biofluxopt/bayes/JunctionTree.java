package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network compiled for exact inference: cliques of the triangulated moral graph joined to a tree with the running
 * intersection property (Lauritzen and Spiegelhalter 1988, J R Stat Soc B 50:157; Jensen, Lauritzen and Olesen 1990).
 * Immutable and safe to share between threads; each {@link #inference()} works on messages of its own.
 */
public final class JunctionTree {
    /** Cells over all cliques that {@link #compile(BayesianNetwork)} accepts: 400 MB. */
    public static final long DEFAULT_LIMIT = 50_000_000L;

    private final BayesianNetwork network;
    private final CliqueTree tree;

    JunctionTree(BayesianNetwork network, CliqueTree tree) {
        this.network = network;
        this.tree = tree;
    }

    public static JunctionTree compile(BayesianNetwork network) {
        return compile(network, DEFAULT_LIMIT);
    }

    /**
     * @param limit most cells over all cliques; a larger tree is refused before anything is allocated
     * @throws TreeTooLarge if the tree would be larger
     */
    public static JunctionTree compile(BayesianNetwork network, long limit) {
        int[][] families = families(network);
        Triangulation.Plan plan = Triangulation.plan(network.cards(), families);
        if (plan.cells() > Math.min(limit, Integer.MAX_VALUE - 64)) {
            throw new TreeTooLarge(plan.cells(), limit);
        }
        double[][] tables = new double[families.length][];
        for (int v = 0; v < tables.length; v++) {
            tables[v] = network.tableOf(v);
        }
        return new JunctionTree(network, new CliqueTree(network.cards(), families, tables, plan));
    }

    /** Table cells that exact inference would need, 8 bytes each; nothing large is allocated to find out. */
    public static double predictedCells(BayesianNetwork network) {
        return Triangulation.plan(network.cards(), families(network)).cells();
    }

    /** Parents in the order of the table, then the variable itself. */
    static int[][] families(BayesianNetwork network) {
        int[][] families = new int[network.size()][];
        for (int v = 0; v < families.length; v++) {
            int[] parents = network.parentsOf(v);
            families[v] = Arrays.copyOf(parents, parents.length + 1);
            families[v][parents.length] = v;
        }
        return families;
    }

    public BayesianNetwork network() {
        return network;
    }

    /** Cells over all clique tables. */
    public long cells() {
        long cells = 0;
        for (Clique clique : tree.cliques) {
            cells += clique.cells;
        }
        return cells;
    }

    /** Cells of the largest clique table. */
    public int largestClique() {
        int largest = 0;
        for (Clique clique : tree.cliques) {
            largest = Math.max(largest, clique.cells);
        }
        return largest;
    }

    /** The cliques, parents before children; together they hold every family, and each variable's cliques are joined. */
    public List<Bag> bags() {
        return Arrays.stream(tree.cliques)
                .map(clique -> new Bag(
                        clique.parent, Arrays.stream(clique.scope).boxed().toList()))
                .toList();
    }

    /** Works on findings that come and go; for one thread. */
    public Inference inference() {
        return new Inference(this);
    }

    /**
     * Propagates findings.
     *
     * @throws ImpossibleEvidence if their probability is zero; it names a smallest set that clashes
     */
    public Posterior posterior(Findings findings) {
        Inference inference = inference();
        inference.enter(findings);
        if (inference.logEvidence() == Double.NEGATIVE_INFINITY) {
            throw new ImpossibleEvidence(smallestClash(findings));
        }
        return new Posterior(inference);
    }

    /** log P(findings); negative infinity if they are impossible. */
    public double logEvidence(Findings findings) {
        Inference inference = inference();
        inference.enter(findings);
        return inference.logEvidence();
    }

    /** Leaves out each finding in turn and keeps it out if the rest still clashes. */
    List<String> smallestClash(Findings findings) {
        List<String> names = new ArrayList<>(findings.likelihoods().keySet());
        Inference inference = inference();
        inference.enter(findings);
        Findings kept = findings;
        for (String variable : names) {
            inference.retract(network.index(variable));
            if (inference.logEvidence() == Double.NEGATIVE_INFINITY) {
                kept = kept.without(variable);
            } else {
                inference.enter(kept);
            }
        }
        return List.copyOf(kept.likelihoods().keySet());
    }

    CliqueTree tree() {
        return tree;
    }
}
