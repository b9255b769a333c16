package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A straight-line program over registers of eight lanes: {@code registers[place + lane]}. Instructions are sorted by
 * their depth and then by operation, so that a program is a few long loops over equal operations.
 *
 * @param operations what each run does
 * @param ends past the last instruction of each run
 * @param code three places (result, first, second operand) an instruction, already times eight
 */
record LaneProgram(RateGraph.Op[] operations, int[] ends, int[] code) {

    private record Instruction(int depth, RateGraph.Op op, int node) {}

    /**
     * Orders nodes into a program.
     *
     * @param wanted nodes to work out, operands before what uses them
     * @param place register of each node, times eight
     */
    static LaneProgram of(RateGraph graph, List<Integer> wanted, int[] place) {
        int[] depth = new int[graph.size()];
        List<Instruction> instructions = new ArrayList<>();
        for (int node : wanted) {
            int deepest = 0;
            int operands = RateGraph.operands(graph.op(node));
            if (operands > 0) {
                deepest = depth[graph.first(node)];
            }
            if (operands > 1) {
                deepest = Math.max(deepest, depth[graph.second(node)]);
            }
            depth[node] = deepest + 1;
            instructions.add(new Instruction(depth[node], graph.op(node), node));
        }
        instructions.sort(Comparator.comparingInt(Instruction::depth)
                .thenComparing(Instruction::op)
                .thenComparingInt(Instruction::node));
        int[] code = new int[3 * instructions.size()];
        List<RateGraph.Op> operations = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            int node = instruction.node;
            code[3 * i] = place[node];
            code[3 * i + 1] = place[graph.first(node)];
            code[3 * i + 2] = RateGraph.operands(instruction.op) > 1 ? place[graph.second(node)] : 0;
            if (i + 1 == instructions.size()
                    || instructions.get(i + 1).op != instruction.op
                    || instructions.get(i + 1).depth != instruction.depth) {
                operations.add(instruction.op);
                ends.add(3 * (i + 1));
            }
        }
        return new LaneProgram(
                operations.toArray(RateGraph.Op[]::new),
                ends.stream().mapToInt(Integer::intValue).toArray(),
                code);
    }

    int length() {
        return code.length / 3;
    }
}
