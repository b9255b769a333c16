package org.biofluxopt.kinetics;

/**
 * A straight-line program over registers of eight lanes, {@code registers[place + lane]}. Made by {@link LaneAssembler}.
 *
 * @param code for each instruction the ordinal of its {@link LaneOp}, the place of its result, and those of its operands;
 *     places are already times eight
 */
record LaneProgram(int[] code) {}
