package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Along which directed paths a cause changes a target. Every edge x -> y acts as the kernel P(y | do(x)) with y's other
 * parents as probable as the findings make them; the effect of a path is the change of the target when the cause is set
 * from one state to another and only this path carries it (a path-specific effect, Pearl 2001, with the kernels' average).
 * Nodes known for certain carry nothing.
 */
public final class CausalPaths {
    private static final int MOST_PATHS = 200_000;

    private final BayesianNetwork network;
    private final double[][] joints; // [variable] P(parents, variable | findings)
    private final boolean[] known;
    private final boolean[] leads; // an ancestor of the target
    private final Map<Long, double[][]> kernels = new HashMap<>();
    private final List<List<Integer>> children = new ArrayList<>();
    private int visited;

    /** For one set of findings and one thread. */
    public CausalPaths(JunctionTree tree, Findings findings) {
        network = tree.network();
        Inference inference = tree.inference();
        inference.enter(findings);
        joints = FamilyJoints.of(inference);
        known = new boolean[network.size()];
        leads = new boolean[network.size()];
        for (int v = 0; v < known.length; v++) {
            children.add(new ArrayList<>());
        }
        findings.likelihoods()
                .forEach((name, likelihood) -> known[network.index(name)] =
                        likelihood.stream().filter(l -> l > 0).count() == 1);
        for (int v = 0; v < known.length; v++) {
            for (int parent : network.parentsOf(v)) {
                children.get(parent).add(v);
            }
        }
    }

    /**
     * @param nodes from the cause to the target
     * @param effect change of P(target = state) that this path alone carries
     */
    public record Path(List<String> nodes, double effect) {
        public Path {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * The paths of largest effect, either sign.
     *
     * @param from state of the cause before
     * @param to state of the cause after
     */
    public List<Path> strongest(String cause, String from, String to, String target, String state, int most) {
        int start = network.index(cause);
        int end = network.index(target);
        mark(end);
        double[] change = new double[network.variable(start).size()];
        change[network.variable(start).state(to)]++;
        change[network.variable(start).state(from)]--;
        List<Path> found = new ArrayList<>();
        visited = 0;
        follow(start, change, end, network.variable(end).state(state), new ArrayList<>(List.of(cause)), found);
        found.sort(Comparator.comparingDouble((Path path) -> -Math.abs(path.effect))
                .thenComparing(path -> String.join(" ", path.nodes)));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private void mark(int target) {
        Arrays.fill(leads, false);
        leads[target] = true;
        int[] order = network.topologicalOrder();
        for (int i = order.length - 1; i >= 0; i--) {
            if (leads[order[i]]) {
                for (int parent : network.parentsOf(order[i])) {
                    leads[parent] = true;
                }
            }
        }
    }

    private void follow(int at, double[] change, int target, int state, List<String> nodes, List<Path> found) {
        if (++visited > MOST_PATHS) {
            return;
        }
        for (int child : children.get(at)) {
            if (!leads[child] || (known[child] && child != target)) {
                continue;
            }
            double[] next = pushed(change, kernel(at, child));
            nodes.add(network.variable(child).name());
            if (child == target) {
                found.add(new Path(nodes, next[state]));
            } else {
                follow(child, next, target, state, nodes, found);
            }
            nodes.removeLast();
        }
    }

    private static double[] pushed(double[] change, double[][] kernel) {
        double[] next = new double[kernel[0].length];
        for (int x = 0; x < change.length; x++) {
            for (int y = 0; y < next.length; y++) {
                next[y] += change[x] * kernel[x][y];
            }
        }
        return next;
    }

    /** P(child | do(parent)), [parent's state][child's state]. */
    private double[][] kernel(int parent, int child) {
        return kernels.computeIfAbsent((long) parent * network.size() + child, key -> made(parent, child));
    }

    private double[][] made(int parent, int child) {
        int states = network.variable(child).size();
        int run = 1; // rows between neighbouring states of the parent
        int[] parents = network.parentsOf(child);
        for (int i = parents.length - 1; parents[i] != parent; i--) {
            run *= network.variable(parents[i]).size();
        }
        int card = network.variable(parent).size();
        double[] table = network.tableOf(child);
        double[] joint = joints[child];
        double[][] kernel = new double[card][states];
        int rows = table.length / states;
        for (int row = 0; row < rows; row++) {
            if (row / run % card != 0) {
                continue;
            }
            double others = 0; // P(other parents | findings)
            for (int x = 0; x < card; x++) {
                for (int y = 0; y < states; y++) {
                    others += joint[(row + x * run) * states + y];
                }
            }
            for (int x = 0; x < card && others > 0; x++) {
                for (int y = 0; y < states; y++) {
                    kernel[x][y] += others * table[(row + x * run) * states + y];
                }
            }
        }
        return kernel;
    }
}
