package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the programs of a network: rates, their exact derivatives, and the plan of the linear algebra. */
final class NetworkCompiler {
    private static final int LANES = LaneKernel.LANES;

    private final RateGraph graph = new RateGraph();
    private final int species;
    private final int parameters;

    /** Nodes of the rates, and by how much each changes which species. */
    private final List<Integer> rates = new ArrayList<>();

    private final List<Map<Integer, Double>> changes = new ArrayList<>();
    private final int[][] jacobian;
    private int[] place = {};

    private NetworkCompiler(ReactionNetwork network) {
        species = network.species().size();
        parameters = network.parameters().size();
        for (ReactionNetwork.Reaction reaction : network.reactions()) {
            Map<Integer, Double> change = new TreeMap<>(reaction.species());
            change.values().removeIf(by -> by == 0);
            int rate = graph.of(reaction.rate());
            if (rate != graph.zero && !change.isEmpty()) {
                rates.add(rate);
                changes.add(change);
            }
        }
        jacobian = new int[species][species];
    }

    static CompiledNetwork compile(ReactionNetwork network) {
        return new NetworkCompiler(network).compile();
    }

    private CompiledNetwork compile() {
        BitSet[] support = support();
        BitSet feeding = new BitSet();
        rates.forEach(rate -> feeding.or(support[rate]));
        differentiate(support);
        int[] order = order(feeding);
        int dynamic = feeding.cardinality();
        int[] position = new int[species];
        for (int i = 0; i < species; i++) {
            position[order[i]] = i;
        }
        RateSums sums = sums(order); // makes nodes, so before these get registers
        boolean[] needed = new boolean[graph.size()];
        for (int node : sums.register()) {
            need(node, needed);
        }
        boolean[] inRates = needed.clone();
        for (int[] row : jacobian) {
            for (int node : row) {
                need(node, needed);
            }
        }
        need(graph.zero, needed);
        place = new int[graph.size()];
        int registers = species + parameters;
        List<Integer> constants = new ArrayList<>();
        List<Integer> fixed = new ArrayList<>();
        List<Integer> rateNodes = new ArrayList<>();
        List<Integer> jacobianNodes = new ArrayList<>();
        for (int node = 0; node < needed.length; node++) {
            if (!needed[node]) {
                continue;
            }
            switch (graph.op(node)) {
                case AMOUNT -> place[node] = position[graph.first(node)] * LANES;
                case PARAMETER -> place[node] = (species + graph.first(node)) * LANES;
                case CONSTANT -> {
                    place[node] = registers++ * LANES;
                    constants.add(node);
                }
                default -> {
                    place[node] = registers++ * LANES;
                    List<Integer> program = graph.pace(node) != RateGraph.Pace.WITH_AMOUNTS
                            ? fixed
                            : inRates[node] ? rateNodes : jacobianNodes;
                    program.add(node);
                }
            }
        }
        double[] initial = new double[registers * LANES];
        for (int node : constants) {
            Arrays.fill(initial, place[node], place[node] + LANES, graph.value(node));
        }
        for (int e = 0; e < sums.register().length; e++) {
            sums.register()[e] = place[sums.register()[e]];
        }
        SparseLu lu = SparseLu.plan(pattern(order, dynamic));
        return new CompiledNetwork(
                position,
                dynamic,
                species * LANES,
                initial,
                LaneProgram.of(graph, fixed, place),
                LaneProgram.of(graph, rateNodes, place),
                LaneProgram.of(graph, jacobianNodes, place),
                sums,
                lu,
                source(lu, order),
                counters(order, position, dynamic),
                StepBack.of(changes, position));
    }

    /** Species that each node depends on. */
    private BitSet[] support() {
        BitSet[] support = new BitSet[graph.size()];
        for (int node = 0; node < support.length; node++) {
            BitSet own = new BitSet();
            int operands = RateGraph.operands(graph.op(node));
            if (graph.op(node) == RateGraph.Op.AMOUNT) {
                own.set(graph.first(node));
            }
            if (operands > 0) {
                own.or(support[graph.first(node)]);
            }
            if (operands > 1) {
                own.or(support[graph.second(node)]);
            }
            support[node] = own;
        }
        return support;
    }

    private void differentiate(BitSet[] support) {
        for (int[] row : jacobian) {
            Arrays.fill(row, graph.zero);
        }
        for (boolean added : new boolean[] {true, false}) { // what is added first, which saves changes of sign
            for (int r = 0; r < rates.size(); r++) {
                for (Map.Entry<Integer, Double> change : changes.get(r).entrySet()) {
                    if (change.getValue() > 0 == added) {
                        addRow(jacobian[change.getKey()], change.getValue(), rates.get(r), support[rates.get(r)]);
                    }
                }
            }
        }
    }

    private void addRow(int[] row, double by, int rate, BitSet support) {
        for (int j = support.nextSetBit(0); j >= 0; j = support.nextSetBit(j + 1)) {
            int part = graph.multiply(graph.constant(Math.abs(by)), graph.derivative(rate, j));
            row[j] = by > 0 ? graph.add(row[j], part) : graph.subtract(row[j], part);
        }
    }

    /** Species in pivot order, those that no rate depends on last. */
    private int[] order(BitSet feeding) {
        int[] dynamic = feeding.stream().toArray();
        boolean[][] pattern = pattern(dynamic, dynamic.length);
        int[] pivots = SparseLu.order(pattern);
        int[] order = new int[species];
        for (int i = 0; i < dynamic.length; i++) {
            order[i] = dynamic[pivots[i]];
        }
        int next = dynamic.length;
        for (int i = 0; i < species; i++) {
            if (!feeding.get(i)) {
                order[next++] = i;
            }
        }
        return order;
    }

    private boolean[][] pattern(int[] order, int size) {
        boolean[][] pattern = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                pattern[i][j] = i == j || jacobian[order[i]][order[j]] != graph.zero;
            }
        }
        return pattern;
    }

    /** With nodes where registers will be. */
    private RateSums sums(int[] order) {
        int[] start = new int[species + 1];
        int[] middle = new int[species];
        List<Integer> terms = new ArrayList<>();
        for (int i = 0; i < species; i++) {
            for (boolean added : new boolean[] {true, false}) {
                for (int r = 0; r < rates.size(); r++) {
                    double by = changes.get(r).getOrDefault(order[i], 0.0);
                    if (added ? by > 0 : by < 0) {
                        terms.add(graph.multiply(graph.constant(Math.abs(by)), rates.get(r)));
                    }
                }
                if (added) {
                    middle[i] = terms.size();
                }
            }
            start[i + 1] = terms.size();
        }
        return new RateSums(
                start, middle, terms.stream().mapToInt(Integer::intValue).toArray());
    }

    private void need(int node, boolean[] needed) {
        if (needed[node]) {
            return;
        }
        needed[node] = true;
        int operands = RateGraph.operands(graph.op(node));
        if (operands > 0) {
            need(graph.first(node), needed);
        }
        if (operands > 1) {
            need(graph.second(node), needed);
        }
    }

    private int[] source(SparseLu lu, int[] order) {
        int[] source = new int[lu.entries()];
        for (int i = 0; i < lu.size(); i++) {
            for (int e = lu.rowStart[i]; e < lu.rowStart[i + 1]; e++) {
                source[e] = place[jacobian[order[i]][order[lu.column[e]]]];
            }
        }
        return source;
    }

    private CounterRows counters(int[] order, int[] position, int dynamic) {
        int[] start = new int[species - dynamic + 1];
        List<Integer> source = new ArrayList<>();
        List<Integer> column = new ArrayList<>();
        for (int c = dynamic; c < species; c++) {
            int[] row = jacobian[order[c]];
            for (int j = 0; j < species; j++) {
                if (row[j] != graph.zero) {
                    source.add(place[row[j]]);
                    column.add(position[j] * LANES);
                }
            }
            start[c - dynamic + 1] = source.size();
        }
        return new CounterRows(
                dynamic,
                start,
                source.stream().mapToInt(Integer::intValue).toArray(),
                column.stream().mapToInt(Integer::intValue).toArray());
    }
}
