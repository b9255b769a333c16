package org.biofluxopt.kinetics;

/** Instructions over registers of eight lanes. */
enum LaneOp {
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    /** 1/a. */
    RECIPROCAL(1),
    /** -1/a. */
    NEGATIVE_RECIPROCAL(1),
    /** a + b c, fused. */
    DOT1(3),
    /** a + b c + d e, fused, from the left. */
    DOT2(5),
    /** a and four products. */
    DOT4(9),
    POWER(2),
    EXPONENTIAL(1);

    private final int operands;

    LaneOp(int operands) {
        this.operands = operands;
    }

    /** Numbers an instruction takes in a program: operation, result, operands. */
    int width() {
        return operands + 2;
    }
}
