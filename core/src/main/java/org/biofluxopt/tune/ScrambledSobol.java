package org.biofluxopt.tune;

import java.util.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Points of Sobol's sequence (directions of Joe and Kuo 2008, SIAM J Sci Comput 30:2635), each coordinate's digits
 * shifted at random modulo 2, which keeps the net and makes every point uniform (Owen 1995).
 */
final class ScrambledSobol {
    private static final double DIGITS = 0x1p52;

    private final SobolSequenceGenerator sequence;
    private final long[] shift;

    ScrambledSobol(int dimensions, RandomGenerator random) {
        sequence = new SobolSequenceGenerator(dimensions);
        shift = new long[dimensions];
        for (int j = 0; j < dimensions; j++) {
            shift[j] = random.nextLong() >>> 12;
        }
    }

    double[] next() {
        double[] point = sequence.nextVector();
        for (int j = 0; j < point.length; j++) {
            point[j] = ((long) (point[j] * DIGITS) ^ shift[j]) / DIGITS;
        }
        return point;
    }
}
