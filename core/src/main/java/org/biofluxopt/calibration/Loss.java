package org.biofluxopt.calibration;

/**
 * Half the sum of squares of residuals, beyond a threshold their absolute value (Huber 1964, Ann Math Stat 35:73), so that
 * publications that contradict each other cannot drag everything with them.
 *
 * @param threshold standard deviations; infinite for plain least squares
 */
record Loss(double threshold) {
    /** Three standard deviations: a value 1.5 half-widths outside its 95 % interval is still pulled in full. */
    static final Loss ROBUST = new Loss(3);

    static final Loss SQUARES = new Loss(Double.POSITIVE_INFINITY);

    Loss {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("Expected a threshold above 0, got " + threshold);
        }
    }

    double of(double[] residuals) {
        double sum = 0;
        for (double residual : residuals) {
            double size = Math.abs(residual);
            sum += size <= threshold ? size * size / 2 : threshold * (size - threshold / 2);
        }
        return sum;
    }

    /** Weight of a residual in iteratively reweighted least squares. */
    double weight(double residual) {
        double size = Math.abs(residual);
        return size <= threshold ? 1 : threshold / size;
    }
}
