package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the programs of a network: rates, their exact derivatives, and the linear algebra of a step. */
final class NetworkCompiler {
    private static final int LANES = LaneKernel.LANES;

    private final RateGraph graph = new RateGraph();
    private final int one = graph.constant(1);
    private final int species;
    private final int parameters;
    private final List<Integer> rates = new ArrayList<>();
    private final List<Map<Integer, Double>> changes = new ArrayList<>();

    /** Node of each entry, by species of the network. */
    private final int[][] jacobian;

    private final int[] order;
    private final int[] position;
    private final int dynamic;

    /** For each position the pairs of nodes whose products make up its change. */
    private final List<List<int[]>> terms = new ArrayList<>();

    private int[] register = {};
    private int registers;
    private final List<Integer> fixed = new ArrayList<>();
    private final List<Integer> rateNodes = new ArrayList<>();
    private final List<Integer> jacobianNodes = new ArrayList<>();

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
        BitSet[] support = support();
        BitSet feeding = new BitSet();
        rates.forEach(rate -> feeding.or(support[rate]));
        jacobian = new int[species][species];
        differentiate(support);
        order = order(feeding);
        dynamic = feeding.cardinality();
        position = new int[species];
        for (int i = 0; i < species; i++) {
            position[order[i]] = i;
        }
    }

    static CompiledNetwork compile(ReactionNetwork network) {
        return new NetworkCompiler(network).compile();
    }

    private CompiledNetwork compile() {
        collectTerms();
        int shift = species + parameters;
        int residual = shift + 2;
        registers = residual + species;
        List<Integer> constants = allot();
        int[][] matrix = new int[dynamic][dynamic];
        boolean[][] pattern = pattern(order, dynamic);
        BitSet overwritten = new BitSet();
        rateNodes.forEach(node -> overwritten.set(register[node]));
        overwritten.set(0, species);
        SparseLu lu = SparseLu.plan(pattern);
        int shifted = registers;
        int factors = shifted + dynamic;
        int zero = register[graph.zero];

        LaneAssembler begin = new LaneAssembler();
        write(begin, rateNodes);
        write(begin, jacobianNodes);
        for (int i = 0; i < dynamic; i++) {
            for (int j = 0; j < dynamic; j++) {
                int node = jacobian[order[i]][order[j]];
                matrix[i][j] = node == graph.zero ? -1 : register[node];
            }
            begin.emit(LaneOp.SUBTRACT, shifted + i, register[jacobian[order[i]][order[i]]], shift);
            matrix[i][i] = shifted + i;
        }
        int[][] factor = lu.writeFactorisation(begin, matrix, r -> !overwritten.get(r), factors, zero);
        registers = factors + lu.entries();
        int[][] counterRows = counterRows(begin, overwritten);
        writeChange(begin, residual, zero);
        LaneAssembler again = new LaneAssembler();
        write(again, rateNodes);
        writeChange(again, residual, -1);
        for (LaneAssembler code : List.of(begin, again)) {
            lu.writeSolution(code, factor, residual, zero);
            writeCounters(code, counterRows, residual, shift + 1, zero);
        }
        LaneAssembler probe = new LaneAssembler();
        write(probe, rateNodes);
        write(probe, jacobianNodes);
        writeChange(probe, residual, zero);
        LaneAssembler constant = new LaneAssembler();
        write(constant, fixed);

        double[] initial = new double[registers * LANES];
        for (int node : constants) {
            Arrays.fill(initial, register[node] * LANES, (register[node] + 1) * LANES, graph.value(node));
        }
        return new CompiledNetwork(
                position,
                dynamic,
                parameters,
                species * LANES,
                shift * LANES,
                (shift + 1) * LANES,
                residual * LANES,
                initial,
                constant.assemble(),
                probe.assemble(),
                begin.assemble(),
                again.assemble(),
                places(),
                StepBack.of(changes, position));
    }

    /** Species that each node depends on. */
    private BitSet[] support() {
        BitSet[] support = new BitSet[graph.size()];
        for (int node = 0; node < support.length; node++) {
            BitSet own = new BitSet();
            if (graph.op(node) == RateGraph.Op.AMOUNT) {
                own.set(graph.first(node));
            }
            for (int operand : graph.operandsOf(node)) {
                own.or(support[operand]);
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
        int[] first = feeding.stream().toArray();
        int[] pivots = SparseLu.order(pattern(first, first.length));
        int[] sorted = new int[species];
        for (int i = 0; i < first.length; i++) {
            sorted[i] = first[pivots[i]];
        }
        int next = first.length;
        for (int i = 0; i < species; i++) {
            if (!feeding.get(i)) {
                sorted[next++] = i;
            }
        }
        return sorted;
    }

    private boolean[][] pattern(int[] sorted, int size) {
        boolean[][] pattern = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                pattern[i][j] = i == j || jacobian[sorted[i]][sorted[j]] != graph.zero;
            }
        }
        return pattern;
    }

    /** Changes as products, so that a rate need not be worked out before it is added; signs go to what is fixed. */
    private void collectTerms() {
        for (int i = 0; i < species; i++) {
            List<int[]> own = new ArrayList<>();
            for (int r = 0; r < rates.size(); r++) {
                double by = changes.get(r).getOrDefault(order[i], 0.0);
                if (by != 0) {
                    own.add(product(rates.get(r), by));
                }
            }
            terms.add(own);
        }
    }

    private int[] product(int rate, double by) {
        int factor = graph.constant(by);
        if (graph.op(rate) != RateGraph.Op.MULTIPLY) {
            return new int[] {factor, rate};
        }
        int a = graph.first(rate);
        int b = graph.second(rate);
        boolean onSecond = graph.pace(a) == RateGraph.Pace.WITH_AMOUNTS && graph.pace(b) != RateGraph.Pace.WITH_AMOUNTS;
        return onSecond ? new int[] {a, graph.multiply(factor, b)} : new int[] {graph.multiply(factor, a), b};
    }

    /** Gives every node that is needed a register, and returns the constants. */
    private List<Integer> allot() {
        boolean[] needed = new boolean[graph.size()];
        need(graph.zero, needed);
        need(one, needed);
        terms.forEach(own -> own.forEach(pair -> {
            need(pair[0], needed);
            need(pair[1], needed);
        }));
        boolean[] inRates = needed.clone();
        for (int[] row : jacobian) {
            for (int node : row) {
                need(node, needed);
            }
        }
        register = new int[graph.size()];
        List<Integer> constants = new ArrayList<>();
        for (int node = 0; node < needed.length; node++) {
            if (!needed[node]) {
                continue;
            }
            switch (graph.op(node)) {
                case AMOUNT -> register[node] = position[graph.first(node)];
                case PARAMETER -> register[node] = species + graph.first(node);
                case CONSTANT -> {
                    register[node] = registers++;
                    constants.add(node);
                }
                default -> {
                    register[node] = registers++;
                    boolean varies = graph.pace(node) == RateGraph.Pace.WITH_AMOUNTS;
                    (varies ? inRates[node] ? rateNodes : jacobianNodes : fixed).add(node);
                }
            }
        }
        return constants;
    }

    private void need(int node, boolean[] needed) {
        if (!needed[node]) {
            needed[node] = true;
            for (int operand : graph.operandsOf(node)) {
                need(operand, needed);
            }
        }
    }

    private void write(LaneAssembler code, List<Integer> nodes) {
        for (int node : nodes) {
            int to = register[node];
            int a = register[graph.first(node)];
            switch (graph.op(node)) {
                case ADD -> code.emit(LaneOp.ADD, to, a, register[graph.second(node)]);
                case SUBTRACT -> code.emit(LaneOp.SUBTRACT, to, a, register[graph.second(node)]);
                case MULTIPLY -> code.emit(LaneOp.MULTIPLY, to, a, register[graph.second(node)]);
                case POWER -> code.emit(LaneOp.POWER, to, a, register[graph.second(node)]);
                case RECIPROCAL -> code.emit(LaneOp.RECIPROCAL, to, a);
                case EXPONENTIAL -> code.emit(LaneOp.EXPONENTIAL, to, a);
                case CONSTANT, PARAMETER, AMOUNT ->
                    throw new IllegalStateException("A " + graph.op(node) + " is no instruction");
            }
        }
    }

    /** {@code b = start + f}, or {@code b + f} where start is -1. */
    private void writeChange(LaneAssembler code, int b, int start) {
        for (int i = 0; i < species; i++) {
            List<int[]> pairs = terms.get(i).stream()
                    .map(pair -> new int[] {register[pair[0]], register[pair[1]]})
                    .toList();
            code.dot(b + i, start < 0 ? b + i : start, pairs, register[graph.zero]);
        }
    }

    /** Rows of species on which nothing depends: pairs of a register that keeps the entry and a position. */
    private int[][] counterRows(LaneAssembler code, BitSet overwritten) {
        int[][] rows = new int[species - dynamic][];
        for (int c = dynamic; c < species; c++) {
            List<Integer> row = new ArrayList<>();
            for (int j = 0; j < species; j++) {
                int node = jacobian[order[c]][j];
                if (node != graph.zero) {
                    int entry = register[node];
                    if (overwritten.get(entry)) {
                        entry = registers++;
                        code.emit(LaneOp.ADD, entry, register[node], register[graph.zero]);
                    }
                    row.add(entry);
                    row.add(position[j]);
                }
            }
            rows[c - dynamic] = row.stream().mapToInt(Integer::intValue).toArray();
        }
        return rows;
    }

    private void writeCounters(LaneAssembler code, int[][] rows, int b, int inverseShift, int zero) {
        for (int c = 0; c < rows.length; c++) {
            List<int[]> pairs = new ArrayList<>();
            for (int e = 0; e < rows[c].length; e += 2) {
                pairs.add(new int[] {rows[c][e], b + rows[c][e + 1]});
            }
            code.dot(b + dynamic + c, b + dynamic + c, pairs, zero);
            code.emit(LaneOp.MULTIPLY, b + dynamic + c, b + dynamic + c, inverseShift);
        }
    }

    private CompiledNetwork.JacobianPlaces places() {
        List<int[]> entries = new ArrayList<>();
        for (int i = 0; i < species; i++) {
            for (int j = 0; j < dynamic; j++) {
                int node = jacobian[order[i]][order[j]];
                if (node != graph.zero) {
                    entries.add(new int[] {i * LANES, j * LANES, register[node] * LANES});
                }
            }
        }
        return new CompiledNetwork.JacobianPlaces(
                entries.stream().mapToInt(e -> e[0]).toArray(),
                entries.stream().mapToInt(e -> e[1]).toArray(),
                entries.stream().mapToInt(e -> e[2]).toArray());
    }
}
